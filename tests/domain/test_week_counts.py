"""Every incident is counted once in the table and once in the chart, whatever the week."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from domain.categories import CATEGORIES
from domain.signals import Series, judge_week
from domain.week_counts import (
    LEAST_DRAWN,
    WEEKS_DRAWN,
    InProblem,
    Tally,
    count_week,
    group_late,
    name_problems,
    silent_weeks,
    weekly_series,
)
from domain.weeks import Week

WEEK = Week(2026, 47)
WEEKS = st.builds(lambda n: Week(2020, 1).next(n), st.integers(0, 1_000))
AREAS = st.sampled_from(["Centrum", "Lundby", "Mantorp", "Skänninge", "Väderstad", "Hogstad", "Sya", "Normlösa"])
KINDS = st.sampled_from(sorted(CATEGORIES))


@st.composite
def weeks_with_tallies(draw: st.DrawFn) -> tuple[Week, list[Tally]]:
    """A week, and tallies of it and the twelve weeks before it."""
    week = draw(WEEKS)
    back = st.integers(0, 12).map(week.previous)
    return week, draw(st.lists(st.builds(Tally, back, AREAS, KINDS, st.integers(1, 500)), max_size=40))


def told(week: Week, *tallies: tuple[int, str, str, int]) -> list[Tally]:
    """Tallies of (weeks back, area, category, number)."""
    return [Tally(week.previous(back), area, category, number) for back, area, category, number in tallies]


@given(weeks_with_tallies())
def test_the_rows_add_up_to_what_was_reported(given_week: tuple[Week, list[Tally]]) -> None:
    week, tallies = given_week
    counts = count_week(week, tallies, None)
    numbers: Counter[Week | None] = Counter()
    for tally in tallies:
        numbers[tally.week] += tally.number
    assert counts.now == sum(row.now for row in counts.rows) == numbers[week]
    assert counts.last == sum(row.last for row in counts.rows) == numbers[week.previous()]
    assert counts.before == sum(numbers[week.previous(back)] for back in range(1, 13))
    assert counts.totals == tuple(numbers[week.previous(back)] for back in range(11, -1, -1))


@given(weeks_with_tallies())
def test_the_strongest_row_comes_first_and_none_twice(given_week: tuple[Week, list[Tally]]) -> None:
    counts = count_week(*given_week, None)
    assert [row.now for row in counts.rows] == sorted((row.now for row in counts.rows), reverse=True)
    assert len({(row.area, row.group) for row in counts.rows}) == len(counts.rows)
    assert all(row.now or row.before for row in counts.rows)


@given(weeks_with_tallies())
def test_counts_of_three_or_more_keep_their_twelve_weeks(given_week: tuple[Week, list[Tally]]) -> None:
    for row in count_week(*given_week, None).rows:
        assert len(row.numbers) == (WEEKS_DRAWN if row.now >= LEAST_DRAWN else 0)
        assert not row.numbers or row.numbers[-2:] == (row.last, row.now)


def test_kinds_are_counted_under_their_heading() -> None:
    tallies = told(WEEK, (0, "Centrum", "damage", 1), (0, "Centrum", "damage.glass", 2), (0, "Centrum", "gone", 4))
    assert [(row.group, row.now) for row in count_week(WEEK, tallies, None).rows] == [("other", 4), ("damage", 3)]


def test_of_equals_the_least_expected_comes_first_and_quiet_ones_by_what_they_were() -> None:
    tallies = told(
        WEEK,
        *((0, "Centrum", "threat", 3), (1, "Centrum", "threat", 9), (0, "Mantorp", "threat", 3)),
        *((2, "Centrum", "theft", 1), (2, "Mantorp", "theft", 6)),
    )
    assert [(row.area, row.group) for row in count_week(WEEK, tallies, None).rows] == [
        ("Mantorp", "threat"),
        ("Centrum", "threat"),
        ("Mantorp", "theft"),
        ("Centrum", "theft"),
    ]


def test_the_mean_is_of_weeks_since_the_first_report() -> None:
    tallies = told(WEEK, (0, "Centrum", "threat", 1), (2, "Centrum", "threat", 6))
    assert count_week(WEEK, tallies, WEEK.previous(3)).weeks_before == 3
    assert count_week(WEEK, tallies, WEEK.previous(60)).weeks_before == 12
    assert count_week(WEEK, [], WEEK).weeks_before == 0
    assert count_week(WEEK, [], None).weeks_before == 0


def test_an_earlier_week_counts_when_something_is_known_of_it() -> None:
    tallies = told(WEEK, (12, "Centrum", "threat", 2), (5, "Centrum", "threat", 4))
    counts = count_week(WEEK, tallies, WEEK)
    assert (counts.weeks_before, counts.before) == (2, 6)


def test_the_twelve_weeks_run_over_week_53() -> None:
    week = Week(2027, 2)
    tallies = told(week, (0, "Centrum", "threat", 1), (2, "Centrum", "threat", 5), (12, "Centrum", "threat", 7))
    assert tallies[1].week == Week(2026, 53)
    assert count_week(week, tallies, None).totals == (0,) * 9 + (5, 0, 1)


def test_late_reports_are_grouped_latest_week_first() -> None:
    tallies = [
        Tally(None, "Centrum", "threat", 9),
        *told(WEEK, (2, "Centrum", "threat", 5), (1, "Centrum", "damage.fire", 1), (1, "Centrum", "damage", 1)),
        *told(WEEK, (1, "Mantorp", "threat", 3)),
    ]
    assert [(late.week, late.area, late.group, late.number) for late in group_late(tallies)] == [
        (WEEK.previous(1), "Mantorp", "threat", 3),
        (WEEK.previous(1), "Centrum", "damage", 2),
        (WEEK.previous(2), "Centrum", "threat", 5),
        (None, "Centrum", "threat", 9),
    ]


def test_a_count_names_the_problems_of_its_kinds_the_largest_first() -> None:
    week = Week(2026, 47)
    told = [
        Tally(week, "A", "damage.graffiti", 3),
        Tally(week, "A", "damage.glass", 4),
        Tally(week, "B", "threat", 1),
    ]
    known = [(told[0]._replace(number=2), 4), (told[1]._replace(number=1), 4), (told[1]._replace(number=4), 7)]
    rows = name_problems(count_week(week, told, None), known).rows
    assert {row.area: row.problems for row in rows} == {"A": (InProblem(7, 4), InProblem(4, 3)), "B": ()}


def test_series_hold_each_week_once_and_say_which_were_covered() -> None:
    tallies = told(
        WEEK, (0, "Centrum", "threat", 2), (1, "Centrum", "threat", 3), (12, "Lundby", "damage.graffiti", 1)
    )
    silent = silent_weeks(WEEK, tallies, WEEK.previous(4))
    assert silent == WEEK.previous(4).range(WEEK.previous(2))
    covered = (True, *(False,) * 8, True, False, True)
    centrum, lundby = weekly_series(WEEK, tallies, silent[1:2])
    assert centrum == Series("Centrum", "threat", (*(0,) * 11, 3), covered, 2)
    assert lundby == Series("Lundby", "damage", (1, *(0,) * 11), covered, 0)


def test_a_week_that_nobody_told_of_is_not_judged() -> None:
    tallies = told(WEEK, *((back, "Centrum", "threat", 1) for back in range(1, 13)))
    assert silent_weeks(WEEK, tallies, WEEK.previous(20)) == (WEEK,)
    assert judge_week(weekly_series(WEEK, tallies, ()))[0].level == "unknown"
    assert judge_week(weekly_series(WEEK, tallies, (WEEK,)))[0].level == "calm"
    assert silent_weeks(WEEK, [], None) == ()
