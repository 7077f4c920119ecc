"""What people call categories: which one a name means, which a new one would be, and why it cannot be."""

import re
from collections.abc import Iterable
from dataclasses import replace

from domain.categories import Category
from domain.incidents import LONGEST_NAME
from domain.names import fold, tidy
from domain.own_categories import Categories, CategoryChange, Heading, joined, own_number
from domain.refusals import Refusal

_DASH = re.compile(r"\s+[-–—]\s+")


def category_called(known: Categories, name: str) -> Category | None:
    """Find what is called so now, in either language; case, accents and the kind of dash aside."""
    return next((each for each in known.every if _plain(name) in map(_plain, (each.sv, each.en))), None)


def read_new(known: Categories, written: str) -> CategoryChange:
    """Read the name of a new category: 'Hot – mot personal' is a kind of what is called 'Hot'."""
    head, kind = _parts(written)
    group = next((each.group for each in known.headings.values() if kind and _is_called(each, head)), "")
    key = f"own{1 + max((own_number(each.key) for each in known.changes), default=0)}"
    return CategoryChange(f"{group}.{key}", kind) if group else CategoryChange(key, joined(head, kind))


def read_renamed(known: Categories, category: Category, written: str) -> CategoryChange:
    """Read the new name of a category; a kind keeps its heading, whether it is told or not.

    Raises Refusal for another heading.
    """
    head, kind = _parts(written)
    heading, change = known.headings[category.group], known.change_of(category.key)
    if category.is_heading or not kind:
        return replace(change, name=joined(head, kind))
    if not _is_called(heading, head):
        raise Refusal("categories-other-heading", name=joined(head, kind), heading=heading.sv)
    return replace(change, name=kind)


def name_fault(known: Categories) -> Refusal | None:
    """Tell whether two categories or headings are called alike, or one at too great length."""
    wholes = [(each.key, (each.sv, each.en)) for each in known.every]
    double = _double(wholes) or _double((each.group, (each.sv, each.en)) for each in known.headings.values())
    if double:
        return Refusal("register-name-taken", name=double)
    longest = max((name for _, names in wholes for name in names), key=len)
    too_long = len(longest) > LONGEST_NAME
    return Refusal("list-name-too-long", line=longest[:40], most=LONGEST_NAME) if too_long else None


def _double(named: Iterable[tuple[str, tuple[str, str]]]) -> str | None:
    taken: dict[str, str] = {}
    doubles = (name for key, names in named for name in names if taken.setdefault(_plain(name), key) != key)
    return next(doubles, None)


def _parts(name: str) -> tuple[str, str]:
    """The heading's name and the kind's, '' where there is none."""
    head, _, kind = _DASH.sub("\n", tidy(name), count=1).partition("\n")
    return head, kind


def _plain(name: str) -> str:
    return fold(joined(*_parts(name)))


def _is_called(heading: Heading, name: str) -> bool:
    return fold(name) in (fold(heading.sv), fold(heading.en))
