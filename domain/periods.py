"""Define months, quarters and years, by which one looks back, and read them in what people type."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from domain.recognition import Phrasebook
from domain.refusals import Refusal
from domain.remaining_text import Span, hide
from domain.weeks import MONTH_OR_WEEK, RELATIVE_WEEKS, WEEK_WORD, Week, local_midnight

MONTHS = {
    number: names.split()
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
}
"""What each month is called in Swedish and English."""


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_IN_A_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}
_SIGNS = {PeriodKind.MONTH: "-M{:02}", PeriodKind.QUARTER: "-Q{}", PeriodKind.YEAR: ""}


@dataclass(frozen=True)
class Period:
    """A calendar month, quarter or year, local time; `number` counts it within the year, from 1."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= _IN_A_YEAR[self.kind]:
            raise ValueError(f"no {self.kind} has the number {self.number}")

    def __str__(self) -> str:
        """Write '2026-M11', '2026-Q4' or '2026', which `find_periods` reads."""
        return f"{self.year:04}{_SIGNS[self.kind].format(self.number)}"

    @classmethod
    def of(cls, kind: PeriodKind, day: date) -> Self:
        """Return the period of that kind that a local date lies in."""
        return cls(kind, day.year, (day.month - 1) // _months(kind) + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _months(self.kind) + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date.fromordinal(self.next().first.toordinal() - 1)

    def next(self, n: int = 1) -> Self:
        """Return the period of the same kind that lies so many later."""
        count = _IN_A_YEAR[self.kind]
        place = self.year * count + self.number - 1 + n
        return type(self)(self.kind, place // count, place % count + 1)

    def previous(self, n: int = 1) -> Self:
        """Return the period of the same kind that lies so many earlier."""
        return self.next(-n)

    def year_before(self) -> Self:
        """Return the same period of the year before."""
        return self.previous(_IN_A_YEAR[self.kind])

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return its first local midnight and that after it, which is not included, as instants in UTC."""
        return local_midnight(self.first, zone), local_midnight(self.next().first, zone)

    def weeks(self) -> tuple[Week, ...]:
        """List the ISO weeks most of whose days lie in it: each week belongs to one month, quarter and year."""
        first, last = (Week.of(day) for day in (self.first, self.last))
        return tuple(week for week in first.range(last) if Period.of(self.kind, week.thursday) == self)


def _months(kind: PeriodKind) -> int:
    return 12 // _IN_A_YEAR[kind]


TimeSpan = Week | Period
"""What one looks back at, or compares."""

_BACK = {
    (PeriodKind.MONTH, 0): ("denna månad", "den här månaden", "this month"),
    (PeriodKind.MONTH, 1): ("förra månaden", "föregående månad", "last month", "previous month"),
    (PeriodKind.QUARTER, 0): ("detta kvartal", "det här kvartalet", "this quarter"),
    (PeriodKind.QUARTER, 1): ("förra kvartalet", "föregående kvartal", "last quarter", "previous quarter"),
    (PeriodKind.YEAR, 0): ("i år", "detta år", "det här året", "this year"),
    (PeriodKind.YEAR, 1): ("förra året", "föregående år", "i fjol", "last year", "previous year"),
}
_RELATIVE = Phrasebook((name, back) for back, names in _BACK.items() for name in names)
_RELATIVE_WEEKS = Phrasebook(RELATIVE_WEEKS.items())
_MONTH_NUMBERS = {name: number for number, names in MONTHS.items() for name in names}
_ORDINALS = {
    **dict.fromkeys(("första", "forsta", "first"), 1),
    **dict.fromkeys(("andra", "second"), 2),
    **dict.fromkeys(("tredje", "third"), 3),
    **dict.fromkeys(("fjärde", "fjarde", "fourth"), 4),
}
_YEAR_BEFORE = r"(?:(?P<before>\d{4})\s*[-/,]?\s*)?"
_YEAR_AFTER = r"(?:\s*[-/,]?\s*(?P<after>\d{4}))?"
_WEEK = re.compile(
    rf"(?<!\w)(?:\d{{4}}\s*[-/]?\s*)?{WEEK_WORD}\.?\s*\d{{1,2}}(?!\w){_YEAR_AFTER}(?!\w)", re.IGNORECASE
)
_QUARTER = re.compile(
    rf"(?<!\w){_YEAR_BEFORE}(?:(?:q|k|kv|kvartal|kvartalet|quarter)\.?\s*(?P<number>\d{{1,2}})"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)}|[1-4]:[aeAE])\s+(?:kvartalet|kvartal|quarter)){_YEAR_AFTER}(?!\w)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<!\w){_YEAR_BEFORE}(?:(?P<name>{'|'.join(_MONTH_NUMBERS)})\.?|(?<=-)m(?P<number>\d{{1,2}})){_YEAR_AFTER}(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w-])(?:(?:år|year)\s+)?(?P<before>20\d\d)(?![\w-])", re.IGNORECASE)


class FoundPeriod(NamedTuple):
    """What words name, and where they do."""

    named: TimeSpan
    span: Span


def find_periods(words: str, today: date) -> tuple[list[FoundPeriod], str]:
    """Find the weeks, months, quarters and years that words name, in their order; return the other words too.

    One without its year is the latest that has begun by the day. Raises Refusal for one that there is not, as
    week 53 of a short year, and for what may as well be a month as a week.
    """
    found: list[FoundPeriod] = []
    for find in (_find_relative, _find_weeks, _find_quarters, _find_months, _refuse_unclear, _find_years):
        told = list(find(words, today))
        words = hide(words, [each.span for each in told])
        found += told
    return sorted(found, key=lambda each: each.span), words


def _find_relative(words: str, today: date) -> Iterator[FoundPeriod]:
    for hit in _RELATIVE.hits(words):
        kind, back = hit.meanings[0]
        yield FoundPeriod(Period.of(kind, today).previous(back), hit.span)
    for week in _RELATIVE_WEEKS.hits(words):
        yield FoundPeriod(Week.of(today).previous(week.meanings[0]), week.span)


def _find_weeks(words: str, today: date) -> Iterator[FoundPeriod]:
    for found in _WEEK.finditer(words):
        yield FoundPeriod(read_week(found[0], today), found.span())


def read_week(words: str, today: date) -> Week:
    """Read the week that words name, as `Week.parse` does; raises Refusal, which says what to type, for none."""
    try:
        return Week.parse(words, today)
    except ValueError:
        year = re.search(r"\d{4}", words)
        if year and re.search(r"(?<!\d)53(?!\d)", words):
            raise Refusal("situation-no-week-53", year=year[0], example=f"{year[0]}-W52") from None
        raise Refusal("situation-week-unknown", example=str(Week.of(today).previous())) from None


def _find_quarters(words: str, today: date) -> Iterator[FoundPeriod]:
    for found in _QUARTER.finditer(words):
        ordinal = (found["ordinal"] or "").lower()
        number = _ORDINALS.get(ordinal) or int(found["number"] or ordinal[0])
        if not 1 <= number <= 4:
            raise Refusal(
                "situation-quarter-unknown", example=str(Period.of(PeriodKind.QUARTER, today).previous())
            )
        yield FoundPeriod(_dated(PeriodKind.QUARTER, number, found, today), found.span())


def _find_months(words: str, today: date) -> Iterator[FoundPeriod]:
    for found in _MONTH.finditer(words):
        number = _MONTH_NUMBERS[found["name"].lower()] if found["name"] else int(found["number"])
        if 1 <= number <= 12:
            yield FoundPeriod(_dated(PeriodKind.MONTH, number, found, today), found.span())


def _refuse_unclear(words: str, _today: date) -> Iterable[FoundPeriod]:
    """Raise Refusal for '2026-11', which is a week as well as a month."""
    if found := MONTH_OR_WEEK.search(words):
        year, number = found["year"], int(found["number"])
        month = Period(PeriodKind.MONTH, int(year), number)
        raise Refusal("situation-month-or-week", week=f"{number} {year}", month=str(month))
    return ()


def _find_years(words: str, _today: date) -> Iterator[FoundPeriod]:
    for found in _YEAR.finditer(words):
        yield FoundPeriod(Period(PeriodKind.YEAR, int(found["before"])), found.span())


def _dated(kind: PeriodKind, number: int, found: re.Match[str], today: date) -> Period:
    """The period of the year that stands before or after it, else the latest that has begun."""
    if year := found["before"] or found["after"]:
        return Period(kind, int(year), number)
    this_year = Period(kind, today.year, number)
    return this_year if this_year.first <= today else this_year.year_before()
