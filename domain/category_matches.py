"""Find where a text tells of a category, and choose which of several it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from domain.categories import DEFAULT_CATEGORIES, OTHER_MEANINGS, Category, heading_in
from domain.cues import CueIndex
from domain.names import fold
from domain.normalized_text import search_before
from domain.own_categories import DEFAULT, Categories
from domain.recognition import Hit, Phrasebook, claim

_FILLERS = (
    r"(?:nagot|nagra|nagon|nan|nat|mer|mera|nytt|nya|ny|annat|annan|andra|direkt|som|helst|fler|flera|stort|stora|storre"
    r"|tecken|pa|spar|av|form|slags|uttalade|synliga|noterade|any|more|new|other|further|signs?|of|reported|the)"
)
_NEGATED_BEFORE = re.compile(
    rf"\b(?:inga|inget|ingen|inte|ej|utan|varken|aldrig|icke|no|not|without|never|neither|nor)(?:\s+{_FILLERS}){{0,3}}\s+$"
)
_NEGATED_AFTER = re.compile(r"\s+(?:forekom\s+|forekommer\s+)?(?:inte|ej)\b(?!\s+(?:bara|endast))")
_ALSO_NEGATED = re.compile(r"\s*,?\s*(?:eller|och|or|nor|and|samt)\s+|\s*,\s*")


@dataclass(frozen=True)
class CategoryHit(Hit[Category]):
    """A hit on a category; `named` when it is its name and not only a cue of it."""

    named: bool = False

    @property
    def category(self) -> Category:
        """What it tells of."""
        return self.meanings[0]

    def order(self) -> tuple[int, int, int]:
        """Return its place in order: the lower, the more the text is about it."""
        return self.category.precedence, 0 if self.named else 2 if self.category.weak else 1, self.start


@lru_cache(20)
def _names(categories: Categories, *, retired: bool) -> Phrasebook[Category]:
    """What each is called now comes before its synonyms, and these before what it has been called otherwise."""
    known = [each for each in categories.every if retired or not each.retired]
    now = [(name, each) for each in known for name in (each.sv, each.en)]
    own = [(name, each) for each in known for name in each.synonyms]
    else_ = [(name, each) for each in known for name in (*each.words, *each.formerly)]
    heads = [each for each in known if each.is_heading]
    whole = [(heading_in(name), each) for each in heads for name in (each.sv, each.en, *each.formerly)]
    return Phrasebook([*now, *own, *else_, *whole])


@cache
def _cues() -> CueIndex[str]:
    return CueIndex((each.cues, each.key) for each in DEFAULT_CATEGORIES)


@cache
def _other_meanings() -> CueIndex[None]:
    return CueIndex([(OTHER_MEANINGS, None)])


@dataclass(frozen=True)
class CategoryMatches:
    """Where a text tells of categories, the longest first, and where it says that there was none."""

    hits: tuple[CategoryHit, ...]
    negated: tuple[CategoryHit, ...]


def find_categories(text: str, categories: Categories = DEFAULT, *, retired: bool = False) -> CategoryMatches:
    """Find where the text tells of categories, `retired` ones too if asked for.

    Not where a word means something else.
    """
    other = _other_meanings().hits(text)
    meant = [
        hit
        for hit in _hits(text, categories, retired=retired)
        if not any(hit.overlaps(each) and hit.words <= each.words for each in other)
    ]
    longest = claim(sorted(meant, key=lambda hit: (-hit.words, hit.start - hit.end, hit.start, not hit.named)))
    negated = tuple(_negated(text, longest))
    return CategoryMatches(tuple(hit for hit in longest if hit not in negated), negated)


def _hits(text: str, categories: Categories, *, retired: bool) -> Iterator[CategoryHit]:
    for hit in _names(categories, retired=retired).hits(text):
        yield CategoryHit(*hit.span, hit.words, hit.meanings[:1], named=True)
    for cue in _cues().hits(text):
        told = categories.by_key[cue.meanings[0]]
        if retired or not told.retired:
            yield CategoryHit(*cue.span, cue.words, (told,))


def choose_category(hits: Sequence[CategoryHit]) -> CategoryHit | None:
    """Choose what the text is about: a name before a cue, what was done before who was there, then the first.

    The heading of a group gives way to a kind in it that is told of too.
    """
    chosen = min(hits, key=CategoryHit.order, default=None)
    if chosen is None or chosen.category.key != chosen.category.group:
        return chosen
    kinds = [hit for hit in hits if hit.category.group == chosen.category.key != hit.category.key]
    return min(kinds, key=CategoryHit.order, default=chosen)


def _negated(text: str, hits: Sequence[CategoryHit]) -> list[CategoryHit]:
    """The hits that a negation stands before or after, and those that are joined to such a one."""
    folded = "".join(fold(letter)[:1] or " " for letter in text)
    negated: list[CategoryHit] = []
    for hit in sorted(hits, key=lambda each: each.start):
        joined = negated and _ALSO_NEGATED.fullmatch(folded, negated[-1].end, hit.start)
        before = search_before(_NEGATED_BEFORE, folded, hit.start, 60)
        after = hit.words == 1 and _NEGATED_AFTER.match(folded, hit.end)
        if joined or before or after:
            negated.append(hit)
    return negated
