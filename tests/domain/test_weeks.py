from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.weeks import Week, names_week, weeks_in

STOCKHOLM = ZoneInfo("Europe/Stockholm")
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
weeks = days.map(Week.of)
zones = st.sampled_from(["Europe/Stockholm", "Europe/Helsinki", "America/Sao_Paulo", "Asia/Kathmandu", "UTC"])
instants = st.integers(1577836800, 2240611200).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
REFERENCE = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "week"),
    [
        ("2026-W47", Week(2026, 47)),
        ("2026w07", Week(2026, 7)),
        (" 2026 v. 7 ", Week(2026, 7)),
        ("2026-47", Week(2026, 47)),
        ("2025 vecka 50", Week(2025, 50)),
        ("w47", Week(2026, 47)),
        ("V47", Week(2026, 47)),
        ("47", Week(2026, 47)),
        ("v. 47", Week(2026, 47)),
        ("v.48", Week(2026, 48)),
        ("vecka 5", Week(2026, 5)),
        ("week 50", Week(2025, 50)),
        ("v 50 2024", Week(2024, 50)),
        ("53", Week(2020, 53)),
        ("2026-W53", Week(2026, 53)),
        ("denna vecka", Week(2026, 48)),
        ("Den här  veckan", Week(2026, 48)),
        ("this week", Week(2026, 48)),
        ("Förra veckan", Week(2026, 47)),
        ("föregående vecka", Week(2026, 47)),
        ("last week", Week(2026, 47)),
    ],
)
def test_a_week_is_read_as_people_write_it(words: str, week: Week) -> None:
    assert Week.parse(words, REFERENCE) == week
    assert names_week(words)


@pytest.mark.parametrize(
    "words", ["", "0", "54", "99", "2025-W53", "2026-W00", "2026", "202647", "förra", "v", "47 48", "-3"]
)
def test_what_is_no_week_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Week.parse(words, REFERENCE)


@pytest.mark.parametrize(
    "words", ["", "2026", "202647", "förra", "v", "47 48", "-3", "46 klotter", "hjälp", "area 4"]
)
def test_other_words_have_not_the_shape_of_a_week(words: str) -> None:
    assert not names_week(words)


def test_a_week_that_does_not_exist_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="53"):
        Week(2025, 53)


def test_week_53_lies_between_the_years() -> None:
    assert Week.of(date(2027, 1, 3)) == Week(2026, 53)
    assert Week(2026, 53).next() == Week(2027, 1)
    assert Week(2027, 1).previous() == Week(2026, 53)
    assert (weeks_in(2026), weeks_in(2025)) == (53, 52)


@pytest.mark.parametrize(
    ("week", "start", "hours"),
    [
        (Week(2026, 47), datetime(2026, 11, 15, 23, tzinfo=UTC), 168),
        (Week(2026, 13), datetime(2026, 3, 22, 23, tzinfo=UTC), 167),
        (Week(2026, 43), datetime(2026, 10, 18, 22, tzinfo=UTC), 169),
    ],
)
def test_a_week_goes_from_local_monday_to_local_monday(week: Week, start: datetime, hours: int) -> None:
    assert week.bounds(STOCKHOLM) == (start, start + timedelta(hours=hours))


@given(weeks, days)
def test_every_form_of_a_week_reads_back(week: Week, reference: date) -> None:
    for words in (str(week), f"{week.year} v{week.number}", f"vecka {week.number}, {week.year}"):
        assert Week.parse(words, reference) == week


@given(st.integers(1, 53), days)
def test_a_number_alone_is_the_latest_that_has_begun(number: int, reference: date) -> None:
    week = Week.parse(f"v{number}", reference)
    assert week.number == number
    assert week.monday <= reference
    later = [other for other in week.range(Week.of(reference)) if other.number == number]
    assert later == [week]


@given(weeks, st.integers(-200, 200))
def test_steps_add_up_and_keep_the_order(week: Week, n: int) -> None:
    other = week.next(n)
    assert other.previous(n) == week
    assert (other.monday - week.monday).days == 7 * n
    assert (other > week) == (n > 0)
    assert (str(other) > str(week)) == (n > 0)
    assert week.sunday - week.monday == timedelta(days=6)


@given(weeks, st.integers(-3, 110))
def test_a_range_holds_each_week_once(week: Week, n: int) -> None:
    run = week.range(week.next(n))
    assert len(run) == max(n + 1, 0)
    assert all(earlier.next() == later for earlier, later in pairwise(run))


@given(weeks, zones)
def test_the_bounds_of_weeks_meet_without_gap_or_overlap(week: Week, name: str) -> None:
    zone = ZoneInfo(name)
    start, end = week.bounds(zone)
    assert (start.tzinfo, end.tzinfo) == (UTC, UTC)
    assert week.next().bounds(zone)[0] == end
    assert timedelta(days=6, hours=23) <= end - start <= timedelta(days=7, hours=1)


@given(instants, zones)
def test_an_instant_lies_within_the_bounds_of_its_local_week(instant: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    start, end = Week.of(instant.astimezone(zone).date()).bounds(zone)
    assert start <= instant < end


def test_bounds_begin_at_local_midnight() -> None:
    start, _ = Week(2026, 47).bounds(STOCKHOLM)
    assert start.astimezone(STOCKHOLM).time() == time()


@pytest.mark.parametrize("name", ["", "2026", "2026-W54", "v. 47", "2026-W47-1"])
def test_what_no_record_holds_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"week|values|literal"):
        Week.from_iso(name)
