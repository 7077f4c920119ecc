"""Collect everything in a text that tells of a time, and settle which of overlapping pieces count."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import TypeVar

from domain.moments.clocks import find_clocks
from domain.moments.holidays import find_holidays
from domain.moments.pieces import Ago, ClockTime, Day, NamedPeriod, Piece, Unresolved
from domain.moments.relative_days import find_agos, find_parts, find_relative_days
from domain.moments.unresolved import find_unread, find_vague
from domain.moments.weekdays import find_weekdays
from domain.moments.words import SMALL_HOURS
from domain.moments.written_dates import find_dotted, find_written_dates
from domain.normalized_text import search_before

_NIGHT_BEFORE = re.compile(
    r"(?:\b(?:under|in|i|pa|on)\s+)?\b(?:natt(?:en)?\s+(?:till|mot|fore)|natten\s+mellan\s+(?:[^\s,;.!?]+\s+){1,3}?och|the\s+night\s+to)\s+(?:den\s+)?$"
)
P = TypeVar("P", bound=Piece)


@dataclass(frozen=True)
class Candidates:
    """Everything that was found in a text, each kind in order and without overlaps."""

    days: list[Day]
    clocks: list[ClockTime]
    parts: list[NamedPeriod]
    agos: list[Ago]
    unread: list[Unresolved]


def find_pieces(text: str, now: datetime) -> Candidates:
    """Find every piece in the plain text that tells of a time; `now` is local."""
    today = now.date()
    spells = list(find_agos(text, today))
    read = [
        *find_relative_days(text, now),
        *find_weekdays(text, today),
        *find_holidays(text, today),
        *find_written_dates(text, today),
        *spells,
    ]
    vague = list(find_vague(text))
    days = _doubt_overlapping(_of_kind(Day, read))
    days = _apart(_with_night_before(text, day) for day in days if not any(_covers(one, day) for one in vague))
    dotted = list(find_dotted(text, today))
    clocks = _apart(find_clocks(text, [*days, *dotted]), days)
    days, clocks = _settle_dotted(days, clocks, dotted)
    parts = _apart(find_parts(text), (*days, *clocks))
    agos = _apart(_of_kind(Ago, spells))
    taken = (*days, *clocks, *agos)
    unread = [*_of_kind(Unresolved, read), *vague, *find_unread(text)]
    unread += [Unresolved(each.start, each.end) for each in dotted]
    return Candidates(days, clocks, parts, agos, _apart(unread, taken))


def _of_kind(kind: type[P], pieces: Iterable[Piece]) -> list[P]:
    return [piece for piece in pieces if isinstance(piece, kind)]


def _covers(one: Piece, other: Piece) -> bool:
    """Whether the one holds the other and more."""
    same = (one.start, one.end) == (other.start, other.end)
    return one.start <= other.start and other.end <= one.end and not same


def _apart(pieces: Iterable[P], taken: Sequence[Piece] = ()) -> list[P]:
    """The pieces in order, without those that overlap an earlier, a longer or a taken one."""
    kept: list[P] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if not any(piece.overlaps(other) for other in chain[Piece](kept[-1:], taken)):
            kept.append(piece)
    return kept


def _doubt_overlapping(days: Sequence[Day]) -> list[Day]:
    """The days apart; one whose figures can belong to the next date too is doubtful: `21 December 31`."""
    kept = _apart(days)
    return [
        replace(day, doubtful=day.doubtful or any(day.start < other.start < day.end < other.end for other in days))
        for day in kept
    ]


def _with_night_before(text: str, day: Day) -> Day:
    lead = search_before(_NIGHT_BEFORE, text, day.start, 60)
    return replace(day, start=lead.start(), part=SMALL_HOURS, until=True) if lead else day


def _settle_dotted(
    days: list[Day], clocks: list[ClockTime], dotted: list[Day]
) -> tuple[list[Day], list[ClockTime]]:
    """Let one `20.11` be the day where no other is told and another time is; alone it is a time, perhaps."""
    free = [each for each in dotted if not any(each.overlaps(day) for day in days)]
    if days and len(clocks) > 1:
        return days, [clock for clock in clocks if clock.stretch or not _is_bare(clock, free)]
    if days or not free:
        return days, clocks
    for date in free:
        own = next((clock for clock in clocks if clock.overlaps(date)), None)
        if own and (own.stretch or own.start < date.start):
            continue
        others = [clock for clock in clocks if not clock.overlaps(date)]
        if others:
            either = any(clock.overlaps(other) for clock in others for other in free)
            return [replace(date, doubtful=either)], others
    return days, [replace(clock, rough=clock.rough or _is_bare(clock, free)) for clock in clocks]


def _is_bare(clock: ClockTime, dotted: Sequence[Day]) -> bool:
    return any(clock.start == each.start for each in dotted)
