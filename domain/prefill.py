"""Fill in a report from one typed line: category, area, place and time; the rest describes it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.category_matches import CategoryHit, choose_category, find_categories
from domain.moments import Moment, read_moment
from domain.names import fold
from domain.own_categories import DEFAULT, Categories
from domain.recognition import Hit, Phrasebook, longest_first, name_book, words_of
from domain.remaining_text import hide, text_without


@dataclass(frozen=True)
class NamedArea:
    """An area by its row id, with the areas that lie in it by theirs."""

    id: int
    name: str
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class NamedPlace:
    """A place by its row id, in an area by its."""

    id: int
    name: str
    area: int


Where = NamedArea | NamedPlace
_SAYS_WHERE = re.compile(
    r"\b(?:utanför|bakom|framför|bredvid|mittemot|under|ovanför|intill|mellan|mot|outside|behind|beside|opposite|below"
    r"|above|in front of|next to|between|under)\s+$",
    re.IGNORECASE,
)
"""Words before a place that say where beside it, so that both stay in the text."""
_AT = re.compile(
    r"(?:^|[\s,;:.–—-])(?:i|på|pa|vid|in|at|near|nära|utanför|utanfor|bakom|inne på|från|from|kring)\s+$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(?:mot|towards?)\s+$", re.IGNORECASE)
_EVERYDAY = frozenset(Path(__file__).with_name("everyday_words.txt").read_text("utf-8").split())
"""Everyday words that areas and places are named after too: they are names only with a capital."""
_FOLDED = frozenset(map(fold, _EVERYDAY))
_BEGINS = re.compile(r"(?:^|[.!?\n])\s*$")
_EDGE_BEFORE = re.compile(r"(?:^|[\n,;:.!?–—(-])\s*$")
_EDGE_AFTER = re.compile(r"\s*(?:$|[\n,;:.!?–—)-])")
_GOES_ON = re.compile(r"\s+(?:och|samt|eller|and|or|&)\s", re.IGNORECASE)
_WENT_BEFORE = re.compile(r"\s(?:och|samt|eller|and|or|&)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Prefill:
    """What was recognized, and the words that remain; `uncertain` when it is not certain when it happened."""

    category: str | None
    area: int | None
    place: int | None
    moment: Moment | None
    uncertain: bool
    text: str


def prefill(
    words: str,
    now: datetime,
    zone: ZoneInfo,
    areas: Iterable[NamedArea],
    places: Iterable[NamedPlace],
    categories: Categories = DEFAULT,
) -> Prefill:
    """Recognize what stands in the words, in any order; `now` is aware.

    Of several of a kind the longest counts. The others stay in the text, as do cues of a category (`eldat`), a
    time that could not be read, and what stands in the middle of a sentence. A place gives its area; one that is
    known in several areas, or in another than the one named, stays in the text.
    """
    matches = find_categories(words, categories)
    whereabouts = _whereabouts(words, areas, places, matches.hits)
    category = choose_category([hit for hit in matches.hits if not any(map(hit.overlaps, whereabouts))])
    area, place = _area_and_place(whereabouts)
    spans = [hit.span for hit in whereabouts if place or not isinstance(hit.meanings[0], NamedPlace)]
    spans += [category.span] if category and category.named else []
    reading = read_moment(hide(words, spans), now, zone)
    spans = [span for span in spans if not _belongs_to_more(words, *span)]
    spans += reading.moment.spans if reading.moment else ()
    return Prefill(
        category=category.category.key if category else None,
        area=place.area if place else area.id if area else None,
        place=place.id if place else None,
        moment=reading.moment,
        uncertain=reading.uncertain,
        text=words.strip() if matches.negated and not category else text_without(words, spans),
    )


def area_book(areas: Iterable[NamedArea]) -> Phrasebook[NamedArea]:
    """Return the areas by their names and by what else each of them alone can be called."""
    return name_book({area.name: area for area in areas})


def _belongs_to_more(words: str, start: int, end: int) -> bool:
    """Whether what was recognized makes sense only with the words around it: `bakom Biblioteket`, `bråk och …`."""
    before = words[:start]
    return bool(_SAYS_WHERE.search(before) or _GOES_ON.match(words[end:]) or _WENT_BEFORE.search(before))


def _whereabouts(
    words: str, areas: Iterable[NamedArea], places: Iterable[NamedPlace], categories: Sequence[CategoryHit]
) -> list[Hit[Where]]:
    """The area and the place that the words name, the longest of each."""
    found: list[Hit[Where]] = [
        *Phrasebook((place.name, place) for place in places).hits(words),
        *area_book(areas).hits(words),
    ]
    longer_names = [hit for hit in categories if hit.named]
    chosen: list[Hit[Where]] = []
    for hit in longest_first(found):
        meanings = tuple(
            each for each in hit.meanings if _is_meant(words, hit, each.name, strict=isinstance(each, NamedArea))
        )
        in_category = any(hit.overlaps(name) and name.words > hit.words for name in longer_names)
        taken = any(hit.overlaps(other) or type(other.meanings[0]) is type(hit.meanings[0]) for other in chosen)
        if meanings and not in_category and not taken:
            chosen.append(replace(hit, meanings=meanings))
    return chosen


def _is_meant(text: str, hit: Hit[object], name: str, *, strict: bool) -> bool:
    """Whether the hit is the name; an everyday word needs a capital, as does one without its accents.

    Without its accents it may also stand where a name does. Where it is not to be `strict`, an everyday word may
    follow `på` or `vid`.
    """
    if _TOWARDS.search(text[: hit.start]):
        return False
    typed = words_of(text[hit.start : hit.end])
    exact = {word.exact for word in typed} <= {word.exact for word in words_of(name)}
    everyday = len(typed) == 1 and (typed[0].exact in _EVERYDAY or (not exact and typed[0].folded in _FOLDED))
    if _has_capital(text, hit) or (exact and not everyday):
        return True
    at = bool(_AT.search(text[: hit.start]))
    if everyday:
        return exact and at and not strict
    edge = _EDGE_BEFORE.search(text[: hit.start]) or _EDGE_AFTER.match(text, hit.end)
    return at or bool(edge)


def _has_capital(text: str, hit: Hit[object]) -> bool:
    """Whether it is written as a name: with a capital that is not only that of a sentence, or of all of it."""
    if not text[hit.start].isupper() or (text.isupper() and fold(text) != fold(text[hit.start : hit.end])):
        return False
    begins = _BEGINS.search(text[: hit.start])
    return not begins or bool(_EDGE_AFTER.match(text, hit.end))


def _area_and_place(whereabouts: Sequence[Hit[Where]]) -> tuple[NamedArea | None, NamedPlace | None]:
    """The area named, and the only place of that name in it and its parts, or anywhere where no area is named."""
    named = [each for hit in whereabouts for each in hit.meanings]
    area = next((each for each in named if isinstance(each, NamedArea)), None)
    there = (area.id, *area.parts) if area else ()
    places = [each for each in named if isinstance(each, NamedPlace) and (area is None or each.area in there)]
    return area, places[0] if len(places) == 1 else None
