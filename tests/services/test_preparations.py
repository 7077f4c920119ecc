"""A coordinator assesses a week, holds its picture or posts it early, and it is posted once all the same."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from domain.refusals import Refusal
from domain.retention import RetentionKind
from domain.weeks import Week
from services.preparations import find_coming, hold_picture, post_now, release_picture, write_assessment
from services.schedule import SCHEDULED_JOBS, run_if_due
from storage.store import Store
from storage.tables import Delivery, Preparation, Snapshot

WEEK = Week(2026, 47)


def at(words: str) -> datetime:
    """An instant from ISO 8601 words that are local to Stockholm."""
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo("Europe/Stockholm")).astimezone(UTC)


FRIDAY, BEFORE, DUE, UNTIL = map(
    at, ("2026-11-20T15:00", "2026-11-23T07:00", "2026-11-23T08:00", "2026-11-24T08:00")
)


@pytest.fixture(autouse=True)
def channel(store: Store) -> None:
    """Let the workspace have chosen a channel on Friday of week 47."""
    store.workspace.settings().digest_channel = "C1"
    look(store, FRIDAY)


def look(store: Store, now: datetime) -> None:
    for job in SCHEDULED_JOBS:
        run_if_due(store, job, now)


def posted(store: Store) -> list[tuple[str, bool]]:
    """The weeks whose pictures have been put into the outbox, and whether each says that it was held."""
    kept = {row.week: row.picture["held"] for row in store.session.exec(select(Snapshot))}
    sent = select(Delivery).where(Delivery.kind == "digest").order_by(col(Delivery.id))
    return [(row.payload["week"], kept[row.payload["week"]]) for row in store.session.exec(sent)]


def write(store: Store, text: str, version: int, now: datetime = FRIDAY, by: str = "UBOSS") -> bool:
    return write_assessment(store, WEEK, text, version=version, by=by, now=now)


def updates(store: Store) -> list[Any]:
    """The updates of posted pictures, in order: what each changes and where."""
    rows = store.session.exec(select(Delivery).where(Delivery.kind == "digest_edited").order_by(col(Delivery.id)))
    return [(row.changes, row.channel) for row in rows]


def test_the_coming_picture_is_that_of_the_week_that_is_posted_next(store: Store) -> None:
    coming = find_coming(store, FRIDAY)
    assert coming is not None
    assert (coming.week, coming.due, coming.until, coming.channel) == (WEEK, DUE, UNTIL, "C1")
    later = find_coming(store, DUE + timedelta(minutes=1))
    assert later is not None
    assert later.week == Week(2026, 48)
    store.workspace.settings().digest_channel = None
    assert find_coming(store, FRIDAY) is None


def test_of_two_who_write_at_once_the_second_stores_nothing(store: Store) -> None:
    assert write(store, "Lugnt", 0)
    assert not write(store, "Oroligt", 0, by="U2")
    known = store.preparations.assessment(WEEK)
    assert (known.text, known.version, known.by, known.edited_at) == ("Lugnt", 1, "UBOSS", None)
    assert write(store, "Lugnt", 0, by="U2")
    assert write(store, "Oroligt", 1, by="U2")
    assert store.preparations.assessment(WEEK).text == "Oroligt"


def test_a_posted_picture_is_updated_and_says_since_when(store: Store) -> None:
    write(store, "Lugnt", 0)
    look(store, DUE)
    assert updates(store) == []
    later = DUE + timedelta(hours=2)
    assert write(store, "Oroligt", 1, later)
    assert write(store, "", 2, later)
    assert updates(store) == [("digest:2026-W47", "C1")] * 2
    assert store.preparations.assessment(WEEK).edited_at == later


def test_a_held_picture_is_not_posted_at_its_time_and_goes_out_when_it_is_released(store: Store) -> None:
    hold_picture(store, WEEK, by="UBOSS", now=FRIDAY)
    look(store, DUE)
    assert posted(store) == []
    coming = find_coming(store, DUE + timedelta(hours=2))
    assert coming is not None
    assert (coming.week, coming.held, coming.until) == (WEEK, True, UNTIL)
    assert release_picture(store, WEEK, by="UBOSS", now=DUE + timedelta(hours=2))
    look(store, UNTIL)
    assert posted(store) == [("2026-W47", True)]


def test_a_picture_released_before_its_time_is_posted_at_its_time(store: Store) -> None:
    hold_picture(store, WEEK, by="UBOSS", now=FRIDAY)
    assert not release_picture(store, WEEK, by="U2", now=BEFORE)
    assert posted(store) == []
    look(store, DUE)
    assert posted(store) == [("2026-W47", False)]


def test_a_hold_that_is_never_lifted_ends_after_a_working_day(store: Store) -> None:
    hold_picture(store, WEEK, by="UBOSS", now=FRIDAY)
    for now in (DUE, UNTIL - timedelta(minutes=1)):
        look(store, now)
    assert posted(store) == []
    for now in (UNTIL, UNTIL + timedelta(hours=1), at("2026-11-30T08:00")):
        look(store, now)
    assert posted(store) == [("2026-W47", True), ("2026-W48", False)]


def test_a_held_picture_does_not_come_after_a_later_one(store: Store) -> None:
    hold_picture(store, WEEK, by="UBOSS", now=FRIDAY)
    look(store, at("2026-12-01T09:00"))
    assert posted(store) == [("2026-W48", False)]


def test_a_picture_is_posted_before_its_time_once(store: Store) -> None:
    hold_picture(store, WEEK, by="UBOSS", now=FRIDAY)
    post_now(store, WEEK, by="UBOSS", now=BEFORE)
    for deed in (post_now, hold_picture, release_picture):
        with pytest.raises(Refusal) as refused:
            deed(store, WEEK, by="U2", now=BEFORE)
        assert refused.value.key == "situation-posted-already"
    for now in (DUE, UNTIL):
        look(store, now)
    assert posted(store) == [("2026-W47", False)]


def test_all_of_it_is_in_the_log(store: Store) -> None:
    write(store, "Lugnt", 0)
    hold_picture(store, WEEK, by="UBOSS", now=FRIDAY)
    release_picture(store, WEEK, by="UBOSS", now=FRIDAY)
    post_now(store, WEEK, by="UBOSS", now=FRIDAY)
    noted = [(fact.event, fact.subject, fact.reference) for fact in store.session.info["noted"]]
    assert noted == [
        ("changed", "preparation", "2026-W47"),
        ("made", "picture_hold", "2026-W47"),
        ("removed", "picture_hold", "2026-W47"),
        ("made", "picture", "2026-W47"),
    ]


def test_an_assessment_goes_with_its_picture(store: Store) -> None:
    write(store, "Lugnt", 0)
    look(store, DUE)
    write(store, "Oroligt", 1, DUE)
    (snapshot,) = store.session.exec(select(Snapshot))
    store.removals.remove(RetentionKind.PICTURES, [snapshot.id], now=DUE)
    assert store.session.exec(select(Preparation)).all() == []
