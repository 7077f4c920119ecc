"""When something happened, as people say it in passing: `klotter igår 22:30`, `i fredags kväll`, `2 hours ago`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

from domain.moments.choice import Told, choose
from domain.moments.pieces import Clock, Day
from domain.moments.words import SMALL_HOURS, Part
from domain.plain import make_plainest

NOON = 12 * 60
_BETWEEN = re.compile(r"[\s,]*|t")  # 2026-11-20T23:15 has a t


@dataclass(frozen=True)
class Moment:
    """An instant in UTC, the spans of the typed text that told it, in order, and whether its time is a guess."""

    instant: datetime
    spans: tuple[tuple[int, int], ...]
    uncertain: bool


def find_moment(words: str, now: datetime, zone: ZoneInfo) -> Moment | None:
    """When it happened, or None when the words do not say; Swedish and English, with or without å, ä, ö.

    `now` is aware. A time of day without a date is the latest that has come. A date that was said outright may lie
    ahead, for the caller to refuse. The times of a stretch (`22:30–23:15`) give its start and no span.
    """
    plain = make_plainest(words)
    now = now.astimezone(zone).replace(second=0, microsecond=0)
    told = choose(plain.text, now)
    if told is None:
        return None
    spans = tuple(plain.typed_span(*span) for span in _joined(plain.text, sorted(_spans(told))))
    if told.ago:
        return Moment(now.astimezone(UTC) - told.ago.delta, spans, told.ago.rough)
    return Moment(_instant(told, now), spans, told.clock is None or told.clock.rough)


def _instant(told: Told, now: datetime) -> datetime:
    day = told.day or Day(0, 0, now.date(), back=1, today=True)
    part = day.part or (told.part.part if told.part else None)
    if not told.clock and not part and day.date == now.date():
        return now.astimezone(UTC)
    minutes = _minutes(told.clock, part)
    spilled = timedelta(days=_spills(day, part, minutes))
    instant = _at(day.date + spilled, minutes, now)
    if instant > now:
        instant = _at(day.date + spilled - _step_back(told, day), minutes, now)
    said_ahead = told.clock or day.date > now.date()
    return instant if said_ahead else min(instant, now.astimezone(UTC))


def _minutes(clock: Clock | None, part: Part | None) -> int:
    """Minutes after midnight; ten in the evening is 22, and what was not said is the part's own hour, or noon."""
    if clock is None:
        return part.hour * 60 if part else NOON
    later = part is not None and not clock.exact and clock.minutes // 60 in part.later
    return clock.minutes + NOON if later else clock.minutes


def _spills(day: Day, part: Part | None, minutes: int) -> bool:
    """Whether the small hours of a named night are those of the date after: `i lördags natt` ends on Sunday."""
    return part is not None and part.spills and minutes < NOON and not day.today and not day.calendar


def _step_back(told: Told, day: Day) -> timedelta:
    """How far to go back from what lies ahead; `i natt` said before two at night is the night that is."""
    this_night = day.today and day.part is SMALL_HOURS and not told.clock
    return timedelta(days=0 if this_night else day.back)


def _at(day: date, minutes: int, now: datetime) -> datetime:
    """The instant of local minutes: of two by the same name the first, and one that was skipped an hour on."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return resolve_imaginary(wall.replace(tzinfo=now.tzinfo)).astimezone(UTC)


def _spans(told: Told) -> Iterator[tuple[int, int]]:
    clock = None if told.clock and told.clock.stretch else told.clock
    for piece in (told.ago, told.day, clock, told.part, *told.beside):
        if piece:
            yield piece.start, piece.end


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in order; those with only blanks or commas between them as one."""
    start, end = 0, 0
    for next_start, next_end in spans:
        if end and _BETWEEN.fullmatch(text, end, next_start):
            end = next_end
            continue
        if end:
            yield start, end
        start, end = next_start, next_end
    if end:
        yield start, end
