"""Define the picture of a month, quarter or year: counts beside what was expected, and what was known of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.chance import Change, CountKnown, Trend, weigh_change
from domain.judgements import sum_series
from domain.own_categories import DEFAULT, Heading, group_of
from domain.periods import Period, PeriodKind, TimeSpan
from domain.signals import Expected, Series, Signal, judge_week
from domain.week_details import WeekDetails

PERIODS_BEFORE = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 8, PeriodKind.YEAR: 5}
"""So many periods before one let expect what it holds; the same period of the year before is among them."""
YEAR_BACK = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}
FEWEST_HEARD = 0.75
"""The share of a period's weeks in which somebody must have been heard, for few incidents to tell anything."""
CountedPeriods = Iterable[tuple[int, str, str, int]]
"""Counts by the period's position, the area's name and the category."""


@dataclass(frozen=True)
class PeriodCount:
    """One area × heading: incidents in the period, in the one before, and in the same one a year earlier.

    `expected` and `level` are a signal's, by the periods before: None where too few of them are known.
    """

    area: str
    group: str
    now: int
    before: int = 0
    year_before: int = 0
    expected: Expected | None = None
    level: str = "unknown"

    @property
    def is_more(self) -> bool:
        """Whether there are more than chance lets expect."""
        return self.level in ("flag", "watch")


@dataclass(frozen=True)
class PartnerWeeks:
    """In how many of its `weeks` in the partnership a partner was heard from."""

    name: str
    heard: int
    weeks: int


@dataclass(frozen=True)
class PeriodCoverage:
    """In how many of a period's weeks anybody was heard from, and each partner; of weeks that have begun."""

    weeks: int = 0
    heard: int = 0
    partners: tuple[PartnerWeeks, ...] = ()

    @property
    def is_thin(self) -> bool:
        """Whether too little was heard for few incidents to mean that little happened; never without partners."""
        possible, heard = sum(each.weeks for each in self.partners), sum(each.heard for each in self.partners)
        if not possible:
            return False
        return self.heard < FEWEST_HEARD * self.weeks or 2 * heard < possible


@dataclass(frozen=True)
class ReportOutcome:
    """What became of a period's incidents: how many belong to a problem, to one that is worked on, and to one that
    is closed."""

    incidents: int = 0
    in_problem: int = 0
    acting: int = 0
    closed: int = 0


@dataclass(frozen=True)
class PlaceCount:
    """A place with its row id and its incidents in the period."""

    place: str
    area: str
    place_id: int
    number: int


@dataclass(frozen=True)
class WorkDone:
    """What was done in a period: problems opened and closed, actions added and done; as far as its reader sees."""

    opened: int = 0
    closed: int = 0
    added: int = 0
    done: int = 0


@dataclass(frozen=True)
class PeriodCounts:
    """All counts of a period, most incidents first, and their sum; `known_*` tell whether reports could be made
    through the whole of the periods that stand beside it."""

    rows: tuple[PeriodCount, ...]
    total: PeriodCount
    areas: tuple[PeriodCount, ...] = ()
    known_before: bool = False
    known_year_before: bool = False

    @property
    def raised(self) -> tuple[PeriodCount, ...]:
        """Those with more than chance lets expect, the least likely first."""
        return tuple(row for row in self.rows if row.is_more)


@dataclass(frozen=True, kw_only=True)
class PeriodPicture:
    """A period as one viewer may see it at `taken_at`.

    `area` is set when only one area is counted. `coverage` is None for whoever sees only what is their own.
    `trend` and `season` (0 winter to 3 autumn) come from the months up to its last one.
    """

    period: Period
    taken_at: datetime
    is_open: bool
    counts: PeriodCounts
    area: str = ""
    coverage: PeriodCoverage | None = None
    places: tuple[PlaceCount, ...] = ()
    details: WeekDetails = field(default_factory=WeekDetails)
    outcome: ReportOutcome = field(default_factory=ReportOutcome)
    work: WorkDone = field(default_factory=WorkDone)
    trend: Trend | None = None
    season: int | None = None
    headings: tuple[Heading, ...] = ()

    def heading(self, group: str, language: str) -> str:
        """Name the heading of that key in 'sv' or 'en'."""
        return name_heading(group, self.headings, language)


@dataclass(frozen=True)
class ComparedCount:
    """One area × heading in two spans of time, the earlier one first."""

    area: str
    group: str
    sides: tuple[int, int]


@dataclass(frozen=True)
class Comparison:
    """Two spans of time side by side: what is known of their sums, and the counts that differ most first."""

    earlier: TimeSpan
    later: TimeSpan
    then: CountKnown
    now: CountKnown
    rows: tuple[ComparedCount, ...] = ()
    headings: tuple[Heading, ...] = ()

    @property
    def change(self) -> Change:
        """What the sum of the later one is beside that of the earlier."""
        return weigh_change(self.then, self.now)

    def heading(self, group: str, language: str) -> str:
        """Name the heading of that key in 'sv' or 'en'."""
        return name_heading(group, self.headings, language)


def compare_series(counted: CountedPeriods) -> tuple[ComparedCount, ...]:
    """Sum counts of the earlier (0) and the later (1) span by area and heading, the largest difference first."""
    numbers: dict[tuple[str, str], list[int]] = {}
    for side, area, category, number in counted:
        numbers.setdefault((area, group_of(category)), [0, 0])[side] += number
    rows = [ComparedCount(*of, (then, now)) for of, (then, now) in numbers.items()]
    return tuple(
        sorted(rows, key=lambda row: (-abs(row.sides[1] - row.sides[0]), -sum(row.sides), row.area, row.group))
    )


def name_heading(group: str, changed: Iterable[Heading], language: str) -> str:
    """Name the heading of that key in 'sv' or 'en', as it is called now or by default."""
    named = {each.group: each for each in changed}
    return (named.get(group) or DEFAULT.headings[group]).name(language)


class PeriodVerdict(StrEnum):
    """What a period's total comes to."""

    NONE = "none"
    UNKNOWN = "unknown"
    OPEN = "open"
    THIN = "thin"
    MORE = "more"
    FEWER = "fewer"
    EXPECTED = "expected"


def sum_up_period(picture: PeriodPicture) -> PeriodVerdict:
    """Choose the verdict: never few where the period is not over or too little was heard."""
    total, expected = picture.counts.total, picture.counts.total.expected
    if not total.now:
        return PeriodVerdict.NONE
    if expected and total.now > expected.high:
        return PeriodVerdict.MORE
    if picture.is_open:
        return PeriodVerdict.OPEN
    if picture.coverage and picture.coverage.is_thin:
        return PeriodVerdict.THIN
    if expected is None:
        return PeriodVerdict.UNKNOWN
    return PeriodVerdict.FEWER if total.now < expected.low else PeriodVerdict.EXPECTED


def count_period(
    counted: CountedPeriods, known: Sequence[bool], kind: PeriodKind, *, within: Collection[str] | None = None
) -> PeriodCounts:
    """Count a period, the last of those that `known` tells of, from counts by their positions.

    `known` says of each, earliest first, whether reports could be made through the whole of it: only such ones let
    expect anything. Of the areas `within` alone, where they are given; each is judged among all.
    """
    series = _series(counted, len(known), tuple(known[:-1]))
    there = [one for one in series if within is None or one.area in within]
    back = YEAR_BACK[kind]
    totals = sum_series(there, lambda _: "")
    nothing = PeriodCount("", "", 0)
    signals = judge_week(series)
    return PeriodCounts(
        rows=_rows(there, signals, back),
        total=next(iter(_rows(totals, judge_week(totals), back)), nothing),
        areas=_areas(there, back),
        known_before=known[-2],
        known_year_before=known[-1 - back],
    )


def _areas(series: Sequence[Series], back: int) -> tuple[PeriodCount, ...]:
    areas = sum_series(series, lambda one: one.area)
    return tuple(sorted(_rows(areas, judge_week(areas), back), key=lambda row: (-row.now, row.area)))


def _series(counted: CountedPeriods, periods: int, covered: tuple[bool, ...]) -> list[Series]:
    numbers: dict[tuple[str, str], list[int]] = {}
    for position, area, category, number in counted:
        numbers.setdefault((area, group_of(category)), [0] * periods)[position] += number
    return [Series(*of, tuple(row[:-1]), covered, row[-1]) for of, row in sorted(numbers.items())]


def _rows(series: Sequence[Series], signals: Sequence[Signal], back: int) -> tuple[PeriodCount, ...]:
    """The counts that there are, the raised ones first as they are judged, then most incidents first."""
    judged = {(each.area, each.group): (place, each) for place, each in enumerate(signals)}
    rows = []
    for one in series:
        place, signal = judged[one.area, one.group]
        count = PeriodCount(
            *(one.area, one.group, one.now, one.history[-1], one.history[-back], signal.expected, signal.level)
        )
        if count.now or count.before or count.year_before:
            rows.append(((not count.is_more, place if count.is_more else -count.now, one.area, one.group), count))
    return tuple(count for _, count in sorted(rows, key=lambda each: each[0]))
