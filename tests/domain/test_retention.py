"""Nothing goes before its months are over, and a decision that contradicts itself is refused."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from domain.retention import (
    LEAST_MONTHS,
    MOST_MONTHS,
    OFFERED,
    RetentionKind,
    first_day_kept,
    kept_since,
    next_monthly_run,
    period_faults,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
MONTHS = st.integers(1, MOST_MONTHS)
MOMENTS = st.integers(946_684_800, 2_524_608_000).map(lambda second: datetime.fromtimestamp(second, UTC))
ZONES = st.sampled_from([STOCKHOLM, ZoneInfo("UTC"), ZoneInfo("Pacific/Apia"), ZoneInfo("America/St_Johns")])
PERIODS = st.dictionaries(st.sampled_from(RetentionKind), st.integers(-1, MOST_MONTHS + 1))


@given(DAYS, MONTHS)
def test_what_goes_has_been_kept_for_all_its_months(today: date, months: int) -> None:
    oldest_kept = first_day_kept(today, months)
    assert oldest_kept - timedelta(days=1) + relativedelta(months=months) <= today
    assert oldest_kept + timedelta(days=31) + relativedelta(months=months) > today


@given(DAYS, MONTHS)
def test_what_is_over_age_stays_so_and_longer_periods_keep_more(today: date, months: int) -> None:
    assert first_day_kept(today, months) <= first_day_kept(today + timedelta(days=1), months)
    assert first_day_kept(today, months + 1) < first_day_kept(today, months)


def test_a_month_without_such_a_day_ends_with_its_last() -> None:
    assert first_day_kept(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert first_day_kept(date(2028, 2, 29), 12) == date(2027, 2, 28)


@given(MOMENTS, ZONES)
def test_kept_records_begin_with_a_local_day_in_the_order_of_a_run(now: datetime, zone: ZoneInfo) -> None:
    since = kept_since(OFFERED, now, zone)
    assert list(since) == list(RetentionKind)
    for kind, begins in since.items():
        first = first_day_kept(now.astimezone(zone).date(), OFFERED[kind])
        assert begins.astimezone(zone).date() == first
        assert (begins - timedelta(microseconds=1)).astimezone(zone).date() < first


def test_what_has_no_period_is_kept() -> None:
    now = datetime(2026, 11, 20, 14, tzinfo=UTC)
    assert kept_since({RetentionKind.ACTIONS: 1}, now, STOCKHOLM) == {
        RetentionKind.ACTIONS: datetime(2026, 10, 19, 22, tzinfo=UTC)
    }


@given(MOMENTS, ZONES)
def test_a_run_is_due_on_the_first_of_each_month(moment: datetime, zone: ZoneInfo) -> None:
    due = next_monthly_run(moment, zone)
    local = due.astimezone(zone)
    assert moment <= due < moment + timedelta(days=32)
    assert (local.day, local.time()) == (1, time(4))
    after = next_monthly_run(due + timedelta.resolution, zone).astimezone(zone)
    assert (after.year * 12 + after.month) - (local.year * 12 + local.month) == 1


@given(PERIODS)
def test_a_decision_without_faults_can_be_carried_out(periods: dict[RetentionKind, int]) -> None:
    if period_faults(periods):
        return
    assert periods
    assert all(LEAST_MONTHS.get(kind, 1) <= months <= MOST_MONTHS for kind, months in periods.items())
    for first, last in (("texts", "incidents"), ("messages", "texts"), ("messages", "actions")):
        assert periods.get(RetentionKind(first), 10_000) <= periods.get(RetentionKind(last), 10_000)


def test_what_is_offered_has_no_fault() -> None:
    assert set(OFFERED) == set(RetentionKind)
    assert period_faults(OFFERED) == {}


@pytest.mark.parametrize(
    ("periods", "fault"),
    [
        ({}, ("texts", "retention-needs-period")),
        ({"problems": 0}, ("problems", "retention-months")),
        ({"problems": MOST_MONTHS + 1}, ("problems", "retention-months")),
        ({"incidents": 5, "texts": 1, "messages": 1}, ("incidents", "retention-months")),
        ({"incidents": 12, "texts": 13, "messages": 1}, ("texts", "retention-texts-first")),
        ({"incidents": 12, "messages": 1}, ("texts", "retention-texts-first")),
        ({"actions": 12, "messages": 13}, ("messages", "retention-messages-first")),
        ({"actions": 12}, ("messages", "retention-messages-first")),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_refused(periods: dict[str, int], fault: tuple[str, str]) -> None:
    faults = period_faults({RetentionKind(kind): months for kind, months in periods.items()})
    assert [(kind.value, refusal.key) for kind, refusal in faults.items()] == [fault]
