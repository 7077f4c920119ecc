"""Read when something happened, as people say it: `klotter igår 22:30`, `i fredags kväll`, `2 hours ago`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

from domain.moments.choice import TimeExpression, choose
from domain.moments.pieces import ClockTime, Day
from domain.moments.words import SMALL_HOURS, DayPeriod
from domain.normalized_text import normalize_and_fold

NOON = 12 * 60
_SHORT_DAYS = re.compile(r"\b(?:mån|sön)\b")  # without their accents, words of another meaning
_BETWEEN = re.compile(r"[\s,]*|t")  # 2026-11-20T23:15 has a t


@dataclass(frozen=True)
class Moment:
    """An instant in UTC, the spans of the typed text that told it, in order, and whether its time is a guess."""

    instant: datetime
    spans: tuple[tuple[int, int], ...]
    uncertain: bool


@dataclass(frozen=True)
class Reading:
    """What a text says of when it happened: a moment, if it tells one, and whether that is uncertain.

    Without a moment it is uncertain when the text tells of a time that could not be read.
    """

    moment: Moment | None
    uncertain: bool


def read_moment(words: str, now: datetime, zone: ZoneInfo) -> Reading:
    """Read when it happened, as the words say; Swedish and English, with or without å, ä, ö.

    `now` is aware. A time of day without a date is the latest that has come. A date that was said outright may lie
    ahead, for the caller to refuse; what is told as today does not. The times of a stretch (`22:30–23:15`) give
    its start and no span.
    """
    plain = normalize_and_fold(words)
    now = now.astimezone(zone).replace(second=0, microsecond=0)
    told, more = choose(plain.text, now)
    if told is None:
        return Reading(None, more)
    reading = _instant(told, now)
    spans = tuple(plain.typed_span(*span) for span in _joined(plain.text, sorted(_spans(told, reading))))
    uncertain = more or told.doubtful or not reading.sure or _names_day_beside(words, spans)
    return Reading(Moment(reading.instant, spans, uncertain), uncertain)


def _names_day_beside(words: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether `mån` or `sön` stands outside the spans; without their accents they are words of another meaning."""
    named = _SHORT_DAYS.finditer(unicodedata.normalize("NFC", words).casefold())
    return any(not any(start <= each.start() < end for start, end in spans) for each in named)


class _Instant(NamedTuple):
    """The instant, whether it is told for certain, and whether the time told is left out as it has not come."""

    instant: datetime
    sure: bool
    left_out: bool = False


def _instant(told: TimeExpression, now: datetime) -> _Instant:
    if told.ago:
        return _Instant(now.astimezone(UTC) - told.ago.delta, not told.ago.rough)
    day = told.day or Day(0, 0, now.date(), back=1, today=True)
    part = day.part or (told.part.part if told.part else None)
    if not told.clock and not part and day.date == now.date():
        return _Instant(now.astimezone(UTC), sure=False)
    minutes = _minutes(told.clock, part)
    spilled = timedelta(days=_spills(day, part, minutes))
    instant = _at(day.date + spilled, minutes, now)
    sure = told.clock is not None and not told.clock.rough and not _is_ambiguous(day, part, minutes)
    sure = sure and (part is None or part.holds(minutes))
    if instant <= now:
        return _Instant(instant, sure)
    if _is_today(told, day, part, now):
        return _Instant(now.astimezone(UTC), sure=False, left_out=True)
    # `i natt` said before two at night is the night that is
    this_night = day.today and day.part is SMALL_HOURS and not told.clock
    instant = _at(day.date + spilled - timedelta(days=0 if this_night else day.back), minutes, now)
    said_ahead = told.clock is not None or (told.day is not None and told.day.date > now.date())
    return _Instant(instant if said_ahead else min(instant, now.astimezone(UTC)), sure)


def _is_ambiguous(day: Day, part: DayPeriod | None, minutes: int) -> bool:
    """Whether the date can be the one before or after: the small hours of a night that one day was named of."""
    if day.last:
        return 8 * 60 <= minutes < 18 * 60
    if part is None or not part.spills or day.until or day.today or minutes >= NOON:
        return False
    return day.calendar or day.weekday


def _is_today(told: TimeExpression, day: Day, part: DayPeriod | None, now: datetime) -> bool:
    """Whether what seems to lie ahead is told as today: `ikväll`, or `fredag kväll` on a Friday in the evening."""
    if told.day is None or day.until or day.calendar or day.date != now.date():
        return False
    said_so = day.today or any(other.today for other in told.beside)
    if part is SMALL_HOURS or (day.back and (day.today or (day.part and told.clock))):
        return False
    return said_so or (part is not None and now.hour >= part.begins)


def _minutes(clock: ClockTime | None, part: DayPeriod | None) -> int:
    """Minutes after midnight; ten in the evening is 22, and what was not said is the part's own hour, or noon."""
    if clock is None:
        return part.hour * 60 if part else NOON
    later = part is not None and not clock.exact and clock.minutes // 60 in part.later
    return clock.minutes + NOON if later else clock.minutes


def _spills(day: Day, part: DayPeriod | None, minutes: int) -> int:
    """How many days after the date named: `i lördags natt` ends one later, `natten till lördag` begins earlier."""
    if day.until:
        return -1 if minutes >= NOON else 0
    if day.last:
        return int(minutes < NOON)
    return int(part is not None and part.spills and minutes < NOON and not day.today and not day.calendar)


def _at(day: date, minutes: int, now: datetime) -> datetime:
    """The instant of local minutes: of two by the same name the first, and one that was skipped an hour on."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return resolve_imaginary(wall.replace(tzinfo=now.tzinfo)).astimezone(UTC)


def _spans(told: TimeExpression, reading: _Instant) -> Iterator[tuple[int, int]]:
    """What told the moment, but for a stretch of times and for a time that is left out."""
    for piece in told.pieces():
        if not (isinstance(piece, ClockTime) and (piece.stretch or reading.left_out)):
            yield piece.start, piece.end


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; those with only blanks or commas between them as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _BETWEEN.fullmatch(text, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined
