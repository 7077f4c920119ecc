"""The log has one order, on both databases; nothing in it can be changed, and whoever does so is found."""

import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from domain.audit import AuditEvent
from domain.audit_filters import AuditFilter
from storage.audit import verify_log
from storage.audit_people import count_misnamed
from storage.copies import back_up, copy_to, snapshot
from storage.database import Database
from storage.queries import table_of
from storage.restoring import restore
from storage.schema import migrate, move_schema
from storage.store import Store
from storage.tables import AuditEntry, Workspace
from storage.tables.append_only import lifted
from tests.conftest import NOW

LOG = table_of(AuditEntry)


def note(store: Store, number: int, event: AuditEvent = AuditEvent.MADE, by: str = "U1") -> None:
    store.audit.note(event, "incident", number, by=by, at=NOW + timedelta(minutes=number), content={"n": number})


def write(database: Database, *numbers: int, workspace: str = "T1") -> None:
    """One transaction for each number, each with one entry."""
    for number in numbers:
        with database.transaction() as session:
            note(Store(session, workspace), number)


def verify(database: Database, workspace: str = "T1") -> tuple[int, int | None]:
    with snapshot(database) as connection:
        counted, _, broken = verify_log(connection, workspace)
    return counted, broken


def told(database: Database, workspace: str = "T1") -> list[tuple[int, str, str]]:
    wanted = select(LOG.c.sequence, LOG.c.event, LOG.c.reference).where(LOG.c.workspace_id == workspace)
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(wanted.order_by(LOG.c.sequence))]


def tamper(database: Database, *statements: str) -> None:
    """Change the log as someone may who has the whole database."""
    with database.engine.begin() as connection, lifted(connection, LOG):
        for statement in statements:
            connection.execute(text(statement))


@pytest.fixture
def opened(empty: Database) -> Database:
    """A database of this version with two workspaces."""
    migrate(empty)
    with empty.transaction() as session:
        for workspace in ("T1", "T2"):
            Store(session, workspace).workspace.open(Workspace(id=workspace, created_at=NOW), "Allt")
    return empty


def test_entries_are_chained_in_each_workspace(opened: Database) -> None:
    write(opened, 1, 2)
    write(opened, 1, workspace="T2")
    write(opened, 3)
    assert told(opened) == [(1, "made", "1"), (2, "made", "2"), (3, "made", "3")]
    assert [verify(opened, workspace) for workspace in ("T1", "T2", "T3")] == [(3, None), (1, None), (0, None)]


def test_a_transaction_that_fails_leaves_nothing(opened: Database) -> None:
    def fail() -> None:
        with opened.transaction() as session:
            note(Store(session, "T1"), 1)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    write(opened, 2)
    assert told(opened) == [(1, "made", "2")]


def test_what_was_seen_while_reading_is_told_after_it(opened: Database) -> None:
    with opened.transaction(reading=True) as session:
        note(Store(session, "T1"), 1, AuditEvent.SEEN)
        note(Store(session, "T1"), 1, AuditEvent.SEEN)
    assert told(opened) == [(1, "seen", "1")]
    assert verify(opened) == (1, None)


def test_who_changes_something_has_seen_it(opened: Database) -> None:
    with opened.transaction() as session:
        store = Store(session, "T1")
        note(store, 1, AuditEvent.SEEN)
        note(store, 2, AuditEvent.SEEN)
        note(store, 1, AuditEvent.CHANGED)
    assert told(opened) == [(1, "seen", "2"), (2, "changed", "1")]


def test_many_who_write_at_once_make_one_chain(opened: Database) -> None:
    crowd = [threading.Thread(target=write, args=(opened, *range(10))) for _ in range(4)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(60)
    assert verify(opened) == (40, None)


CHANGES = {
    "update": "UPDATE audit_entry SET actor = 'U2'",
    "delete": "DELETE FROM audit_entry WHERE sequence = 2",
}


def refused(database: Database, statement: str) -> bool:
    with pytest.raises(DBAPIError, match="never changed"), database.engine.begin() as connection:
        connection.execute(text(statement))
    return True


@pytest.mark.parametrize("made", ["at once", "by migrations"])
def test_the_database_refuses_to_change_the_log(empty: Database, made: str) -> None:
    if made == "by migrations":
        move_schema(empty, "0001")
    migrate(empty)
    with empty.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
    write(empty, 1, 2, 3)
    columns = ", ".join(column.name for column in LOG.columns)
    sqlite = empty.engine.dialect.name == "sqlite"
    replaced = f"REPLACE INTO audit_entry ({columns}) SELECT {columns} FROM audit_entry"  # noqa: S608 (our own names)
    further = replaced if sqlite else "TRUNCATE audit_entry"
    assert all(refused(empty, statement) for statement in (*CHANGES.values(), further))
    assert verify(empty) == (3, None)
    tamper(empty, CHANGES["update"])
    assert refused(empty, CHANGES["delete"]), "it refuses again"


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit_entry SET actor = 'U2' WHERE sequence = 3", 3),
        ("UPDATE audit_entry SET digest = '' WHERE sequence = 5", 5),
        ("UPDATE audit_entry SET at = '2026-11-21 10:00:00.000000' WHERE sequence = 2", 2),
        ("DELETE FROM audit_entry WHERE sequence = 4", 4),
        ("DELETE FROM audit_entry WHERE sequence = 5", 5),
        ("DELETE FROM audit_entry", 1),
        ("UPDATE audit_entry SET sequence = sequence + 1 WHERE sequence = 5", 5),
        ("UPDATE counter SET last = 4 WHERE name = 'audit_entry'", 5),
        ("UPDATE counter SET last = 6 WHERE name = 'audit_entry'", 6),
        ("DELETE FROM counter WHERE name = 'audit_entry'", 1),
    ],
)
def test_the_first_broken_entry_is_named(opened: Database, statement: str, broken: int) -> None:
    write(opened, 1, 2, 3, 4, 5)
    tamper(opened, statement)
    assert verify(opened)[1] == broken


def test_an_instant_that_is_none_is_found(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
    write(sqlite, 1, 2, 3)
    tamper(sqlite, "UPDATE audit_entry SET at = 'soon' WHERE sequence = 2")
    assert verify(sqlite) == (3, 2)


def test_a_page_of_the_log_is_what_is_asked_for(store: Store, database: Database) -> None:
    store.session.commit()
    write(database, *range(1, 13))
    with database.transaction() as session:
        note(Store(session, "T1"), 3, AuditEvent.CHANGED, by="U2")

    def numbers(wanted: AuditFilter, minutes: tuple[int, int] | None = None, skip: int = 0) -> list[str]:
        since, until = (NOW + timedelta(minutes=each) for each in minutes) if minutes else (None, None)
        return [row.reference for row in store.audit.listed(wanted, since=since, until=until, skip=skip).rows]

    assert numbers(AuditFilter()) == ["3", *map(str, range(12, 3, -1))]
    assert numbers(AuditFilter(), skip=10) == ["3", "2", "1"]
    assert numbers(AuditFilter(events=("changed", "seen"))) == ["3"]
    assert numbers(AuditFilter(subjects=("problem",))) == []
    assert numbers(AuditFilter(actors=("U1",), reference="3")) == ["3"]
    assert numbers(AuditFilter(), (3, 5)) == ["3", "4", "3"]
    assert store.audit.listed(AuditFilter(), since=None, until=None).total == 13
    assert sorted(store.audit.actors()) == ["U1", "U2"]


def test_a_restore_keeps_what_was_done_since_and_says_that_it_was(opened: Database, tmp_path: Path) -> None:
    write(opened, 1, 2)
    back_up(opened, tmp_path / "backup")
    write(opened, 3, 4)
    restore(tmp_path / "backup", opened)
    assert told(opened)[2:] == [(3, "made", "3"), (4, "made", "4"), (5, "restored", "")]
    write(opened, 5)
    assert verify(opened) == (6, None)
    assert verify(opened, "T2") == (1, None)
    assert refused(opened, CHANGES["delete"])


def test_a_backup_without_a_log_takes_none_away(opened: Database, tmp_path: Path) -> None:
    back_up(opened, tmp_path / "backup")
    write(opened, 1)
    restore(tmp_path / "backup", opened)
    assert told(opened) == [(1, "made", "1"), (2, "restored", "")]


def test_a_log_that_went_another_way_is_replaced_and_stays_in_the_file_aside(
    opened: Database, tmp_path: Path
) -> None:
    write(opened, 1)
    back_up(opened, tmp_path / "first")
    write(opened, 2)
    back_up(opened, tmp_path / "second")
    with closing(Database(f"sqlite:///{tmp_path / 'other.db'}")) as other:
        restore(tmp_path / "first", other)
        write(other, 9)
        restore(tmp_path / "second", other, aside=tmp_path / "aside")
        assert told(other) == [(1, "made", "1"), (2, "made", "2"), (3, "restored", "")]
        assert verify(other) == (3, None)
    with closing(Database(f"sqlite:///{tmp_path / 'aside'}")) as aside:
        assert told(aside)[-1] == (3, "made", "9")


def test_the_log_is_whole_in_another_database(opened: Database, tmp_path: Path) -> None:
    write(opened, 1, 2)
    with closing(Database(f"sqlite:///{tmp_path / 'other.db'}")) as other:
        copy_to(opened, other)
        write(other, 3)
        assert verify(other) == (3, None)


def test_the_log_itself_holds_no_user_id_and_tells_who_it_was(opened: Database, tmp_path: Path) -> None:
    write(opened, 1)
    back_up(opened, tmp_path / "backup")
    with opened.transaction() as session:
        Store(session, "T1").audit.note(AuditEvent.CHANGED, "role", "U3", by="U2", at=NOW)
    for restored in (False, True):
        if restored:
            restore(tmp_path / "backup", opened)
        with opened.transaction(reading=True) as session:
            rows = (
                Store(session, "T1")
                .audit.listed(AuditFilter(events=("changed", "made")), since=None, until=None)
                .rows
            )
            held = session.connection().execute(select(LOG.c.actor, LOG.c.reference)).all()
        assert [(row.actor, row.reference) for row in rows] == [("U2", "U3"), ("U1", "1")]
        assert not {"U1", "U2", "U3"} & {told for row in held for told in row}


def test_whoever_is_put_in_the_place_of_another_is_found(opened: Database) -> None:
    write(opened, 1)
    with opened.engine.begin() as connection:
        assert count_misnamed(connection, "T1") == 0
        connection.execute(text("UPDATE audit_person SET user_id = 'U2'"))
        assert count_misnamed(connection, "T1") == 1
