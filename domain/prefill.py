"""What a report can be filled with from one typed line: category, area, place and time; the rest describes it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.category_hits import CategoryHit, choose_category, find_categories
from domain.moments import Moment, read_moment
from domain.names import short_names
from domain.place_names import is_meant
from domain.recognition import Hit, Phrasebook, longest_first
from domain.remaining_text import hide, text_without


@dataclass(frozen=True)
class NamedArea:
    """An area by its row id."""

    id: int
    name: str


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
_GOES_ON = re.compile(r"\s+(?:och|samt|eller|and|or|&)\s", re.IGNORECASE)
_WENT_BEFORE = re.compile(r"\s(?:och|samt|eller|and|or|&)\s+$", re.IGNORECASE)
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Prefill:
    """What was recognised, and the words that remain; `uncertain` when it is not certain when it happened."""

    category: str | None
    area: int | None
    place: int | None
    moment: Moment | None
    uncertain: bool
    text: str


def prefill(
    words: str, now: datetime, zone: ZoneInfo, areas: Iterable[NamedArea], places: Iterable[NamedPlace]
) -> Prefill:
    """Recognise what stands in the words, in any order; `now` is aware.

    Of several of a kind the longest counts, and the others stay in the text, as do words that tell of a category
    without naming it (`eldat`), what tells a time that could not be read, and all that stands in the middle of a
    sentence. A place gives its area; one whose name is known in several areas, or in another than the one that was
    named, stays in the text.
    """
    told = find_categories(words)
    whereabouts = _whereabouts(words, areas, places, told.hits)
    category = choose_category([hit for hit in told.hits if not any(map(hit.overlaps, whereabouts))])
    area = _only(NamedArea, whereabouts)
    place = _place_in(area, whereabouts)
    spans = [(hit.start, hit.end) for hit in whereabouts if place or not isinstance(hit.things[0], NamedPlace)]
    spans += [(category.start, category.end)] if category and category.named else []
    reading = read_moment(hide(words, spans), now, zone)
    spans = [span for span in spans if not _belongs_to_more(words, *span)]
    spans += reading.moment.spans if reading.moment else ()
    return Prefill(
        category=category.category.key if category else None,
        area=area.id if area else place.area if place else None,
        place=place.id if place else None,
        moment=reading.moment,
        uncertain=reading.uncertain,
        text=words.strip() if told.denied and not category else text_without(words, spans),
    )


def _belongs_to_more(words: str, start: int, end: int) -> bool:
    """Whether what was recognised makes sense only with the words around it: `bakom Biblioteket`, `bråk och …`."""
    return bool(
        _SAYS_WHERE.search(words[:start]) or _GOES_ON.match(words[end:]) or _WENT_BEFORE.search(words[:start])
    )


def _whereabouts(
    words: str, areas: Iterable[NamedArea], places: Iterable[NamedPlace], told: Sequence[CategoryHit]
) -> list[Hit[Where]]:
    """The area and the place that the words name, the longest of each."""
    names = [hit for hit in told if hit.named]
    found: list[Hit[Where]] = [
        *Phrasebook((place.name, place) for place in places).hits(words),
        *area_book(areas).hits(words),
    ]
    meant = [hit for each in longest_first(found) if (hit := _meant(words, each))]
    return _one_of_a_kind(
        hit for hit in meant if not any(hit.overlaps(name) and name.words > hit.words for name in names)
    )


def _meant(words: str, hit: Hit[Where]) -> Hit[Where] | None:
    """The hit with only those of its things that are meant by their name."""
    things = [
        thing for thing in hit.things if is_meant(words, hit, thing.name, strict=isinstance(thing, NamedArea))
    ]
    return replace(hit, things=tuple(things)) if things else None


def area_book(areas: Iterable[NamedArea]) -> Phrasebook[NamedArea]:
    """The areas by their names and by what else each of them alone can be called."""
    by_name = {area.name: area for area in areas}
    further = ((short, by_name[name]) for short, name in short_names(by_name).items())
    return Phrasebook([*by_name.items(), *further])


def _one_of_a_kind(hits: Iterable[Hit[Where]]) -> list[Hit[Where]]:
    chosen: list[Hit[Where]] = []
    for hit in hits:
        kinds = {type(other.things[0]) for other in chosen}
        if type(hit.things[0]) not in kinds and not any(hit.overlaps(other) for other in chosen):
            chosen.append(hit)
    return chosen


def _only(kind: type[Thing], chosen: Sequence[Hit[Where]]) -> Thing | None:
    return next((thing for hit in chosen for thing in hit.things if isinstance(thing, kind)), None)


def _place_in(area: NamedArea | None, chosen: Sequence[Hit[Where]]) -> NamedPlace | None:
    places = [thing for hit in chosen for thing in hit.things if isinstance(thing, NamedPlace)]
    fitting = [place for place in places if area is None or place.area == area.id]
    return fitting[0] if len(fitting) == 1 else None
