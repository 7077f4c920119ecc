"""Coordinators are shown the coming picture once, on the working day before it is posted."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from domain.weeks import Week
from services.optional_messages import decline
from services.preparations import post_now
from services.previews import next_previews
from services.schedule import SCHEDULED_JOBS, run_if_due
from storage.store import Store
from storage.tables import Delivery
from tests.conftest import NOW


def at(words: str) -> datetime:
    """An instant from ISO 8601 words that are local to Stockholm."""
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo("Europe/Stockholm")).astimezone(UTC)


FRIDAY, SATURDAY, MONDAY = map(at, ("2026-11-20T14:00", "2026-11-21T14:00", "2026-11-23T08:00"))


@pytest.fixture(autouse=True)
def partnership(store: Store) -> None:
    """Let the workspace have a channel, two coordinators at work and one who has left."""
    store.workspace.settings().digest_channel = "C1"
    for user in ("UBOSS", "UOTHER", "UGONE"):
        store.people.meet(user).role = "coordinator"
    store.people.meet("UGONE").deactivated = True
    look(store, at("2026-11-16T09:00"))


def look(store: Store, now: datetime) -> None:
    for job in SCHEDULED_JOBS:
        run_if_due(store, job, now)


def shown(store: Store) -> list[tuple[str | None, str]]:
    """Whom the coming picture has been enqueued for, and of which week, in order."""
    rows = store.session.exec(select(Delivery).where(Delivery.kind == "digest_ahead").order_by(col(Delivery.id)))
    return [(row.person, row.payload["week"]) for row in rows]


def test_each_coordinator_is_shown_the_coming_picture_once(store: Store) -> None:
    look(store, at("2026-11-20T13:59"))
    assert shown(store) == []
    for now in (FRIDAY, at("2026-11-20T15:00"), MONDAY):
        look(store, now)
    assert shown(store) == [("UBOSS", "2026-W47"), ("UOTHER", "2026-W47")]


def test_whoever_has_declined_is_not_shown_it(store: Store) -> None:
    decline(store, "digest_ahead", by="UOTHER", now=NOW)
    look(store, FRIDAY)
    assert shown(store) == [("UBOSS", "2026-W47")]


def test_what_was_missed_comes_while_there_is_still_time(store: Store) -> None:
    look(store, SATURDAY)
    assert shown(store) == [("UBOSS", "2026-W47"), ("UOTHER", "2026-W47")]


@pytest.mark.parametrize("now", [MONDAY, at("2026-11-23T08:30")])
def test_what_was_missed_is_left_out_once_the_picture_is_due(store: Store, now: datetime) -> None:
    look(store, now)
    assert shown(store) == []


def test_a_picture_that_has_been_posted_is_not_shown(store: Store) -> None:
    post_now(store, Week(2026, 47), by="UBOSS", now=at("2026-11-20T09:00"))
    look(store, FRIDAY)
    assert shown(store) == []


@pytest.mark.parametrize(
    ("weekday", "moment", "due"),
    [
        (1, "2026-11-16T09:00", "2026-11-20T14:00"),
        (1, "2026-11-20T14:00", "2026-11-20T14:00"),
        (1, "2026-11-20T14:01", "2026-11-27T14:00"),
        (3, "2026-11-16T09:00", "2026-11-17T14:00"),
        (1, "2026-12-22T09:00", "2026-12-23T14:00"),
        (1, "2026-03-30T09:00", "2026-04-02T14:00"),
    ],
    ids=["Friday", "now", "over", "day before", "before Christmas", "before Easter"],
)
def test_it_comes_on_the_working_day_before(store: Store, weekday: int, moment: str, due: str) -> None:
    workspace = store.workspace.settings()
    workspace.digest_weekday = weekday
    assert next_previews(workspace, at(moment)) == at(due)


def test_it_never_comes_where_it_is_turned_off_or_there_is_no_channel(store: Store) -> None:
    workspace = store.workspace.settings()
    workspace.preview_hour = None
    assert next_previews(workspace, NOW) is None
    look(store, FRIDAY)
    assert shown(store) == []
    workspace.preview_hour, workspace.digest_channel = 14, None
    assert next_previews(workspace, NOW) is None
