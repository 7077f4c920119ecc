"""A workspace's categories: the default ones as it has renamed or retired them, and those of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from domain.categories import CATEGORIES, DASH, DEFAULT_CATEGORIES, Category, heading_in

LAST_HEADING = "other"
"""The heading that comes last, and that counts what is not known."""
_OWN = re.compile(r"(?:[a-z]+\d*\.)?own(\d+)")


@dataclass(frozen=True)
class CategoryChange:
    """How a workspace has changed a category, or has one of its own; without a `name` it is called as by default.

    The name of a kind is told without its heading's.
    """

    key: str
    name: str | None = None
    synonyms: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True)
class Heading:
    """What categories are counted under, by its names in Swedish and English."""

    group: str
    sv: str
    en: str

    def name(self, language: str) -> str:
        """Give its name in 'sv' or 'en'."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, eq=False)
class Categories:
    """All categories of a workspace, retired ones too: the default ones first, then its own as they were added."""

    every: tuple[Category, ...]
    changes: tuple[CategoryChange, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Category]:
        """Map each by its key."""
        return {each.key: each for each in self.every}

    @cached_property
    def in_order(self) -> tuple[Category, ...]:
        """List all in the order of a form: kinds of one heading together, the heading of the rest last."""
        places = {group: place for place, group in enumerate(self.headings)}
        return tuple(sorted(self.every, key=lambda each: (each.group == LAST_HEADING, places[each.group])))

    @cached_property
    def offered(self) -> tuple[Category, ...]:
        """List those in use, in order."""
        return tuple(each for each in self.in_order if not each.retired)

    @cached_property
    def headings(self) -> dict[str, Heading]:
        """Map what kinds are counted under by its key."""
        named = ((each.key, heading_in(each.sv), heading_in(each.en)) for each in self.every if each.is_heading)
        return {key: Heading(key, sv, en) for key, sv, en in named}

    @property
    def changed_headings(self) -> tuple[Heading, ...]:
        """List the headings that are not as by default."""
        return tuple(each for each in self.headings.values() if each != DEFAULT.headings.get(each.group))

    def name(self, key: str, language: str) -> str:
        """Give the category's whole name in 'sv' or 'en'; raises KeyError for an unknown key."""
        return self.by_key[key].name(language)

    def kinds_of(self, keys: Iterable[str]) -> frozenset[str]:
        """Return the keys of all kinds meant: a heading's stands for those counted under it."""
        wanted = set(keys)
        return frozenset(each.key for each in self.every if wanted & {each.key, each.group})

    def numbered(self, number: int) -> Category | None:
        """Find the category of that number."""
        return self.every[number - 1] if 0 < number <= len(self.every) else None

    def number_of(self, category: Category) -> int:
        """Number a category as long as no default one is added: its place among all."""
        return self.every.index(category) + 1

    def change_of(self, key: str) -> CategoryChange:
        """Tell how a category differs from the default."""
        return next((each for each in self.changes if each.key == key), CategoryChange(key))

    def changed(self, change: CategoryChange) -> "Categories":
        """Return the categories with one changed, or added."""
        changes = [change if each.key == change.key else each for each in self.changes]
        return categories_of(tuple(changes if change in changes else [*changes, change]))


def joined(head: str, kind: str) -> str:
    """Write a whole name of the heading's and the kind's, '' where there is none."""
    return f"{head}{DASH}{kind}" if kind else head


def own_number(key: str) -> int:
    """Read the number of a workspace's own category; 0 for a default one."""
    own = _OWN.fullmatch(key)
    return int(own[1]) if own else 0


def group_of(key: str) -> str:
    """Give the key of the heading that a category is counted under; 'other' for one we no longer know."""
    return key.partition(".")[0] if key in CATEGORIES or own_number(key) else LAST_HEADING


@lru_cache(200)
def categories_of(changes: tuple[CategoryChange, ...]) -> Categories:
    """Make a workspace's categories of its changes, in the order in which they were first made."""
    told = {each.key: each for each in changes}
    own = [Category(each.key, each.name or "", each.name or "") for each in changes if each.key not in CATEGORIES]
    every = [*DEFAULT_CATEGORIES, *own]
    whole = {each.key: _changed(each, told[each.key]) for each in every if each.is_heading and each.key in told}
    return Categories(tuple(_under_headings(every, told, whole)), changes) if changes else DEFAULT


def _under_headings(
    every: Iterable[Category], told: dict[str, CategoryChange], whole: dict[str, Category]
) -> Iterator[Category]:
    for each in every:
        if each.is_heading:
            yield whole.get(each.key, each)
        elif each.key in told or each.group in whole:
            change = told.get(each.key, CategoryChange(each.key))
            yield _changed(each, change, whole.get(each.group) or CATEGORIES[each.group])
        else:
            yield each


def _changed(default: Category, change: CategoryChange, heading: Category | None = None) -> Category:
    """A category as a workspace has it; a kind is called by its heading's name and its own."""
    names = [change.name or name for name in (default.sv, default.en)]
    if heading:
        kinds = [change.name or _kind_in(name) for name in (default.sv, default.en)]
        names = [
            joined(heading_in(head), kind) for head, kind in zip((heading.sv, heading.en), kinds, strict=True)
        ]
    before = [name for name in (default.sv, default.en) if name not in names and default.key in CATEGORIES]
    return replace(
        default,
        sv=names[0],
        en=names[1],
        synonyms=change.synonyms,
        formerly=(*change.formerly, *before),
        retired=change.retired,
    )


def _kind_in(name: str) -> str:
    return name.partition(DASH)[2] or name


DEFAULT = Categories(DEFAULT_CATEGORIES)
"""The categories of a workspace that has changed none."""
