"""Read a date, perhaps with a time of day, as files and command lines have it: `2026-11-20 22.30`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
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
    offset: tzinfo | None

    def local(self, zone: ZoneInfo, otherwise: time) -> datetime:
        """Give the instant in the zone, at `otherwise` where no time was written; a skipped hour is one later."""
        wall = datetime.combine(self.day, self.clock or otherwise)
        aware = wall.replace(tzinfo=self.offset) if self.offset else resolve_imaginary(wall.replace(tzinfo=zone))
        return aware.astimezone(zone)


def read_written_time(written: str) -> WrittenTime:
    """Read the time; raises ValueError for another shape, or for what is none.

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
    offset = datetime.fromisoformat(f"{day}T00{(found['offset'] or '').upper().replace('UTC', 'Z')}").tzinfo
    return WrittenTime(day, clock, offset)
