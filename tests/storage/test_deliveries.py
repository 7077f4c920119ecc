"""Claims and settlements: one holder at a time, in turn, by the database's clock."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from storage.database import Database, clock_of
from storage.deliveries import Outcome, claim_next, follow_clock, keep_file, settle, soonest, still_held
from storage.store import Store
from storage.tables import Delivery, Workspace
from tests.conftest import NOW
from tests.outbox import Note

LEASE = timedelta(seconds=120)
LATER = timedelta(seconds=60)


@pytest.fixture(autouse=True)
def workspace(database: Database) -> None:
    """Workspace T1."""
    with database.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")


def put(database: Database, *words: str, channel: str = "C1") -> None:
    with database.transaction() as session:
        for word in words:
            Store(session, "T1").outbox.put(word, Note(), now=NOW, channel=channel)


def claim(database: Database, lease: timedelta = LEASE, **options: Any) -> Delivery | None:
    with database.transaction() as session:
        return claim_next(session, lease=lease, reconcile_after=LATER, **options)


def settle_one(database: Database, delivery: Delivery, state: Any, **facts: Any) -> bool:
    with database.transaction() as session:
        return settle(session, delivery, Outcome(state, **facts))


def found(session: Session, idempotency_key: str) -> Delivery:
    row = Store(session, "T1").outbox.find(idempotency_key)
    assert row is not None
    return row


def test_the_same_occasion_is_put_once(database: Database) -> None:
    with database.transaction() as session:
        outbox = Store(session, "T1").outbox
        assert outbox.put("a", Note(), now=NOW, channel="C1")
        assert not outbox.put("a", Note(), now=NOW, channel="C1")
        assert outbox.has("a")


def test_a_claim_is_held_by_one(database: Database) -> None:
    put(database, "a")
    first = claim(database)
    assert first is not None
    assert (first.state, first.lease_until) == ("sending", (first.claimed_at or NOW) + LEASE)
    assert claim(database) is None


def test_a_conversation_has_one_turn_at_a_time(database: Database) -> None:
    put(database, "a", "b")
    put(database, "c", channel="C2")
    first, second = claim(database), claim(database)
    assert [first and first.idempotency_key, second and second.idempotency_key] == ["a", "c"]
    assert claim(database) is None
    assert first is not None
    settle_one(database, first, "sent", posted=("C1", "1.1"))
    third = claim(database)
    assert third is not None
    assert third.idempotency_key == "b"


@pytest.mark.parametrize("state", ["sent", "dropped", "failed", "unknown"])
def test_only_what_is_settled_lets_the_next_pass(database: Database, state: Any) -> None:
    put(database, "a", "b")
    first = claim(database)
    assert first is not None
    settle_one(database, first, state)
    following = claim(database)
    assert following is not None
    assert following.idempotency_key == "b"


@pytest.mark.parametrize("state", ["retry", "unknown_outcome"])
def test_what_waits_holds_the_next_back(database: Database, state: Any) -> None:
    put(database, "a", "b")
    first = claim(database)
    assert first is not None
    settle_one(database, first, state, wait=timedelta(seconds=30))
    assert claim(database) is None
    with database.transaction(reading=True) as session:
        assert 25 < (soonest(session)[0] or 0) <= 30


def test_another_workspace_has_its_own_turns(database: Database) -> None:
    put(database, "a")
    with database.transaction() as session:
        Store(session, "T2").workspace.open(Workspace(id="T2", created_at=NOW), "Allt")
        Store(session, "T2").outbox.put("b", Note(), now=NOW, channel="C1")
    assert claim(database) is not None
    assert claim(database) is not None


def test_a_resting_conversation_is_passed_over(database: Database) -> None:
    put(database, "a")
    assert claim(database, cooling_down=["C1"]) is None
    with database.transaction(reading=True) as session:
        outside, within = soonest(session, cooling_down=["C1"])
        assert outside is None
        assert within is not None
        assert soonest(session, cooling_down=["C2"])[1] is None


def test_an_abandoned_claim_is_doubted_from_when_it_was_made(database: Database) -> None:
    put(database, "a")
    first = claim(database, timedelta(seconds=-1))
    assert first is not None
    assert claim(database) is None
    with database.transaction(reading=True) as session:
        row = found(session, "a")
        assert (row.state, row.uncertain_attempts, row.lease_until) == ("unknown_outcome", 1, None)
        assert row.uncertain_since == first.claimed_at
        assert first.lease_until is not None
        assert row.not_before >= first.lease_until + LATER


def test_a_later_doubt_does_not_move_the_first(database: Database) -> None:
    put(database, "a")
    since = None
    for _ in range(2):
        attempt = claim(database)
        assert attempt is not None
        since = since or attempt.claimed_at
        settle_one(database, attempt, "unknown_outcome", uncertain_attempts=1)
    with database.transaction(reading=True) as session:
        assert (found(session, "a").uncertain_since, found(session, "a").uncertain_attempts) == (since, 2)


def test_a_lost_claim_settles_nothing_but_what_is_known_to_be_posted(database: Database) -> None:
    put(database, "a")
    first = claim(database, timedelta(seconds=-1))
    assert first is not None
    claim(database)
    assert not settle_one(database, first, "retry")
    assert settle_one(database, first, "sent", posted=("C1", "1.1"))
    assert not settle_one(database, first, "sent", posted=("C1", "1.2"))
    with database.transaction(reading=True) as session:
        assert (found(session, "a").state, found(session, "a").posted_ts) == ("sent", "1.1")


def test_a_lease_is_held_with_a_margin(database: Database) -> None:
    put(database, "a")
    held = claim(database, timedelta(seconds=20))
    assert held is not None
    with database.transaction(reading=True) as session:
        assert still_held(session, held, margin=timedelta(seconds=10))
        assert not still_held(session, held, margin=timedelta(seconds=21))


def test_a_file_is_kept_by_who_holds_the_claim(database: Database) -> None:
    put(database, "a")
    lost = claim(database, timedelta(seconds=-1))
    with database.transaction() as session:
        held = claim_next(session, lease=LEASE, reconcile_after=timedelta())
    assert lost is not None
    assert held is not None
    with database.transaction() as session:
        assert not keep_file(session, lost, "F1")
        assert keep_file(session, held, "F2")
    with database.transaction(reading=True) as session:
        assert session.get_one(Delivery, held.id).file_id == "F2"


def test_the_clock_is_the_databases(database: Database) -> None:
    with database.transaction(reading=True) as session:
        now = clock_of(session)
        assert now.utcoffset() == timedelta()
        assert abs((clock_of(session) - now).total_seconds()) < 5


def test_leases_follow_the_databases_clock_whatever_the_machine_thinks(
    database: Database, move_clock: Callable[..., None]
) -> None:
    move_clock(hours=1)
    with database.transaction(reading=True) as session:
        assert clock_of(session) - datetime.now(UTC) > timedelta(minutes=59)
    put(database, "a")
    held = claim(database)
    assert held is not None
    assert claim(database) is None
    with database.transaction(reading=True) as session:
        assert still_held(session, held, margin=timedelta(seconds=60))
        assert 60 < (soonest(session)[0] or 0) <= 120
    settle_one(database, held, "retry", wait=timedelta(seconds=30))
    with database.transaction(reading=True) as session:
        assert 20 < (soonest(session)[0] or 0) <= 30


def waits(database: Database) -> float | None:
    with database.transaction(reading=True) as session:
        return soonest(session)[0]


def follow(database: Database) -> None:
    with database.transaction() as session:
        follow_clock(session)


def test_what_was_put_before_the_clock_was_set_back_is_due(
    database: Database, move_clock: Callable[..., None]
) -> None:
    put(database, "a")
    move_clock(hours=-1)
    follow(database)
    assert claim(database) is not None


@pytest.mark.parametrize("state", ["retry", "unknown_outcome"])
def test_what_waits_when_the_clock_is_set_back_waits_no_longer_than_it_had_to(
    database: Database, move_clock: Callable[..., None], state: Any
) -> None:
    put(database, "a")
    attempt = claim(database)
    assert attempt is not None
    move_clock(hours=1)
    settle_one(database, attempt, state, wait=timedelta(seconds=30))
    move_clock(hours=-1)
    follow(database)
    assert claim(database) is None
    assert 25 < (waits(database) or 0) <= 30


def test_a_lease_from_before_the_clock_was_set_back_has_run_out(
    database: Database, move_clock: Callable[..., None]
) -> None:
    put(database, "a")
    held = claim(database)
    assert held is not None
    move_clock(hours=-1)
    follow(database)
    assert claim(database) is None
    assert 55 < (waits(database) or 0) <= 60
    with database.transaction(reading=True) as session:
        assert found(session, "a").state == "unknown_outcome"
        assert not still_held(session, held, margin=timedelta())


def test_a_lease_that_a_clock_set_forward_ends_is_doubted_for_as_long_as_any(
    database: Database, move_clock: Callable[..., None]
) -> None:
    put(database, "a")
    assert claim(database) is not None
    move_clock(hours=1)
    assert claim(database) is None
    assert 55 < (waits(database) or 0) <= 60


def test_a_clock_that_is_merely_corrected_takes_no_claim_away(
    database: Database, move_clock: Callable[..., None]
) -> None:
    put(database, "a")
    held = claim(database)
    assert held is not None
    move_clock(seconds=-30)
    follow(database)
    assert settle_one(database, held, "retry")


def test_many_claim_at_once_and_each_message_goes_to_one(database: Database) -> None:
    for number in range(24):
        put(database, f"m{number}", channel=f"C{number}")
    claimed: list[str] = []
    barrier = threading.Barrier(6)

    def take() -> None:
        barrier.wait(60)
        while (delivery := claim(database)) is not None:
            claimed.append(delivery.idempotency_key)

    takers = [threading.Thread(target=take) for _ in range(6)]
    for builder in takers:
        builder.start()
    for builder in takers:
        builder.join(60)
    assert sorted(claimed) == sorted(f"m{number}" for number in range(24))
