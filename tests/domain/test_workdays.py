from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from domain.workdays import is_working_day, working_day_after, working_day_before

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
years = st.integers(2005, 2060)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2025, 6, 6),
        date(2026, 6, 19),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2026, 11, 21),
        date(2026, 11, 22),
    ],
)
def test_nobody_works_on_red_days_the_three_eves_and_weekends(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 23),
        date(2026, 1, 5),
        date(2026, 4, 2),
        date(2026, 4, 30),
        date(2026, 12, 23),
        date(2026, 5, 25),
        date(2026, 10, 30),
    ],
)
def test_people_work_on_plain_days_and_on_the_lesser_eves(day: date) -> None:
    assert is_working_day(day)


@given(years)
def test_the_movable_days_follow_easter_and_midsummer(year: int) -> None:
    sunday = easter(year)
    movable = [sunday + timedelta(days=n) for n in (-2, 1, 39)]
    midsummer_eve = next(day for n in range(7) if (day := date(year, 6, 19) + timedelta(n)).weekday() == 4)
    assert not any(is_working_day(day) for day in [*movable, midsummer_eve])


@given(years)
def test_a_year_has_as_many_working_days_as_swedish_years_have(year: int) -> None:
    first = date(year, 1, 1)
    worked = sum(is_working_day(first + timedelta(days=n)) for n in range(365))
    assert 246 <= worked <= 254


@given(days)
def test_the_nearest_working_days_are_working_days_with_none_between(day: date) -> None:
    before, after = working_day_before(day), working_day_after(day)
    assert is_working_day(before)
    assert is_working_day(after)
    assert before <= day <= after
    between = (before + timedelta(days=n) for n in range(1, (after - before).days))
    assert not any(is_working_day(other) for other in between)


@given(days)
def test_a_working_day_stays_where_it_is(day: date) -> None:
    assert is_working_day(day) == (working_day_before(day) == day) == (working_day_after(day) == day)


def test_christmas_2025_is_one_long_rest() -> None:
    assert working_day_before(date(2025, 12, 28)) == date(2025, 12, 23)
    assert working_day_after(date(2025, 12, 24)) == date(2025, 12, 29)
