"""Define the ISO week, which the situational picture is counted, named and posted by."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from typing import Self
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

from domain.names import fold

A_WEEK = timedelta(weeks=1)
WEEK_WORD = r"(?:w|v|wk|week|vecka|veckan)"
_NUMBER = r"(?P<number>\d{1,2})"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?P<year>\d{{4}})(?:\s*[-/]?\s*{WEEK_WORD}\.?\s*|\s*[-/\s]\s*){_NUMBER}",
        rf"{WEEK_WORD}?\.?\s*{_NUMBER}(?:\s*[,/-]\s*|\s+)(?P<year>\d{{4}})",
        rf"{WEEK_WORD}?\.?\s*{_NUMBER}(?P<year>)",
    )
)
MONTH_OR_WEEK = re.compile(r"(?<![\w-])(?P<year>\d{4})\s*[-/]\s*(?P<number>0?[1-9]|1[0-2])(?![\w-])")
"""A year and a number that can be that of a month or of a week."""
_AROUND = " \t\n.,;:!?"
RELATIVE_WEEKS = {
    "denna vecka": 0,
    "den här veckan": 0,
    "this week": 0,
    "förra veckan": 1,
    "föregående vecka": 1,
    "last week": 1,
    "previous week": 1,
}
"""How many weeks back each of these lies."""
_WEEKS_BACK = {fold(words): back for words, back in RELATIVE_WEEKS.items()}


@dataclass(frozen=True, order=True)
class Week:
    """One ISO week; ordered in time. An impossible one (week 53 of a short year) raises ValueError."""

    year: int
    number: int

    def __post_init__(self) -> None:
        date.fromisocalendar(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the week that a local date lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def from_iso(cls, name: str) -> Self:
        """Read the week that is written '2026-W47'; ValueError when it is not."""
        year, number = name.split("-W")
        return cls(int(year), int(number))

    @classmethod
    def parse(cls, words: str, reference: date) -> Self:
        """Read what a person wrote: `2026-W47`, `v. 47`, `47 2026`, `förra veckan`; ValueError for no week.

        A number alone is the latest such week that has begun by the reference date.
        """
        words = words.strip(_AROUND)
        if (back := _WEEKS_BACK.get(fold(words))) is not None:
            return cls.of(reference).previous(back)
        found = next(filter(None, (shape.fullmatch(words) for shape in _SHAPES)), None)
        if found is None:
            raise ValueError("not a week")
        number = int(found["number"])
        return cls(int(found["year"]), number) if found["year"] else cls._latest(number, reference)

    @classmethod
    def _latest(cls, number: int, reference: date) -> Self:
        this_week = cls.of(reference)
        for year in range(this_week.year, this_week.year - 8, -1):
            if number <= weeks_in(year) and (week := cls(year, number)) <= this_week:
                return week
        raise ValueError(f"no week has the number {number}")

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Its last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def thursday(self) -> date:
        """The day that decides which year, quarter and month it belongs to: most of its days do."""
        return date.fromisocalendar(self.year, self.number, 4)

    def next(self, n: int = 1) -> Self:
        """Return the week n weeks later."""
        return self.of(self.monday + n * A_WEEK)

    def previous(self, n: int = 1) -> Self:
        """Return the week n weeks earlier."""
        return self.next(-n)

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return Monday 00:00 local to next Monday 00:00 local, the latter not included, as instants in UTC."""
        return local_midnight(self.monday, zone), local_midnight(self.monday + A_WEEK, zone)

    def range(self, last: Self) -> tuple[Self, ...]:
        """List this week, those between and the last, in order; empty when the last is before this one."""
        return tuple(takewhile(lambda week: week <= last, map(self.next, count())))


def names_week(words: str) -> bool:
    """Tell whether the words have the shape of a week and nothing more, be there such a week or not.

    Those that may as well be a month have not: '2026-11'.
    """
    words = words.strip(_AROUND)
    if MONTH_OR_WEEK.fullmatch(words):
        return False
    return fold(words) in _WEEKS_BACK or any(shape.fullmatch(words) for shape in _SHAPES)


def weeks_in(year: int) -> int:
    """Return 52 or 53: 28 December always lies in the last week of its ISO year."""
    return date(year, 12, 28).isocalendar().week


def local_midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return when a local day begins, in UTC: at the first moment that there is, where clocks skip midnight."""
    return resolve_imaginary(datetime.combine(day, time(), zone)).astimezone(UTC)
