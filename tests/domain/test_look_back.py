"""A period's counts and verdict: what was expected, and never few where nobody can know."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.look_back import (
    PERIODS_BEFORE,
    PartnerWeeks,
    PeriodCount,
    PeriodCounts,
    PeriodCoverage,
    PeriodPicture,
    PeriodVerdict,
    count_period,
    sum_up_period,
)
from domain.periods import Period, PeriodKind
from domain.signals import Expected

MONTH = PeriodKind.MONTH
PERIODS = PERIODS_BEFORE[MONTH] + 1
KNOWN = [True] * PERIODS
THIN = PeriodCoverage(5, 3, (PartnerWeeks("Polisen", 3, 5),))
counted = st.lists(
    st.tuples(
        st.integers(0, PERIODS - 1),
        st.sampled_from(["Centrum", "Mantorp"]),
        st.sampled_from(["threat", "damage", "damage.fire"]),
        st.integers(1, 9),
    ),
    max_size=30,
)


def steady(number: int, now: int) -> list[tuple[int, str, str, int]]:
    return [(place, "Centrum", "threat", now if place == PERIODS - 1 else number) for place in range(PERIODS)]


def picture(total: PeriodCount, **said: Any) -> PeriodPicture:
    known: dict[str, Any] = {
        "period": Period(MONTH, 2026, 10),
        "taken_at": datetime(2026, 11, 20, tzinfo=UTC),
        "is_open": False,
        "counts": PeriodCounts((total,), total),
        "coverage": PeriodCoverage(5, 5, (PartnerWeeks("Polisen", 5, 5),)),
    }
    return PeriodPicture(**(known | said))


@given(counted)
def test_sums_agree_with_their_parts(rows: list[tuple[int, str, str, int]]) -> None:
    counts = count_period(rows, KNOWN, MONTH)
    for side, place in (("now", -1), ("before", -2), ("year_before", -13)):
        number = sum(each for at, _, _, each in rows if at == PERIODS + place)
        assert sum(getattr(row, side) for row in counts.rows) == number == getattr(counts.total, side)
        assert sum(getattr(row, side) for row in counts.areas) == number


@given(counted, st.permutations(range(30)))
def test_the_order_of_rows_changes_nothing(rows: list[tuple[int, str, str, int]], order: list[int]) -> None:
    other = [rows[place] for place in order if place < len(rows)]
    assert count_period(rows, KNOWN, MONTH) == count_period(other, KNOWN, MONTH)


@given(counted)
def test_one_area_is_counted_as_it_is_among_all(rows: list[tuple[int, str, str, int]]) -> None:
    whole = count_period(rows, KNOWN, MONTH)
    part = count_period(rows, KNOWN, MONTH, within={"Mantorp"})
    assert set(part.rows) == {row for row in whole.rows if row.area == "Mantorp"}


def test_what_was_expected_comes_from_the_periods_before() -> None:
    (row,) = count_period(steady(4, 14), KNOWN, MONTH).rows
    assert (row.now, row.before, row.year_before, row.is_more) == (14, 4, 4, True)
    assert row.expected == Expected(1, 8)


def test_periods_that_nobody_could_report_in_let_expect_nothing() -> None:
    known = [False] * (PERIODS - 4) + [True] * 4
    counts = count_period(steady(4, 14), known, MONTH)
    assert (counts.total.expected, counts.total.is_more) == (None, False)
    assert (counts.known_before, counts.known_year_before) == (True, False)


@pytest.mark.parametrize(
    ("total", "said", "verdict"),
    [
        (PeriodCount("", "", 0), {}, PeriodVerdict.NONE),
        (PeriodCount("", "", 5), {}, PeriodVerdict.UNKNOWN),
        (PeriodCount("", "", 5, expected=Expected(6, 9)), {}, PeriodVerdict.FEWER),
        (PeriodCount("", "", 5, expected=Expected(3, 9)), {}, PeriodVerdict.EXPECTED),
        (PeriodCount("", "", 10, expected=Expected(3, 9)), {}, PeriodVerdict.MORE),
        (PeriodCount("", "", 5, expected=Expected(6, 9)), {"is_open": True}, PeriodVerdict.OPEN),
        (PeriodCount("", "", 10, expected=Expected(6, 9)), {"is_open": True}, PeriodVerdict.MORE),
        (PeriodCount("", "", 5, expected=Expected(6, 9)), {"coverage": THIN}, PeriodVerdict.THIN),
    ],
)
def test_few_are_never_called_few_before_the_end_or_without_coverage(
    total: PeriodCount, said: dict[str, Any], verdict: PeriodVerdict
) -> None:
    assert sum_up_period(picture(total, **said)) is verdict
    thin = picture(total, **({"coverage": PeriodCoverage(5, 5, (PartnerWeeks("Polisen", 2, 5),))} | said))
    assert sum_up_period(thin) is not PeriodVerdict.FEWER
    assert sum_up_period(replace(thin, is_open=True)) is not PeriodVerdict.FEWER


def test_without_partners_nobody_is_missed() -> None:
    total = PeriodCount("", "", 5, expected=Expected(6, 9))
    assert sum_up_period(picture(total, coverage=PeriodCoverage(5))) is PeriodVerdict.FEWER
