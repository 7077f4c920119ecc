from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rhythms import MOST_DATES, Rhythm, follow_up_dates

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
rhythms = st.sampled_from([rhythm for rhythm in Rhythm if rhythm is not Rhythm.NONE])
LONGEST = {
    Rhythm.WEEKLY: 7,
    Rhythm.FORTNIGHTLY: 14,
    Rhythm.MONTHLY: 31,
    Rhythm.QUARTERLY: 92,
    Rhythm.HALF_YEARLY: 184,
    Rhythm.YEARLY: 366,
}


def test_a_month_that_is_short_does_not_move_the_months_after_it() -> None:
    assert follow_up_dates(Rhythm.MONTHLY, date(2026, 12, 31), date(2027, 6, 1)) == (
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
        date(2027, 5, 31),
    )


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        (Rhythm.FORTNIGHTLY, (date(2026, 12, 7), date(2026, 12, 21))),
        (Rhythm.QUARTERLY, ()),
        (Rhythm.NONE, ()),
    ],
)
def test_follow_ups_lie_between_start_and_deadline(rhythm: Rhythm, expected: tuple[date, ...]) -> None:
    assert follow_up_dates(rhythm, date(2026, 11, 23), date(2026, 12, 23)) == expected


def test_the_deadline_is_a_follow_up_in_itself_and_is_not_doubled() -> None:
    start = date(2026, 11, 23)
    assert follow_up_dates(Rhythm.WEEKLY, start, start + timedelta(weeks=2)) == (start + timedelta(weeks=1),)


def test_a_leap_day_returns_in_leap_years() -> None:
    dates = follow_up_dates(Rhythm.YEARLY, date(2024, 2, 29), date(2028, 3, 1))
    assert [day.day for day in dates] == [28, 28, 28, 29]


@given(rhythms, days, days)
def test_dates_are_in_order_within_bounds_and_as_far_apart_as_the_rhythm_says(
    rhythm: Rhythm, start: date, deadline: date
) -> None:
    dates = follow_up_dates(rhythm, start, deadline)
    assert all(start < day < deadline for day in dates)
    assert len(dates) <= MOST_DATES
    gaps = [(later - earlier).days for earlier, later in zip((start, *dates), dates, strict=False)]
    assert all(LONGEST[rhythm] * 0.85 <= gap <= LONGEST[rhythm] + 1 for gap in gaps)


@given(rhythms, days, st.integers(1, 400))
def test_none_is_left_out_before_the_deadline(rhythm: Rhythm, start: date, length: int) -> None:
    deadline = start + timedelta(days=length)
    last = (start, *follow_up_dates(rhythm, start, deadline))[-1]
    assert deadline - last <= timedelta(days=LONGEST[rhythm] + 1)


@given(rhythms)
def test_a_plan_for_a_century_is_cut_short(rhythm: Rhythm) -> None:
    assert len(follow_up_dates(rhythm, date(2026, 1, 1), date(9999, 12, 31))) == MOST_DATES
