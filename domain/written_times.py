"""A date, perhaps with a time of day, as files and command lines have it: `2026-11-20 22.30`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
    r"(?:(?:T|,?\s+(?:kl\.?\s*)?)(?P<hour>\d{1,2})(?:[:.,](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,](?P<part>\d{1,6}))?)?)?"
    r"\s*(?P<offset>Z|UTC|[+-]\d\d:?\d\d(?::\d\d)?)?)?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class WrittenTime:
    """What was written; `clock` is None for a date alone, `offset` where it is not said, so that it is local."""

    day: date
    clock: time | None
    offset: timezone | None

    def local(self, zone: ZoneInfo, otherwise: time) -> datetime:
        """In the zone; at another time of day where none was written. An hour that was skipped is one later."""
        wall = datetime.combine(self.day, self.clock or otherwise)
        aware = wall.replace(tzinfo=self.offset) if self.offset else resolve_imaginary(wall.replace(tzinfo=zone))
        return aware.astimezone(zone)


def read_written_time(written: str) -> WrittenTime:
    """The time; raises ValueError for another shape, or for what is none.

    A stop or a comma between hour and minutes is as good as a colon; only ISO dates are taken, as they cannot be
    misread.
    """
    found = _SHAPE.fullmatch(written.strip())
    if not found:
        raise ValueError("not the shape of a time")
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    clock = None
    if found["hour"]:
        part = int((found["part"] or "").ljust(6, "0"))
        clock = time(int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0), part)
    return WrittenTime(day, clock, _offset(found["offset"]))


def _offset(written: str | None) -> timezone | None:
    if not written:
        return None
    if written.upper() in {"Z", "UTC"}:
        return UTC
    hours, minutes, *seconds = re.findall(r"\d\d", written)
    size = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds[0]) if seconds else 0)
    return timezone(-size if written[0] == "-" else size)
