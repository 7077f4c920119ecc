from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.follow_ups import (
    concerned,
    days_fault,
    move_fault,
    plan_days,
    reminders_begin,
    resolved_by_report,
    unsaid_from,
)
from domain.rhythms import Rhythm

TODAY = date(2026, 11, 20)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass
class Day:
    """A follow-up so many days from today."""

    ahead: int
    is_deadline: bool = False
    closed_at: datetime | None = None

    @property
    def due(self) -> date:
        return TODAY + timedelta(days=self.ahead)

    @due.setter
    def due(self, day: date) -> None:
        self.ahead = (day - TODAY).days


def closed(ahead: int) -> Day:
    return Day(ahead, closed_at=datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (TODAY, None),
        (date(2026, 12, 31), None),
        (date(2026, 11, 19), "action-day-past"),
        (date(2027, 1, 1), "action-day-after-deadline"),
    ],
)
def test_typed_days_lie_between_today_and_the_deadline(day: date, key: str | None) -> None:
    fault = days_fault([day], start=TODAY, deadline=date(2026, 12, 31), today=TODAY)
    assert (fault.key if fault else None) == key


def test_typed_days_do_not_come_before_the_start() -> None:
    fault = days_fault([date(2026, 11, 30)], start=date(2026, 12, 1), deadline=date(2026, 12, 31), today=TODAY)
    assert fault is not None
    assert fault.key == "action-day-before-start"


def test_rhythm_and_typed_days_make_one_plan_before_the_deadline() -> None:
    days = plan_days(
        Rhythm.MONTHLY,
        [date(2026, 12, 10), date(2027, 1, 20), date(2027, 2, 1)],
        start=date(2026, 9, 20),
        deadline=date(2027, 2, 1),
        after=TODAY,
    )
    assert days == (date(2026, 12, 10), date(2026, 12, 20), date(2027, 1, 20))


def test_a_rhythm_begun_long_ago_goes_on() -> None:
    days = plan_days(Rhythm.WEEKLY, (), start=date(2020, 1, 3), deadline=date(2026, 12, 20), after=TODAY)
    assert days == (date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18))


@pytest.mark.parametrize(
    ("follow_ups", "answered"),
    [
        ([Day(-14), Day(-7), Day(0), Day(7), Day(30, is_deadline=True)], [0, 1, 2]),
        ([Day(14), Day(28), Day(60, is_deadline=True)], [0]),
        ([Day(15), Day(60, is_deadline=True)], []),
        ([Day(3, is_deadline=True)], []),
        ([Day(-3, is_deadline=True)], []),
        ([closed(0), Day(7), Day(30, is_deadline=True)], []),
        ([closed(-1), Day(6), Day(30, is_deadline=True)], []),
        ([closed(-4), Day(3), Day(30, is_deadline=True)], [1]),
        ([closed(-7), Day(7), Day(30, is_deadline=True)], [1]),
        ([closed(10), Day(12), Day(30, is_deadline=True)], [1]),
    ],
)
def test_which_follow_ups_a_report_answers(follow_ups: list[Day], answered: list[int]) -> None:
    assert resolved_by_report(follow_ups, TODAY) == tuple(follow_ups[position] for position in answered)


@pytest.mark.parametrize(
    ("follow_ups", "position"),
    [
        ([Day(5, is_deadline=True)], 0),
        ([Day(90, is_deadline=True)], 0),
        ([Day(-2), Day(5, is_deadline=True)], 0),
        ([Day(14), Day(40, is_deadline=True)], 0),
        ([Day(15), Day(40, is_deadline=True)], 1),
        ([Day(-2, is_deadline=True)], 0),
    ],
)
def test_which_follow_up_a_postponement_means(follow_ups: list[Day], position: int) -> None:
    assert concerned(follow_ups, TODAY) is follow_ups[position]


@pytest.mark.parametrize(
    ("follow_up", "to", "key"),
    [
        (Day(-2, is_deadline=True), date(2026, 12, 1), None),
        (Day(30, is_deadline=True), date(2026, 11, 21), None),
        (Day(3), date(2026, 11, 30), None),
        (Day(3), None, "action-needs-new-date"),
        (Day(3), TODAY, "action-new-date-past"),
        (Day(3), date(2026, 11, 23), "action-new-date-same"),
        (Day(3), date(2026, 12, 20), "action-new-date-after-deadline"),
        (Day(30, is_deadline=True), date(2027, 12, 20), None),
    ],
)
def test_where_a_follow_up_may_be_moved(follow_up: Day, to: date | None, key: str | None) -> None:
    fault = move_fault(follow_up, to, start=TODAY, deadline=date(2026, 12, 20), today=TODAY)
    assert (fault.key if fault else None) == key


def test_a_deadline_is_not_moved_before_the_start() -> None:
    follow_up = Day(60, is_deadline=True)
    fault = move_fault(follow_up, date(2026, 12, 1), start=date(2026, 12, 5), deadline=follow_up.due, today=TODAY)
    assert fault is not None
    assert fault.key == "action-new-date-before-start"


@pytest.mark.parametrize(
    ("day", "clock", "hour", "allowed"),
    [
        (date(2026, 11, 20), 8, 8, True),
        (date(2026, 11, 20), 7, 8, False),
        (date(2026, 11, 20), 6, 5, False),
        (date(2026, 11, 20), 7, 5, True),
        (date(2026, 11, 20), 23, 8, True),
        (date(2026, 11, 21), 12, 8, False),
        (date(2026, 12, 24), 12, 8, False),
        (date(2026, 1, 6), 12, 8, False),
    ],
)
def test_reminders_are_said_on_working_days_from_their_hour(
    day: date, clock: int, hour: int, allowed: bool
) -> None:
    local = datetime(day.year, day.month, day.day, clock, tzinfo=STOCKHOLM)
    assert (reminders_begin(local, hour) <= local) is allowed


def test_rungs_of_the_same_day_are_over_once_its_hour_has_come() -> None:
    assert unsaid_from(datetime(2026, 11, 20, 7, 59, tzinfo=STOCKHOLM), 8) == date(2026, 11, 19)
    assert unsaid_from(datetime(2026, 11, 20, 8, 0, tzinfo=STOCKHOLM), 8) == date(2026, 11, 20)
