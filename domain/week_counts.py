"""Count a week by area × category group, against the week before and the mean of twelve, and list its series."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from domain.own_categories import group_of
from domain.signals import Series
from domain.weeks import Week

WEEKS_BEFORE = 12
WEEKS_DRAWN = 12
LEAST_DRAWN = 3
Numbers = dict[tuple[str, str], list[int]]
"""Incidents in each of the thirteen weeks that a picture looks at, earliest first, by area and category group."""


class Tally(NamedTuple):
    """A fact to count from: so many incidents of one category in an area in a week (None: before all others)."""

    week: Week | None
    area: str
    category: str
    number: int

    @property
    def group(self) -> str:
        """The key of the heading that it is counted under; that of 'other' for a category we no longer know."""
        return group_of(self.category)


@dataclass(frozen=True)
class InProblem:
    """So many of a week's incidents belong to the open problem of that number."""

    problem: int
    incidents: int


@dataclass(frozen=True)
class Count:
    """One area × category group: incidents in the week, the week before it, and all weeks before it together.

    `problems` are those that incidents in the week belong to, most incidents first. `numbers` are the incidents in
    each of the twelve weeks that are drawn, earliest first, of counts of three or more.
    """

    area: str
    group: str
    now: int
    last: int
    before: int
    problems: tuple[InProblem, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class WeekCounts:
    """All counts, strongest first; `weeks_before` is how many weeks `Count.before` covers, 12 or fewer."""

    rows: tuple[Count, ...] = ()
    weeks_before: int = 0
    totals: tuple[int, ...] = (0,) * WEEKS_DRAWN

    @property
    def now(self) -> int:
        """Incidents in the week."""
        return self.totals[-1]

    @property
    def last(self) -> int:
        """Incidents in the week before it."""
        return self.totals[-2]

    @property
    def before(self) -> int:
        """Incidents in all the weeks before it."""
        return sum(row.before for row in self.rows)


@dataclass(frozen=True)
class LateReport:
    """Incidents of an earlier week (None: more than twelve weeks back) that were reported after its picture."""

    week: Week | None
    area: str
    group: str
    number: int


def count_week(week: Week, tallies: Iterable[Tally], first_report: Week | None) -> WeekCounts:
    """Count a week from the tallies of it and of the twelve weeks before it.

    A week before is counted in the mean when reports could be made (from the week of the workspace's first
    report) or when something is known of it all the same (reported afterwards, or imported).
    """
    before = week.previous(WEEKS_BEFORE).range(week.previous())
    numbers = _numbers((*before, week), tallies)
    sums = _sum_up(numbers.values())
    return WeekCounts(
        rows=tuple(sorted(itertools.starmap(_count, numbers.items()), key=_strength)),
        weeks_before=sum(
            number > 0 or (first_report is not None and one >= first_report)
            for one, number in zip(before, sums, strict=False)
        ),
        totals=sums[1:],
    )


def silent_weeks(week: Week, tallies: Iterable[Tally], first_report: Week | None) -> tuple[Week, ...]:
    """List those of the week and of the twelve before it, since the first report, of which no tally tells.

    They were calm when somebody was heard from, and else nobody knows.
    """
    told = {tally.week for tally in tallies}
    weeks = week.previous(WEEKS_BEFORE).range(week)
    return tuple(one for one in weeks if one not in told and first_report is not None and one >= first_report)


def weekly_series(week: Week, tallies: Sequence[Tally], heard: Collection[Week]) -> tuple[Series, ...]:
    """List the counts of a week and of the twelve before it by area × category group, as signals are judged by.

    A week is covered when anything is told of it, or when it is one of those `heard` from. Where this week is not,
    no week is: its nothing is no calm.
    """
    weeks = week.previous(WEEKS_BEFORE).range(week)
    known = {*heard, *(tally.week for tally in tallies)}
    covered = tuple(week in known and one in known for one in weeks[:-1])
    numbers = _numbers(weeks, tallies)
    return tuple(Series(*of, tuple(row[:-1]), covered, row[-1]) for of, row in numbers.items())


def name_problems(counts: WeekCounts, known: Iterable[tuple[Tally, int]]) -> WeekCounts:
    """Add to each count the problems to which its incidents belong, by tallies with a problem's number each."""
    numbers: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for tally, problem in known:
        numbers[tally.area, tally.group][problem] += tally.number
    named = {key: tuple(InProblem(*each) for each in found.most_common()) for key, found in numbers.items()}
    rows = (replace(row, problems=named.get((row.area, row.group), ())) for row in counts.rows)
    return replace(counts, rows=tuple(rows))


def group_late(tallies: Iterable[Tally]) -> tuple[LateReport, ...]:
    """Group what was reported late by week × area × group: latest week first, most incidents first in it."""
    numbers: Counter[tuple[Week | None, str, str]] = Counter()
    for tally in tallies:
        numbers[tally.week, tally.area, tally.group] += tally.number
    reports = [LateReport(*key, number) for key, number in numbers.items()]
    reports.sort(key=lambda report: (-report.number, report.area, report.group))
    return tuple(sorted(reports, key=lambda late: late.week.monday if late.week else date.min, reverse=True))


def _numbers(weeks: Sequence[Week], tallies: Iterable[Tally]) -> Numbers:
    position = {week: number for number, week in enumerate(weeks)}
    numbers: Numbers = defaultdict(lambda: [0] * len(weeks))
    for tally in tallies:
        if tally.week is not None:
            numbers[tally.area, tally.group][position[tally.week]] += tally.number
    return numbers


def _sum_up(rows: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip([0] * (WEEKS_BEFORE + 1), *rows, strict=True)))


def _count(of: tuple[str, str], numbers: Sequence[int]) -> Count:
    drawn = tuple(numbers[-WEEKS_DRAWN:]) if numbers[-1] >= LEAST_DRAWN else ()
    return Count(*of, numbers[-1], numbers[-2], sum(numbers[:-1]), numbers=drawn)


def _strength(row: Count) -> tuple[object, ...]:
    """Most incidents first; of equals, those where fewest were expected; quiet ones by what they used to be."""
    return -row.now, row.before if row.now else -row.before, -row.last, row.area, row.group
