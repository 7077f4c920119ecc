"""Read which incidents a list is asked for, in free words: where, what, when, how grave, and whose."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, reduce
from operator import or_
from typing import Any, TypeVar

from domain.categories import Category
from domain.category_matches import find_categories
from domain.names import fold
from domain.own_categories import DEFAULT, Categories
from domain.prefill import NamedArea, NamedPlace, area_book
from domain.recognition import Hit, Phrasebook, claim_known, longest_first
from domain.remaining_text import Span, hide
from domain.times_of_week import ALWAYS, TimesOfWeek, find_hours, times_by_name
from domain.weeks import RELATIVE_WEEKS, WEEK_WORD, Week

_WEEK = re.compile(
    rf"(?<!\w)(?:\d{{4}}\s*[-/]?\s*)?{WEEK_WORD}\.?\s*\d{{1,2}}(?!\w)(?:\s*[,/-]?\s*\d{{4}}(?!\w))?",
    re.IGNORECASE,
)
_RELATIVE_WEEKS = Phrasebook(RELATIVE_WEEKS.items())


Named = TypeVar("Named")


@dataclass(frozen=True)
class _Places:
    """Places of one name, by row id."""

    ids: tuple[int, ...]


class _Own(Enum):
    """That the incidents are of the asker's own partner."""

    OWN = "own"


OWN_WORDS = (
    *("mina parter", "min part", "vår part", "min organisation", "vår organisation"),
    *("my partners", "my partner", "our partner", "my organisation", "our organisation"),
)
"""What names one's own partner, in Swedish and English."""


@dataclass(frozen=True)
class Chosen:
    """One value of a plain fact of an incident that is a choice, by the fact's name."""

    name: str
    value: str


@dataclass(frozen=True)
class IncidentFilter:
    """Areas and places by row id, categories by key, none meaning all; a heading's key stands for all its kinds.

    `own` are those that the asker's own partner reported.
    """

    areas: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    week: Week | None = None
    places: tuple[int, ...] = ()
    choices: tuple[Chosen, ...] = ()
    times: TimesOfWeek = ALWAYS
    own: bool = False


def read_filter(
    words: str,
    areas: Iterable[NamedArea],
    today: date,
    categories: Categories = DEFAULT,
    places: Iterable[NamedPlace] = (),
    choices: Iterable[tuple[str, Chosen]] = (),
) -> tuple[IncidentFilter, str]:
    """Read the filter that free words ask for, and return those of the words that name nothing known.

    `choices` are the words that stand for a choice, each with it.
    """
    week, spans = find_week(words, today)
    words = hide(words, spans)
    hours, spans = find_hours(words)
    words = hide(words, spans)
    told = find_categories(words, categories, retired=True)
    hits: list[Hit[Any]] = [
        *area_book(areas).hits(words),
        *_place_book(places).hits(words),
        *Phrasebook(choices).hits(words),
        *_own_book().hits(words),
        *told.hits,
    ]
    known, unknown = claim_known(words, longest_first(hits))
    return _filter(known, week, hours), unknown


def _filter(known: Sequence[Any], week: Week | None, hours: TimesOfWeek) -> IncidentFilter:
    def of(kind: type[Named]) -> tuple[Named, ...]:
        return tuple(dict.fromkeys(each for each in known if isinstance(each, kind)))

    return IncidentFilter(
        areas=tuple(dict.fromkeys(each.id for each in of(NamedArea))),
        categories=tuple(each.key for each in of(Category)),
        week=week,
        places=tuple(dict.fromkeys(place for each in of(_Places) for place in each.ids)),
        choices=of(Chosen),
        times=reduce(or_, of(TimesOfWeek), hours),
        own=bool(of(_Own)),
    )


def _place_book(places: Iterable[NamedPlace]) -> Phrasebook[_Places]:
    """The places by their names; a name that several areas have means all of them."""
    named: dict[str, list[NamedPlace]] = defaultdict(list)
    for each in places:
        named[fold(each.name)].append(each)
    return Phrasebook((each[0].name, _Places(tuple(place.id for place in each))) for each in named.values())


@cache
def _own_book() -> Phrasebook[Any]:
    return Phrasebook([*((name, _Own.OWN) for name in OWN_WORDS), *times_by_name().items()])


def pin_week(words: str, today: date) -> str:
    """Write the week that the words name as '2026-W47', so that they ask for the same on any day."""
    week, spans = find_week(words, today)
    for start, end in spans:
        return f"{words[:start]}{week}{words[end:]}"
    return words


def find_week(words: str, today: date) -> tuple[Week | None, list[Span]]:
    """Find the first week that the words name, and where."""
    for hit in _RELATIVE_WEEKS.hits(words):
        return Week.of(today).previous(hit.meanings[0]), [hit.span]
    for found in _WEEK.finditer(words):
        try:
            return Week.parse(found[0], today), [found.span()]
        except ValueError:
            continue
    return None, []
