"""Where a text tells of a category, and which of several it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from domain.categories import CATEGORIES, DEFAULT_CATEGORIES, GROUP_NAMES, Category
from domain.category_signs import ELSEWHERE, FIRST, SIGNS, WEAK
from domain.names import fold
from domain.recognition import Hit, Phrasebook
from domain.signs import SignBook

_FILLERS = (
    r"(?:nagot|nagra|nagon|nan|nat|mer|mera|nytt|nya|ny|annat|annan|andra|direkt|som|helst|fler|flera|stort|stora|storre"
    r"|tecken|pa|spar|av|form|slags|uttalade|synliga|noterade|any|more|new|other|further|signs?|of|reported|the)"
)
_DENIED_BEFORE = re.compile(
    rf"\b(?:inga|inget|ingen|inte|ej|utan|varken|aldrig|icke|no|not|without|never|neither|nor)(?:\s+{_FILLERS}){{0,3}}\s+$"
)
_DENIED_AFTER = re.compile(r"\s+(?:forekom\s+|forekommer\s+)?(?:inte|ej)\b(?!\s+(?:bara|endast))")
_ALSO_DENIED = re.compile(r"\s*,?\s*(?:eller|och|or|nor|and|samt)\s+|\s*,\s*")


@dataclass(frozen=True)
class CategoryHit(Hit[Category]):
    """A hit on a category; `named` when it is its name and not only a sign of it."""

    named: bool = False

    @property
    def category(self) -> Category:
        """What it tells of."""
        return self.things[0]

    def order(self) -> tuple[int, int, int]:
        """The lower, the more the text is about it."""
        key = self.category.key
        first = FIRST.index(key) if key in FIRST else len(FIRST)
        return first, 0 if self.named else 2 if key in WEAK else 1, self.start


@cache
def _names() -> Phrasebook[Category]:
    return Phrasebook(_category_names())


@cache
def _signs() -> SignBook[Category]:
    return SignBook((signs, CATEGORIES[key]) for key, signs in SIGNS.items())


@cache
def _elsewhere() -> SignBook[None]:
    return SignBook([(ELSEWHERE, None)])


def _category_names() -> Iterator[tuple[str, Category]]:
    for category in DEFAULT_CATEGORIES:
        for name in (category.sv, category.en, *category.words):
            yield name, category
    for group, names in GROUP_NAMES.items():
        for name in names:
            yield name, CATEGORIES[group]


@dataclass(frozen=True)
class CategoriesTold:
    """Where a text tells of categories, the longest first, and where it says that there was none."""

    hits: tuple[CategoryHit, ...]
    denied: tuple[CategoryHit, ...]


def find_categories(text: str) -> CategoriesTold:
    """Where the text tells of categories; not where a word means something else."""
    found = [
        *(CategoryHit(hit.start, hit.end, hit.words, hit.things[:1], named=True) for hit in _names().hits(text)),
        *(CategoryHit(hit.start, hit.end, hit.words, hit.things[:1]) for hit in _signs().hits(text)),
    ]
    other = _elsewhere().hits(text)
    meant = [hit for hit in found if not any(hit.overlaps(each) and hit.words <= each.words for each in other)]
    apart = _without_shorter(meant)
    denied = _denied(text, apart)
    return CategoriesTold(tuple(hit for hit in apart if hit not in denied), tuple(denied))


def choose_category(hits: Sequence[CategoryHit]) -> CategoryHit | None:
    """What the text is about: a name before a sign, what was done before who was there, then what comes first.

    The heading of a group gives way to a kind in it that is told of too.
    """
    chosen = min(hits, key=CategoryHit.order, default=None)
    if chosen is None or chosen.category.key != chosen.category.group:
        return chosen
    kinds = [hit for hit in hits if hit.category.group == chosen.category.key != hit.category.key]
    return min(kinds, key=CategoryHit.order, default=chosen)


def _without_shorter(hits: Iterable[CategoryHit]) -> list[CategoryHit]:
    """The hits that do not share letters with one of more words, or of the same words that comes before."""
    kept: list[CategoryHit] = []
    for hit in sorted(hits, key=lambda each: (-each.words, each.start - each.end, each.start, not each.named)):
        if not any(hit.overlaps(other) for other in kept):
            kept.append(hit)
    return kept


def _denied(text: str, hits: Sequence[CategoryHit]) -> list[CategoryHit]:
    """The hits that a negation stands before, those that are joined to such a one, and those denied after."""
    plain = "".join(fold(letter)[:1] or " " for letter in text)
    denied: list[CategoryHit] = []
    for hit in sorted(hits, key=lambda each: each.start):
        joined = denied and _ALSO_DENIED.fullmatch(plain, denied[-1].end, hit.start)
        before = _DENIED_BEFORE.search(plain, max(0, hit.start - 60), hit.start)
        after = hit.words == 1 and _DENIED_AFTER.match(plain, hit.end)
        if joined or before or after:
            denied.append(hit)
    return denied
