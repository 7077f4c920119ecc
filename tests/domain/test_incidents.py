from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.incidents import faults_of, happened_at, name_fault

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 20, 14, 0, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def faults(**changes: Any) -> dict[str, str]:
    told: dict[str, Any] = {"category": "threat", "area": 1, "happened": NOW, "text": "", "now": NOW, "zone": ZONE}
    return {field: fault.key for field, fault in faults_of(**(told | changes)).items()}


def test_a_report_needs_category_and_area_alone() -> None:
    assert faults() == {}
    assert faults(category=None, area=None) == {
        "category": "incident-needs-category",
        "area": "incident-needs-area",
    }


def test_three_thousand_characters_are_enough() -> None:
    assert faults(text="🔥" * 3_000) == {}
    assert faults(text="a" * 3_001) == {"text": "text-too-long"}


@pytest.mark.parametrize(
    ("ahead", "field"),
    [
        (timedelta(minutes=1), "time"),
        (timedelta(hours=8, minutes=59), "time"),
        (timedelta(hours=9), "date"),  # 00:00 in Stockholm, though not in UTC
        (timedelta(days=400), "date"),
    ],
)
def test_what_has_not_happened_is_refused_at_the_field_that_says_so(ahead: timedelta, field: str) -> None:
    assert faults(happened=NOW + ahead) == {field: "incident-not-yet"}


@pytest.mark.parametrize(
    ("day", "clock", "instant", "uncertain"),
    [
        (None, None, datetime(2026, 11, 20, 14, 0, tzinfo=UTC), False),
        (TODAY, None, datetime(2026, 11, 20, 14, 0, tzinfo=UTC), False),
        (None, time(8), datetime(2026, 11, 20, 7, 0, tzinfo=UTC), False),
        (date(2026, 7, 1), None, datetime(2026, 7, 1, 13, 0, tzinfo=UTC), True),
        (date(2026, 7, 1), time(22, 30), datetime(2026, 7, 1, 20, 30, tzinfo=UTC), False),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC), False),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), False),
    ],
)
def test_what_was_not_picked_is_now(
    day: date | None, clock: time | None, instant: datetime, uncertain: bool
) -> None:
    assert happened_at(day, clock, NOW, ZONE) == (instant, uncertain)


def test_names_have_room_for_75_characters() -> None:
    assert name_fault("å" * 75) is None
    assert name_fault("å" * 76) is not None


@pytest.mark.parametrize("name", ["-", "–", "- – :", ";"])
def test_marks_alone_are_no_name(name: str) -> None:
    fault = name_fault(name)
    assert fault is not None
    assert fault.key == "name-missing"


@pytest.mark.parametrize("name", ["7", "E4", "- X"])
def test_a_letter_or_a_digit_is_enough(name: str) -> None:
    assert name_fault(name) is None
