"""The key of what was erased tells nothing, and the quiet time comes once a day."""

from datetime import datetime, timedelta

import pytest

from domain.erasure import key_of_record, next_quiet_time
from tests.conftest import NOW, STOCKHOLM


def test_a_key_is_of_one_record_alone() -> None:
    keys = {
        key_of_record(workspace, table, number, at)
        for workspace in ("T1", "T2")
        for table in ("incident", "action")
        for number in (1, 2)
        for at in (NOW, NOW + timedelta(microseconds=1))
    }
    assert len(keys) == 16
    assert key_of_record("T1", "incident", 1, NOW.astimezone(STOCKHOLM)) in keys


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-20T14:00", "2026-11-21T03:30+01:00"),
        ("2026-11-20T02:00", "2026-11-20T03:30+01:00"),
        ("2026-11-20T03:30", "2026-11-21T03:30+01:00"),
        ("2026-03-28T23:00", "2026-03-29T03:30+02:00"),
        ("2026-10-24T23:00", "2026-10-25T03:30+01:00"),
    ],
)
def test_the_quiet_time_is_that_of_the_night_to_come(now: str, then: str) -> None:
    local = datetime.fromisoformat(now).replace(tzinfo=STOCKHOLM)
    assert next_quiet_time(local).isoformat(timespec="minutes") == then
