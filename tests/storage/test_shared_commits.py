"""Writers in one process follow each other, are committed together when they queue, and suffer for nobody."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session, select

from storage import shared_commits
from storage.database import Database
from storage.database_errors import will_pass
from storage.tables import Person, Workspace
from tests.conftest import NOW, open_sqlite

Deed = Callable[[Session], object]


def meet(user: str) -> Deed:
    return lambda session: session.add(Person(workspace_id="T1", user_id=user))


FIRST = meet("first")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_sqlite(tmp_path / "trygg.db")
    with opened.transaction() as session:
        session.add(Workspace(id="T1", created_at=NOW))
    yield opened
    opened.close()


def people(database: Database) -> set[str]:
    with database.transaction(reading=True) as session:
        return set(session.exec(select(Person.user_id)))


@contextmanager
def queueing(database: Database, *deeds: Deed, first: Deed = FIRST) -> Iterator[list[Future[None]]]:
    """The first deed is done while the others queue, a thread each, in this order; ends when all are through."""
    shared = database.shared_commits
    assert shared is not None
    shared.seconds = 60  # whoever waits is not to give up while this machine does something else

    def write(deed: Deed) -> None:
        with database.transaction() as session:
            deed(session)

    with ThreadPoolExecutor(len(deeds) + 1) as pool:
        begun, waiting = threading.Event(), threading.Event()

        def hold(session: Session) -> None:
            begun.set()
            waiting.wait(60)
            first(session)

        futures = [pool.submit(write, hold)]
        assert begun.wait(60)
        for number, deed in enumerate(deeds, 1):
            futures.append(pool.submit(write, deed))
            while shared.waiting < number:
                threading.Event().wait(0.001)
        waiting.set()
        yield futures


def count_commits(database: Database) -> list[int]:
    commits: list[int] = []
    event.listen(database.engine, "commit", lambda _connection: commits.append(1))
    return commits


def test_those_who_queue_are_committed_together(database: Database) -> None:
    commits = count_commits(database)
    with queueing(database, *(meet(f"U{number}") for number in range(5))) as futures:
        pass
    assert [future.exception() for future in futures] == [None] * 6
    assert len(commits) == 1
    assert people(database) == {"first", *(f"U{number}" for number in range(5))}


def test_a_commit_has_only_so_many_members(database: Database) -> None:
    commits = count_commits(database)
    with queueing(database, *(meet(f"U{number}") for number in range(2 * shared_commits.MOST - 1))):
        pass
    assert len(commits) == 2
    assert len(people(database)) == 2 * shared_commits.MOST


def test_nobody_returns_before_the_commit(database: Database) -> None:
    seen: list[set[str]] = []
    with ThreadPoolExecutor(6) as pool:

        def write(number: int) -> None:
            with database.transaction() as session:
                meet(f"U{number}")(session)
            other = Database(database.url)
            seen.append({f"U{number}"} - people(other))
            other.close()

        list(pool.map(write, range(30)))
    assert seen == [set()] * 30


def fail(session: Session) -> None:
    meet("failing")(session)
    session.flush()
    raise KeyError("mistake")


@pytest.mark.parametrize("place", range(3))
def test_one_that_fails_takes_nothing_of_the_others_along(database: Database, place: int) -> None:
    deeds = [meet("A"), meet("B"), meet("C")]
    deeds[place] = fail
    with queueing(database, *deeds[1:], first=deeds[0]) as futures:
        pass
    failed = [type(future.exception()) for future in futures]
    assert failed == [KeyError if number == place else type(None) for number in range(3)]
    assert people(database) == {"A", "B", "C"} - {"ABC"[place]}


def test_a_key_that_is_taken_fails_for_the_second_alone(database: Database) -> None:
    with queueing(database, meet("first"), meet("B")) as futures:
        pass
    assert [type(future.exception()) for future in futures] == [type(None), IntegrityError, type(None)]
    assert people(database) == {"first", "B"}


def test_a_commit_that_fails_fails_for_every_member(database: Database) -> None:
    reader = Database(database.url)
    with reader.transaction(reading=True) as session:
        session.exec(select(Person)).all()
        with queueing(database, meet("A"), meet("B")) as futures:
            pass
    reader.close()
    errors = [future.exception() for future in futures]
    assert all(isinstance(error, OperationalError) and will_pass(error) for error in errors)
    assert people(database) == set()
    with database.transaction() as session:
        meet("later")(session)
    assert people(database) == {"later"}


def test_work_that_sqlite_threw_away_is_not_said_to_be_stored(database: Database) -> None:
    """As a full disk does, this failing statement ends the whole transaction."""

    def fail_for_all(session: Session) -> None:
        session.connection().execute(text("INSERT OR ROLLBACK INTO workspace SELECT * FROM workspace"))

    with queueing(database, fail_for_all, meet("B"), first=meet("A")) as futures:
        pass
    assert [isinstance(future.exception(), DBAPIError) for future in futures] == [True, True, False]
    assert people(database) == {"B"}


def test_who_waits_too_long_hears_that_it_will_pass(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database.shared_commits, "seconds", 0.05)
    refused: list[OperationalError] = []

    def try_to_write() -> None:
        with pytest.raises(OperationalError) as caught, database.transaction():
            pass
        refused.append(caught.value)

    with database.transaction():
        second = threading.Thread(target=try_to_write)
        second.start()
        second.join(60)
    assert will_pass(refused[0])
    with database.transaction() as session:
        meet("later")(session)
    assert people(database) == {"later"}


def test_turns_come_in_the_order_of_the_queue(database: Database) -> None:
    order: list[int] = []
    with queueing(database, *(lambda _session, number=number: order.append(number) for number in range(8))):
        pass
    assert order == list(range(8))


def test_another_process_that_writes_is_waited_for(database: Database) -> None:
    other = Database(database.url)
    done = threading.Event()

    def write() -> None:
        with database.transaction() as session:
            meet("mine")(session)
        done.set()

    waiting = threading.Thread(target=write)
    with other.transaction() as session:
        meet("other")(session)
        session.flush()
        waiting.start()
        assert not done.wait(0.2)
    assert done.wait(60)
    waiting.join()
    other.close()
    assert people(database) == {"mine", "other"}
