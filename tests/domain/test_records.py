"""What is kept can be read again exactly as it was, in this version and in later ones."""

import json
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.drift import Drift
from domain.incidents import IncidentFacts, Severity
from domain.messages import Assigned, Digest, Payload, RemindedStep, Reminder, UnitLost, Welcome
from domain.pictures import Coverage, Plan, PlanLine, RepeatedPlace, SituationalPicture
from domain.records import read_record, write_record
from domain.signals import Expected, Signal
from domain.week_counts import Count, InProblem, LateReport, WeekCounts
from domain.week_details import Gathering, NamedCount, PartOfDay, TimeCount, WeekDetails
from domain.weeks import Week

WEEKS = st.builds(lambda n: Week(2020, 1).next(n), st.integers(0, 1_000))
NAMES = st.text(max_size=10)
NUMBERS = st.integers(0, 10**6)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A few of them, in a tuple."""
    return st.lists(of, max_size=3).map(tuple)


ROWS = st.builds(Count, NAMES, NAMES, NUMBERS, NUMBERS, NUMBERS, tuples(st.builds(InProblem, NUMBERS, NUMBERS)))
LINES = tuples(st.builds(PlanLine, NUMBERS, NAMES, NAMES, st.dates()))
SIGNALS = st.builds(
    Signal,
    NAMES,
    NAMES,
    NUMBERS,
    st.none() | st.builds(Expected, NUMBERS, NUMBERS),
    st.sampled_from(["flag", "watch", "calm", "unknown"]),
    st.none() | st.floats(0, 1),
    st.none() | st.builds(Drift, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
)
PARTS = st.sampled_from(PartOfDay)
DETAILS = st.builds(
    WeekDetails,
    tuples(st.builds(TimeCount, NUMBERS, PARTS, NUMBERS)),
    NUMBERS,
    tuples(st.builds(NamedCount, NAMES, NUMBERS)),
    tuples(st.builds(NamedCount, NAMES, NUMBERS)),
    tuples(st.builds(Gathering, NAMES, NAMES, NAMES, st.none() | NUMBERS, st.none() | PARTS)),
)
PICTURES = st.builds(
    SituationalPicture,
    week=WEEKS,
    taken_at=st.datetimes(timezones=st.just(UTC)),
    is_open=st.booleans(),
    counts=st.builds(
        WeekCounts,
        rows=tuples(ROWS),
        weeks_before=st.integers(0, 12),
        totals=st.tuples(*[NUMBERS] * 12),
    ),
    area=NAMES,
    coverage=st.none() | st.builds(Coverage, tuples(NAMES), tuples(NAMES), tuples(NAMES)),
    places=tuples(st.builds(RepeatedPlace, NAMES, NAMES, *[NUMBERS] * 5)),
    late_reports=tuples(st.builds(LateReport, st.none() | WEEKS, NAMES, NAMES, NUMBERS)),
    plan=st.none() | st.builds(Plan, st.dates(), LINES, LINES, LINES),
    late=st.booleans(),
    skipped=tuples(WEEKS),
    details=DETAILS,
    signals=tuples(SIGNALS),
    totals=st.none() | SIGNALS,
)


@given(PICTURES)
def test_a_picture_survives_json(picture: SituationalPicture) -> None:
    assert read_record(json.loads(json.dumps(write_record(picture))), SituationalPicture) == picture


def test_the_record_is_plain_to_read() -> None:
    taken_at = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    picture = SituationalPicture(week=Week(2026, 47), taken_at=taken_at, is_open=False, counts=WeekCounts())
    record = write_record(picture)
    assert (record["week"], record["taken_at"]) == ("2026-W47", "2026-11-23T07:00:00+00:00")
    assert record["counts"]["totals"] == [0] * 12


def test_a_record_of_another_version_is_read_as_far_as_it_goes() -> None:
    record = {
        "week": "2026-W53",
        "taken_at": "2027-01-04T07:00:00+00:00",
        "is_open": False,
        "counts": {
            "weeks_before": 3,
            "rows": [{"area": "A", "group": "threat", "now": 1, "last": 0, "before": 0}],
        },
        "forecasts": ["something that a later version knows"],
    }
    picture = read_record(record, SituationalPicture)
    assert picture.week == Week(2026, 53)
    assert picture.counts.weeks_before == 3
    assert picture.counts.rows[0].problems == ()
    assert picture.signals == ()
    assert picture.plan is None


def test_an_incident_survives_json() -> None:
    happened_at = datetime(2026, 7, 1, 23, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
    facts = IncidentFacts(category="theft", area=1, happened_at=happened_at, severity=Severity.HIGH)
    record = json.loads(json.dumps(write_record(facts)))
    assert (record["happened_at"], record["severity"]) == ("2026-07-01T21:30:00+00:00", "high")
    assert read_record(record, IncidentFacts) == facts
    assert isinstance(read_record(record, IncidentFacts).severity, Severity)


def test_what_a_record_must_not_lack_is_missed() -> None:
    with pytest.raises(KeyError, match="week"):
        read_record({"taken_at": "2027-01-04T07:00:00+00:00"}, SituationalPicture)


@pytest.mark.parametrize(
    ("record", "payload"),
    [
        (
            {"action": 1, "owner": "U1", "by": "U2"},
            Assigned(action=1, owner="U1", by="U2", date=date.min),
        ),
        (
            {"date": "2026-11-20", "items": [{"follow_up": 1, "version": 2, "step": -7}], "owner": "U1"},
            Reminder(date=date(2026, 11, 20), items=(RemindedStep(1, 2, -7),), owner="U1"),
        ),
        ({"week": "2026-W47", "late": False, "skipped": ["2026-W46"]}, Digest(Week(2026, 47))),
        ({"people": {"U1": 3}}, UnitLost({"U1": 3})),
        ({}, Welcome()),
    ],
)
def test_payloads_of_earlier_versions_are_read(record: dict[str, Any], payload: Payload) -> None:
    assert read_record(record, type(payload)) == payload


def test_a_message_that_is_sent_late_is_of_that_day_and_no_other_is_moved() -> None:
    reminder = Reminder(date=date(2026, 11, 20), items=(), owner="U1")
    assert reminder.as_of(date(2026, 11, 23)).date == date(2026, 11, 23)
    assert reminder.as_of(date(2026, 11, 19)) == reminder
    assert Digest(Week(2026, 47)).as_of(date(2026, 11, 23)) == Digest(Week(2026, 47))
