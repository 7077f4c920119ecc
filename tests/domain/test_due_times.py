"""The weekly picture falls due once a week at its local time, over every change of clocks and year."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.due_times import GRACE, WeeklyTime, settle
from domain.weeks import Week

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAYS_AT_8 = WeeklyTime(1, time(8), STOCKHOLM)
MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2041, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (Hypothesis wants naive bounds)
WEEKLY_TIMES = st.builds(
    WeeklyTime,
    st.integers(1, 7),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["Europe/Stockholm", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe"]).map(ZoneInfo),
)


@dataclass
class Settings:
    """A workspace's settings, as far as due times ask for them."""

    digest_weekday: int = 1
    digest_time: str = "08:00"
    timezone: str = "Europe/Stockholm"


def at(words: str) -> datetime:
    """An instant from ISO 8601 words that are local to Stockholm."""
    return datetime.fromisoformat(words).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def test_every_monday_for_twenty_years_is_due_once_at_eight() -> None:
    due, dues = MONDAYS_AT_8.at_or_after(at("2020-01-01")), []
    while due < at("2041-01-01"):
        dues.append(due)
        due = MONDAYS_AT_8.after(due)
    local = [instant.astimezone(STOCKHOLM) for instant in dues]
    assert len(dues) == 1_096
    assert {(moment.weekday(), moment.hour, moment.minute) for moment in local} == {(0, 8, 0)}
    assert {later.date() - earlier.date() for earlier, later in pairwise(local)} == {timedelta(days=7)}
    assert {instant.hour for instant in dues} == {6, 7}


@given(WEEKLY_TIMES, MOMENTS)
def test_the_next_due_time_is_the_first_of_all(weekly: WeeklyTime, moment: datetime) -> None:
    due = weekly.after(moment)
    week = Week.of(moment.astimezone(weekly.zone).date())
    every = [weekly.in_week(week.next(n)) for n in range(-2, 4)]
    assert due == min(instant for instant in every if instant > moment)
    assert weekly.at_or_after(due) == due
    assert weekly.after(due) > due


@given(WEEKLY_TIMES, MOMENTS)
def test_each_week_is_due_exactly_once(weekly: WeeklyTime, moment: datetime) -> None:
    first = weekly.after(moment)
    second = weekly.after(first)
    assert weekly.closed_week(second) == weekly.closed_week(first).next()


def test_a_time_that_the_clocks_jump_over_comes_an_hour_on() -> None:
    night = WeeklyTime(7, time(2, 30), STOCKHOLM)
    assert night.in_week(Week.of(date(2026, 3, 29))) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first_of_them() -> None:
    night = WeeklyTime(7, time(2, 30), STOCKHOLM)
    assert night.in_week(Week.of(date(2026, 10, 25))) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert night.after(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == datetime(2026, 11, 1, 1, 30, tzinfo=UTC)


def test_the_picture_is_about_the_week_before() -> None:
    assert MONDAYS_AT_8.closed_week(at("2026-11-23T08:00")) == Week(2026, 47)
    assert MONDAYS_AT_8.closed_week(at("2027-01-04T08:00")) == Week(2026, 53)
    assert WeeklyTime(7, time(23, 59), STOCKHOLM).closed_week(at("2026-11-29T23:59")) == Week(2026, 47)


def test_a_picture_on_time_is_not_late() -> None:
    post = settle(Settings(), at("2026-11-23T08:00"), at("2026-11-23T08:15"))
    assert (post.week, post.late, post.skipped) == (Week(2026, 47), False, ())


def test_a_picture_more_than_a_quarter_late_says_so() -> None:
    post = settle(Settings(), at("2026-11-23T08:00"), at("2026-11-23T08:15") + timedelta(seconds=1))
    assert (post.week, post.late, post.skipped) == (Week(2026, 47), True, ())


def test_of_several_missed_ones_the_last_is_posted_and_the_others_named() -> None:
    post = settle(Settings(), at("2026-12-21T08:00"), at("2027-01-11T08:01"))
    assert post.week == Week(2027, 1)
    assert post.skipped == (Week(2026, 51), Week(2026, 52), Week(2026, 53))
    assert post.late


def test_a_due_time_that_a_new_setting_has_moved_still_counts() -> None:
    post = settle(Settings(digest_weekday=3), at("2026-11-23T08:00"), at("2026-11-25T08:05"))
    assert (post.week, post.late, post.skipped) == (Week(2026, 47), False, ())


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=120)))
def test_whatever_was_missed_is_told_once_and_none_twice(moment: datetime, away: timedelta) -> None:
    due = MONDAYS_AT_8.at_or_after(moment)
    now = due + away
    post = settle(Settings(), due, now)
    assert (*post.skipped, post.week) == MONDAYS_AT_8.closed_week(due).range(post.week)
    assert post.late == (bool(post.skipped) or now - MONDAYS_AT_8.in_week(post.week.next()) > GRACE)
