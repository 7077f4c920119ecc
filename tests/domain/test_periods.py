"""Months, quarters and years meet without gap or overlap, and are read as people write them."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import MONTHS, Period, PeriodKind, find_periods, read_week
from domain.refusals import Refusal
from domain.weeks import Week, names_week

MONTH, QUARTER, YEAR = PeriodKind
TODAY = date(2026, 11, 23)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
days = st.dates(date(2001, 1, 1), date(2090, 12, 31))
kinds = st.sampled_from(PeriodKind)
zones = st.sampled_from(["Europe/Stockholm", "Europe/Helsinki", "America/Sao_Paulo", "Asia/Kathmandu", "UTC"]).map(
    ZoneInfo
)
instants = st.integers(1577836800, 2240611200).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(kinds, days)
def test_each_day_lies_in_one_period_of_each_kind(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    assert period.first <= day <= period.last
    assert period.next().first - period.last == timedelta(days=1)
    assert period.next().previous() == period


@given(kinds, days, st.integers(-60, 60))
def test_steps_add_up_and_years_hold_their_periods(kind: PeriodKind, day: date, n: int) -> None:
    period = Period.of(kind, day)
    assert period.next(n).previous(n) == period
    assert (period.next(n).first > period.first) == (n > 0)
    before = period.year_before()
    assert (before.year, before.number, before.kind) == (period.year - 1, period.number, kind)


@given(kinds, instants, zones)
def test_an_instant_lies_in_the_half_open_bounds_of_its_local_period(
    kind: PeriodKind, instant: datetime, zone: ZoneInfo
) -> None:
    period = Period.of(kind, instant.astimezone(zone).date())
    start, end = period.bounds(zone)
    assert start <= instant < end
    assert period.next().bounds(zone)[0] == end
    assert (start.tzinfo, end.tzinfo) == (UTC, UTC)
    assert start.astimezone(zone).date() == period.first
    assert (start - timedelta(microseconds=1)).astimezone(zone).date() == period.previous().last


@given(days, zones)
def test_a_quarter_is_its_months_and_a_year_its_quarters(day: date, zone: ZoneInfo) -> None:
    for whole, part, count in ((QUARTER, MONTH, 3), (YEAR, QUARTER, 4), (YEAR, MONTH, 12)):
        period = Period.of(whole, day)
        parts = [Period.of(part, period.first).next(n) for n in range(count)]
        bounds = [each.bounds(zone) for each in parts]
        assert (bounds[0][0], bounds[-1][1]) == period.bounds(zone)
        assert all(earlier[1] == later[0] for earlier, later in pairwise(bounds))


@given(kinds, days)
def test_each_week_belongs_to_one_period(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    weeks = period.weeks()
    assert weeks[-1].next() == period.next().weeks()[0]
    assert all(each.next() in (*weeks, period.next().weeks()[0]) for each in weeks)


@pytest.mark.parametrize(
    ("period", "hours"),
    [
        (Period(MONTH, 2026, 3), 31 * 24 - 1),
        (Period(MONTH, 2026, 10), 31 * 24 + 1),
        (Period(QUARTER, 2026, 4), 92 * 24 + 1),
        (Period(YEAR, 2026), 365 * 24),
        (Period(YEAR, 2028), 366 * 24),
    ],
    ids=str,
)
def test_a_period_has_its_hours_when_the_clocks_change(period: Period, hours: int) -> None:
    start, end = period.bounds(STOCKHOLM)
    assert end - start == timedelta(hours=hours)
    assert start.astimezone(STOCKHOLM).time() == time()


def test_where_clocks_skip_midnight_a_period_begins_when_its_day_does() -> None:
    start, _ = Period(MONTH, 2000, 10).bounds(ZoneInfo("America/Asuncion"))
    assert start.astimezone(ZoneInfo("America/Asuncion")).date() == date(2000, 10, 1)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("november", Period(MONTH, 2026, 11)),
        ("Dec.", Period(MONTH, 2025, 12)),
        ("maj 2024", Period(MONTH, 2024, 5)),
        ("2024 May", Period(MONTH, 2024, 5)),
        ("förra månaden", Period(MONTH, 2026, 10)),
        ("forra manaden", Period(MONTH, 2026, 10)),
        ("This month", Period(MONTH, 2026, 11)),
        ("2026-Q3", Period(QUARTER, 2026, 3)),
        ("q4", Period(QUARTER, 2026, 4)),
        ("kvartal 3", Period(QUARTER, 2026, 3)),
        ("kvartal 4 2025", Period(QUARTER, 2025, 4)),
        ("kv. 1, 2025", Period(QUARTER, 2025, 1)),
        ("tredje kvartalet", Period(QUARTER, 2026, 3)),
        ("1:a kvartalet 2025", Period(QUARTER, 2025, 1)),
        ("third quarter 2025", Period(QUARTER, 2025, 3)),
        ("förra kvartalet", Period(QUARTER, 2026, 3)),
        ("2025", Period(YEAR, 2025)),
        ("år 2025", Period(YEAR, 2025)),
        ("i fjol", Period(YEAR, 2025)),
        ("i år", Period(YEAR, 2026)),
        ("v 47", Week(2026, 47)),
        ("2026-W47", Week(2026, 47)),
        ("v 47 2025", Week(2025, 47)),
        ("förra veckan", Week(2026, 47)),
    ],
)
def test_a_period_is_read_as_people_write_it(words: str, named: Period | Week) -> None:
    found, rest = find_periods(f"{words} Mantorp", TODAY)
    assert [each.named for each in found] == [named]
    assert rest.strip("; ") == "Mantorp"


@given(kinds, days, days)
def test_what_a_period_is_written_as_reads_back(kind: PeriodKind, day: date, today: date) -> None:
    period = Period.of(kind, day)
    found, rest = find_periods(str(period), today)
    assert ([each.named for each in found], rest.strip(";")) == ([period], "")
    assert not names_week(str(period))


@given(st.sampled_from([name for names in MONTHS.values() for name in names]), days)
def test_a_month_alone_is_the_latest_that_has_begun(name: str, today: date) -> None:
    (found,), _ = find_periods(name, today)
    assert isinstance(found.named, Period)
    assert found.named.first <= today < found.named.next(12).first


def test_several_periods_are_found_in_their_order() -> None:
    found, rest = find_periods("november 2025 mot kvartal 3 i Mantorp", TODAY)
    assert [each.named for each in found] == [Period(MONTH, 2025, 11), Period(QUARTER, 2026, 3)]
    assert "Mantorp" in rest


@pytest.mark.parametrize(
    "words",
    ["", "Mantorp", "klotter kl 22", "850709-9805", "19850709-9805", "1999", "0701234567", "12", "marsnu"],
)
def test_other_words_name_no_period(words: str) -> None:
    assert find_periods(words, TODAY) == ([], words)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("v 53 2025", "situation-no-week-53"),
        ("2025-W53", "situation-no-week-53"),
        ("v 54", "situation-week-unknown"),
        ("kvartal 5", "situation-quarter-unknown"),
        ("2026-Q0", "situation-quarter-unknown"),
        ("2026-11", "situation-month-or-week"),
        ("Mantorp 2026/3", "situation-month-or-week"),
    ],
)
def test_what_there_is_not_or_is_not_clear_is_refused(words: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        find_periods(words, TODAY)
    assert refused.value.key == key


def test_a_week_by_its_word_is_no_month() -> None:
    assert read_week("2026-11", TODAY) == Week(2026, 11)
    assert not names_week("2026-11")
    assert names_week("2026-47")


@pytest.mark.parametrize(("kind", "number"), [(MONTH, 0), (MONTH, 13), (QUARTER, 5), (YEAR, 2)])
def test_a_period_that_there_is_not_cannot_be_made(kind: PeriodKind, number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        Period(kind, 2026, number)
