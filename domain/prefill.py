"""What a report can be filled with from one typed line: category, area, place and time; the rest describes it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.categories import CATEGORIES, DEFAULT_CATEGORIES, GROUP_NAMES, Category
from domain.moments import Moment, find_moment
from domain.names import fold, short_names
from domain.recognition import Hit, Phrasebook, longest_first
from domain.remaining_text import Span, hide, text_without

_RANGE_STARTS = re.compile(r"\b(?:mellan|between|från|from)\s+$", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(r"\s+(?:och|and|till|to)\s", re.IGNORECASE)
_RANGE_GOES_BEFORE = re.compile(
    r"\b(?:mellan|between|från|from)\s+(?:[^\s,;.!?]+\s+){1,4}?(?:och|and|till|to)\s+$", re.IGNORECASE
)


@dataclass(frozen=True)
class KnownArea:
    """An area by its row id."""

    id: int
    name: str


@dataclass(frozen=True)
class KnownPlace:
    """A place by its row id, in an area by its."""

    id: int
    name: str
    area: int


Known = Category | KnownArea | KnownPlace
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Prefill:
    """What was recognised, and the words that remain."""

    category: str | None
    area: int | None
    place: int | None
    moment: Moment | None
    text: str


def _category_names() -> Iterator[tuple[str, Category]]:
    for category in DEFAULT_CATEGORIES:
        for name in (category.sv, category.en, *category.words, *category.signs):
            yield name, category
    for group, names in GROUP_NAMES.items():
        for name in names:
            yield name, CATEGORIES[group]


CATEGORY_BOOK = Phrasebook(_category_names())
SIGNS = frozenset(fold(sign) for category in DEFAULT_CATEGORIES for sign in category.signs)


def prefill(
    words: str, now: datetime, zone: ZoneInfo, areas: Iterable[KnownArea], places: Iterable[KnownPlace]
) -> Prefill:
    """Recognise what stands in the words, in any order; `now` is aware.

    Of several of a kind the longest counts, and the others stay in the text, as do words that tell of a category
    without naming it (`eldat`), and all that stands in the middle of a sentence. A place gives its area; one whose
    name is known in several areas, or in another than the one that was named, stays in the text.
    """
    hits: list[Hit[Known]] = [
        *CATEGORY_BOOK.hits(words),
        *Phrasebook((place.name, place) for place in places).hits(words),
        *area_book(areas).hits(words),
    ]
    chosen = _one_of_a_kind(sorted(longest_first(hits), key=lambda hit: (-hit.words, _vagueness(words, hit))))
    category, area = _only(Category, chosen), _only(KnownArea, chosen)
    place = _place_in(area, chosen)
    told = [hit for hit in chosen if place or not isinstance(hit.things[0], KnownPlace)]
    spans = [(hit.start, hit.end) for hit in told if not _vagueness(words, hit)]
    moment = _find_moment(hide(words, spans), now, zone)
    return Prefill(
        category=category.key if category else None,
        area=area.id if area else place.area if place else None,
        place=place.id if place else None,
        moment=moment,
        text=text_without(words, [*spans, *(moment.spans if moment else ())]),
    )


def area_book(areas: Iterable[KnownArea]) -> Phrasebook[KnownArea]:
    """The areas by their names and by what else each of them alone can be called."""
    by_name = {area.name: area for area in areas}
    further = ((short, by_name[name]) for short, name in short_names(by_name).items())
    return Phrasebook([*by_name.items(), *further])


def _vagueness(words: str, hit: Hit[Known]) -> int:
    """0 for a name, 1 for a sign of a category, 2 for one that tells who was there rather than what they did."""
    category = hit.things[0]
    if not isinstance(category, Category) or fold(words[hit.start : hit.end]) not in SIGNS:
        return 0
    return 2 if category.key == "gathering" else 1


def _one_of_a_kind(hits: Iterable[Hit[Known]]) -> list[Hit[Known]]:
    chosen: list[Hit[Known]] = []
    for hit in hits:
        kinds = {type(other.things[0]) for other in chosen}
        if type(hit.things[0]) not in kinds and not any(hit.overlaps(other) for other in chosen):
            chosen.append(hit)
    return chosen


def _only(kind: type[Thing], chosen: Sequence[Hit[Known]]) -> Thing | None:
    return next((thing for hit in chosen for thing in hit.things if isinstance(thing, kind)), None)


def _place_in(area: KnownArea | None, chosen: Sequence[Hit[Known]]) -> KnownPlace | None:
    places = [thing for hit in chosen for thing in hit.things if isinstance(thing, KnownPlace)]
    fitting = [place for place in places if area is None or place.area == area.id]
    return fitting[0] if len(fitting) == 1 else None


def _find_moment(words: str, now: datetime, zone: ZoneInfo) -> Moment | None:
    """The moment that the words tell; none when it only begins or ends a stretch of days."""
    moment = find_moment(words, now, zone)
    return None if moment and any(_bounds_a_stretch(words, span) for span in moment.spans) else moment


def _bounds_a_stretch(words: str, span: Span) -> bool:
    before, after = words[: span[0]], words[span[1] :]
    begins = _RANGE_STARTS.search(before) and _RANGE_GOES_ON.match(after)
    return bool(begins or _RANGE_GOES_BEFORE.search(before))
