from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reminder_schedule import OFFSETS, is_escalation, reminder_steps, step_day, steps_due
from domain.workdays import is_working_day

LONG_AGO = date(2000, 1, 1)
dues = st.dates(date(2020, 1, 1), date(2040, 12, 31)) | st.dates(date(2025, 12, 15), date(2026, 1, 15))
offsets = st.sampled_from(OFFSETS)


def said(due: date, days: list[date], created: date = LONG_AGO) -> list[int]:
    """What a process says that looks at the ladder on these days alone."""
    spoken: list[int] = []
    for since, today in pairwise(days):
        spoken += steps_due(due, since=since, today=today, created=created)
    return spoken


def days_around(due: date) -> list[date]:
    return [due + timedelta(days=n) for n in range(-30, 31)]


@pytest.mark.parametrize(
    ("due", "offset", "day"),
    [
        (date(2026, 11, 26), 0, date(2026, 11, 26)),
        (date(2026, 12, 28), -3, date(2026, 12, 23)),
        (date(2026, 12, 26), 0, date(2026, 12, 23)),
        (date(2026, 12, 23), 1, date(2026, 12, 28)),
        (date(2026, 12, 24), 7, date(2027, 1, 4)),
        (date(2026, 11, 29), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_a_rung_on_a_holiday_moves_back_and_an_overdue_one_forward(due: date, offset: int, day: date) -> None:
    assert step_day(due, offset) == day


@given(dues, offsets)
def test_every_rung_is_on_a_working_day_on_its_own_side_of_the_due_date(due: date, offset: int) -> None:
    day = step_day(due, offset)
    assert is_working_day(day)
    assert day > due if offset > 0 else day <= due


@given(dues)
def test_rungs_come_in_order_and_never_two_on_one_day(due: date) -> None:
    days = [step.day for step in reminder_steps(due)]
    assert days == sorted(set(days))
    assert [step.offset for step in reminder_steps(due)] == sorted(step.offset for step in reminder_steps(due))
    assert set(days) == {step_day(due, offset) for offset in OFFSETS}


@given(dues)
def test_walking_day_by_day_says_each_rung_exactly_once(due: date) -> None:
    assert said(due, days_around(due)) == [step.offset for step in reminder_steps(due)]


@given(dues, st.data())
def test_being_down_for_days_loses_and_doubles_nothing(due: date, data: st.DataObject) -> None:
    days = days_around(due)
    seen = data.draw(st.lists(st.sampled_from(days[1:-1]), unique=True).map(sorted))
    assert said(due, [days[0], *seen, days[-1]]) == said(due, days)


@given(dues, st.integers(-30, 30))
def test_rungs_before_the_action_existed_are_not_said(due: date, age: int) -> None:
    created = due + timedelta(days=age)
    expected = [step.offset for step in reminder_steps(due) if step.day >= created]
    assert said(due, days_around(due), created) == expected


@given(dues)
def test_the_coordinator_hears_of_every_due_date_that_passes_by_a_week(due: date) -> None:
    assert [offset for offset in said(due, days_around(due)) if is_escalation(offset)] == [7]


def test_three_rungs_that_christmas_pushes_together_are_said_as_the_last_of_them() -> None:
    assert steps_due(date(2026, 12, 26), since=date(2026, 12, 22), today=date(2026, 12, 23), created=LONG_AGO) == (
        0,
    )


def test_several_missed_rungs_are_named_in_order() -> None:
    assert steps_due(date(2026, 11, 26), since=date(2026, 11, 18), today=date(2026, 11, 27), created=LONG_AGO) == (
        -7,
        -3,
        -1,
        0,
        1,
    )
