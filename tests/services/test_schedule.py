"""A job is planned by the settings, runs once when it is due, and is planned anew when its time is moved."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.schedule import DIGEST, REMINDERS, SCHEDULED_JOBS, ScheduledJob, replanned, run_if_due
from storage.database import Database
from storage.store import Store
from storage.tables import Workspace
from storage.workspaces import planned_runs

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(words: str) -> datetime:
    """An instant from ISO 8601 words that are local to Stockholm."""
    return datetime.fromisoformat(words).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def look(store: Store, now: datetime) -> None:
    for job in SCHEDULED_JOBS:
        run_if_due(store, job, now)


def test_names_are_unique() -> None:
    assert len({job.name for job in SCHEDULED_JOBS}) == len(SCHEDULED_JOBS)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-20T15:00", "2026-11-23T08:00"),
        ("2026-11-23T08:00", "2026-11-23T08:00"),
        ("2026-11-23T08:15", "2026-11-23T08:00"),
        ("2026-11-23T08:15:01", "2026-11-30T08:00"),
    ],
)
def test_a_new_setting_counts_from_a_quarter_of_an_hour_ago(store: Store, now: str, due: str) -> None:
    with replanned(store, at(now)) as workspace:
        workspace.digest_channel = "C1"
    assert store.next_runs.find(DIGEST.name) == at(due)


def test_a_job_runs_once_each_time_and_is_told_when_it_was_due(store: Store) -> None:
    told: list[tuple[datetime, datetime]] = []
    start, hour = at("2026-11-20T10:00"), timedelta(hours=1)

    def next_hour(_workspace: Workspace, moment: datetime) -> datetime:
        return start + hour * -((start - moment) // hour)

    job = ScheduledJob("hourly", next_hour, lambda _store, due, now: told.append((due, now)))
    for minutes in (0, 0, 59, 61, 62, 230):
        run_if_due(store, job, start + timedelta(minutes=minutes))
    assert [((due - start) / hour, (now - due).seconds // 60) for due, now in told] == [(0, 0), (1, 1), (2, 110)]
    assert store.next_runs.find("hourly") == start + 4 * hour


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-20T07:59", "2026-11-20T08:00"),
        ("2026-11-20T08:00", "2026-11-20T08:00"),
        ("2026-11-20T23:59", "2026-11-20T08:00"),
        ("2026-11-21T00:00", "2026-11-23T08:00"),
        ("2026-12-24T12:00", "2026-12-28T08:00"),
    ],
)
def test_reminders_are_looked_for_all_day_from_their_hour_on_working_days(
    store: Store, now: str, then: str
) -> None:
    look(store, at("2026-11-19T12:00"))
    look(store, at(now))
    assert store.next_runs.find(REMINDERS.name) == at(then)


def test_another_reminder_hour_moves_the_reminders_alone(store: Store) -> None:
    store.workspace.settings().digest_channel = "C1"
    look(store, at("2026-11-20T06:00"))
    overdue = store.next_runs.add(DIGEST.name, None)
    overdue.at = at("2026-11-16T08:00")
    with replanned(store, at("2026-11-20T10:00")) as workspace:
        workspace.reminder_hour = 11
    assert store.next_runs.find(REMINDERS.name) == at("2026-11-20T11:00")
    assert overdue.at == at("2026-11-16T08:00")


def test_what_is_not_planned_yet_is_told_from_what_the_settings_plan_at_no_time(
    database: Database, store: Store
) -> None:
    run_if_due(store, DIGEST, at("2026-11-20T10:00"))
    store.session.commit()
    with database.transaction(reading=True) as session:
        assert planned_runs(session) == {"T1": {DIGEST.name: None}}
