"""Choose which of the times in a text tell when it happened, and whether they tell it for certain."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, product

from domain.moments.candidates import Candidates, find_pieces
from domain.moments.pieces import SINCE, Ago, ClockTime, Day, NamedPeriod, Piece, Unresolved
from domain.normalized_text import search_before

_BLANK = re.compile(r"[\s,(]*")
_JOINED = re.compile(
    r"[\s,()]*(?:-|till(?:\s+och\s+med)?|to|och|and|eller|or|until|samt|t\.?o\.?m\.?)\s*(?:(?:pa|i|on|kl\.?)\s+)?"
)
_BOUND = re.compile(rf"\b(?:{SINCE}|to)\s+(?:den\s+|i\s+|last\s+)?$")
_OPENS = re.compile(r"\b(?:mellan|between)\s+(?:den\s+|i\s+)?$")


@dataclass(frozen=True)
class TimeExpression:
    """The pieces that tell a moment: a spell before now, or a day and a clock (one at the least) and a part.

    `beside` holds days that only repeat the day: `fredag` in `fredag den 20 november`. `doubtful` when the text
    says something more about the time, or something that does not go together.
    """

    ago: Ago | None = None
    day: Day | None = None
    clock: ClockTime | None = None
    part: NamedPeriod | None = None
    beside: tuple[Day, ...] = ()
    doubtful: bool = False

    def pieces(self) -> list[Piece]:
        """Return all pieces that there are."""
        return [piece for piece in (self.ago, self.day, self.clock, self.part, *self.beside) if piece]


def choose(text: str, now: datetime) -> tuple[TimeExpression | None, bool]:
    """Choose what tells the moment in the plain text, and tell whether more times stand there that are not read.

    The day and the clock that stand closest belong together; a spell counts when it comes before both. `now` is
    local.
    """
    found = find_pieces(text, now)
    first = min((piece.start for piece in (*found.days, *found.clocks)), default=len(text))
    spells = [ago for ago in found.agos if not ago.now or first == len(text)]
    if spells and spells[0].start <= first:
        told = TimeExpression(ago=spells[0])
        return told, _tells_more(found.unread, told)
    if not found.days and not found.clocks:
        return None, bool(found.unread) or any(part.definite for part in found.parts)
    if _is_stretch_of_days(text, found):
        return None, True
    if not found.days and not all(each.clock for each in found.unread):
        return None, True
    told = _tell(text, found)
    return told, _tells_more(found.unread, told)


def _is_stretch_of_days(text: str, found: Candidates) -> bool:
    """Whether two different days are joined, as in `från fredag 18:00 till måndag`."""
    between = [*found.clocks, *found.parts]
    return any(
        one.date != other.date
        and not _agree(one, other)
        and _JOINED.fullmatch(_blanked(text, one, other, between))
        for one, other in zip(found.days, found.days[1:], strict=False)
        if not other.until
    ) or any(search_before(_OPENS, text, day.start, 20) and len(found.days) > 1 for day in found.days)


def _blanked(text: str, one: Piece, other: Piece, pieces: Iterable[Piece]) -> str:
    """The text between the two with the pieces in it made blank."""
    between = text[one.end : other.start]
    for piece in pieces:
        if one.end <= piece.start and piece.end <= other.start:
            first, last = piece.start - one.end, piece.end - one.end
            between = between[:first] + " " * (last - first) + between[last:]
    return between


def _tell(text: str, found: Candidates) -> TimeExpression:
    day, clock = _closest(found.days, found.clocks)
    beside = tuple(other for other in found.days if day and other != day and _side_by_side(text, other, day))
    contradicted = any(day and not _agree(day, other) for other in beside)
    day = _completed(day, beside) if day else None
    part = _part_of(text, found.parts, day, clock)
    doubtful = (
        contradicted
        or _others_matter(found, day, beside)
        or bool(day and (day.doubtful or search_before(_BOUND, text, day.start, 20)))
    )
    return TimeExpression(day=day, clock=clock, part=part, beside=beside, doubtful=doubtful)


def _closest(days: list[Day], clocks: list[ClockTime]) -> tuple[Day | None, ClockTime | None]:
    if days and clocks:
        return min(product(days, clocks), key=lambda pair: (pair[0].gap_to(pair[1]), not pair[0].calendar))
    day = min(days, key=lambda day: not day.calendar, default=None)
    return day, next(iter(clocks), None)


def _completed(day: Day, beside: Iterable[Day]) -> Day:
    """The day with what those beside it say more: the date of a day of the week, the part, the night before."""
    for other in beside:
        if day.weekday and not other.weekday:
            day = replace(
                day, date=other.date, weekday=False, calendar=other.calendar, today=other.today, back=other.back
            )
        if other.part and not day.part:
            day = replace(day, part=other.part, until=other.until)
    return day


def _agree(one: Day, other: Day) -> bool:
    """Whether the two can be the same day."""
    if (one.weekday or other.weekday) and not (one.today or other.today):
        return one.date.weekday() == other.date.weekday()
    return one.date == other.date


def _others_matter(found: Candidates, day: Day | None, beside: Sequence[Day]) -> bool:
    """Whether another day or time in the text may be the one that was meant."""
    if any(one.minutes != other.minutes for one, other in combinations(found.clocks, 2)):
        return True
    others = [other for other in found.days if day and other.start != day.start and other not in beside]
    return any(day is not None and not _agree(other, day) for other in others)


def _part_of(text: str, parts: list[NamedPeriod], day: Day | None, clock: ClockTime | None) -> NamedPeriod | None:
    """The part that stands beside the day or the clock; without a clock also `på kvällen` further away."""
    for part in parts:
        if any(_side_by_side(text, part, piece) for piece in (day, clock) if piece):
            return part
    return next((part for part in parts if part.definite and day and not clock and not day.part), None)


def _side_by_side(text: str, one: Piece, other: Piece) -> bool:
    start, end = min(one.end, other.end), max(one.start, other.start)
    return bool(_BLANK.fullmatch(text, start, end))


def _tells_more(unread: Iterable[Unresolved], told: TimeExpression) -> bool:
    return any(not any(each.overlaps(piece) for piece in told.pieces()) for each in unread)
