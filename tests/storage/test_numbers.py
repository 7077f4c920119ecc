"""Numbers are given once, in each workspace and for each kind of record, whoever else takes one."""

from datetime import UTC, datetime
from threading import Thread

from storage.database import Database
from storage.store import Store
from storage.tables import Workspace

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def test_each_kind_of_record_is_counted_by_itself(store: Store) -> None:
    assert [store.numbers.take("incident"), store.numbers.take("incident")] == [1, 2]
    assert store.numbers.take("action") == 1
    other = Store(store.session, "T2")
    other.workspace.open(Workspace(id="T2", created_at=NOW), "Alla")
    assert other.numbers.take("incident") == 1


def test_many_are_taken_at_once(store: Store) -> None:
    assert store.numbers.take("incident", 3) == 3
    assert store.numbers.take("incident") == 4


def test_a_counter_goes_past_a_number_and_never_back(store: Store) -> None:
    store.numbers.count_past("incident", 7)
    store.numbers.count_past("incident", 3)
    assert store.numbers.take("incident") == 8


def test_two_who_take_a_number_get_two(database: Database) -> None:
    with database.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Alla")
    taken: list[int] = []

    def take() -> None:
        with database.transaction() as session:
            taken.append(Store(session, "T1").numbers.take("incident"))

    second = Thread(target=take)
    with database.transaction() as session:
        first = Store(session, "T1").numbers.take("incident")
        second.start()
    second.join()
    assert [first, *taken] == [1, 2]
