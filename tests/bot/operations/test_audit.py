"""`trygg audit verify`: exit 0 for whole logs, 1 with the first broken entry."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import StartError
from bot.operations.audit import verify_logs
from bot.operations.copies import back_up_to
from bot.settings import Settings
from domain.audit import AuditEvent
from domain.audit_filters import AuditFilter
from storage.database import Database
from storage.queries import table_of
from storage.schema import migrate
from storage.store import Store
from storage.tables import AuditEntry, Workspace
from storage.tables.append_only import lifted
from tests.conftest import NOW

WHOLE = "T1: the audit log is whole, entries: 2, hash of the last: "


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A database file whose log has two entries."""
    made = Database(f"sqlite:///{tmp_path / 'trygg.db'}")
    migrate(made)
    with made.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        for number in (1, 2):
            store.audit.note(AuditEvent.MADE, "incident", number, by="U1", at=NOW)
    return made


def verify(database: Database, known: str | None = None) -> bool:
    return verify_logs(Settings(database_url=database.url), known)


def test_a_whole_log_is_told_with_its_last_hash(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(database)
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith(WHOLE)
    known = told.out.strip().rpartition(" ")[2]
    with database.transaction() as session:
        Store(session, "T1").audit.note(AuditEvent.REMOVED, "incident", 2, by="U1", at=NOW)
    assert verify(database, known)


def test_a_broken_entry_is_named(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    with database.engine.begin() as connection, lifted(connection, table_of(AuditEntry)):
        connection.execute(text("UPDATE audit_entry SET actor = 'U2' WHERE sequence = 2"))
    assert not verify(database)
    told = capsys.readouterr()
    assert told.out == ""
    assert "T1: entry 2 of the audit log is missing, was put in, or is not as it was written" in told.err


def test_a_log_that_does_not_hold_a_known_hash_has_been_rewritten(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not verify(database, "0" * 64)
    assert "it has been rewritten" in capsys.readouterr().err


def test_a_backup_leaves_an_entry(database: Database, tmp_path: Path) -> None:
    back_up_to(Settings(database_url=database.url), tmp_path / "backup.db")
    with database.transaction(reading=True) as session:
        latest = Store(session, "T1").audit.listed(AuditFilter(), since=None, until=None).rows[0]
    assert (latest.event, latest.subject, latest.actor) == ("exported", "database", "")


def test_without_a_workspace_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="no workspace"):
        verify(Database(f"sqlite:///{tmp_path / 'new.db'}"))
