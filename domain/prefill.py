"""Fill in a report from one typed line: category, area, place and time; the rest describes it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.category_matches import CategoryHit, choose_category, find_categories
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
    matches = find_categories(words)
    whereabouts = _whereabouts(words, areas, places, matches.hits)
    category = choose_category([hit for hit in matches.hits if not any(map(hit.overlaps, whereabouts))])
    area = next((each for hit in whereabouts for each in hit.meanings if isinstance(each, NamedArea)), None)
    place = _place_in(area, whereabouts)
    spans = [hit.span for hit in whereabouts if place or not isinstance(hit.meanings[0], NamedPlace)]
    spans += [category.span] if category and category.named else []
    reading = read_moment(hide(words, spans), now, zone)
    spans = [span for span in spans if not _belongs_to_more(words, *span)]
    spans += reading.moment.spans if reading.moment else ()
    return Prefill(
        category=category.category.key if category else None,
        area=area.id if area else place.area if place else None,
        place=place.id if place else None,
        moment=reading.moment,
        uncertain=reading.uncertain,
        text=words.strip() if matches.negated and not category else text_without(words, spans),
    )


def area_book(areas: Iterable[NamedArea]) -> Phrasebook[NamedArea]:
    """The areas by their names and by what else each of them alone can be called."""
    by_name = {area.name: area for area in areas}
    further = ((short, by_name[name]) for short, name in short_names(by_name).items())
    return Phrasebook([*by_name.items(), *further])


def _belongs_to_more(words: str, start: int, end: int) -> bool:
    """Whether what was recognised makes sense only with the words around it: `bakom Biblioteket`, `bråk och …`."""
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
            each for each in hit.meanings if is_meant(words, hit, each.name, strict=isinstance(each, NamedArea))
        )
        in_category = any(hit.overlaps(name) and name.words > hit.words for name in longer_names)
        taken = any(hit.overlaps(other) or type(other.meanings[0]) is type(hit.meanings[0]) for other in chosen)
        if meanings and not in_category and not taken:
            chosen.append(replace(hit, meanings=meanings))
    return chosen


def _place_in(area: NamedArea | None, whereabouts: Sequence[Hit[Where]]) -> NamedPlace | None:
    """The only place of that name in the area, or anywhere where no area is named."""
    places = [each for hit in whereabouts for each in hit.meanings if isinstance(each, NamedPlace)]
    fitting = [place for place in places if area is None or place.area == area.id]
    return fitting[0] if len(fitting) == 1 else None
