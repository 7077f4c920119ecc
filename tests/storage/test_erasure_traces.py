"""What was removed is in no file of the database once a run's record says so."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from domain.retention import DecidedRetention, RetentionKind
from services.retention import enter_decision, remove_batch
from storage.database import Database
from storage.erasure_traces import erase_traces
from storage.store import Store
from storage.tables import Problem, RetentionRun, Workspace
from tests.conftest import NOW, open_sqlite

DECIDED = DecidedRetention("KS 1", date(2026, 9, 1), {RetentionKind.PROBLEMS: 1})
SECRET = "Zebrafinken"


def files_of(database: Database) -> list[Path]:
    """Every file that holds the tables of the database, on disk as it is now."""
    with database.engine.connect() as connection:
        if database.engine.dialect.name == "sqlite":
            file = Path(str(database.engine.url.database))
            return [*file.parent.glob(f"{file.name}*")]
        connection.execute(text("CHECKPOINT"))
        folder = connection.execute(text("SHOW data_directory")).scalar_one()
        number = connection.execute(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        ).scalar_one()
        return [*(Path(folder) / "base" / str(number)).iterdir()]


def log_of(database: Database) -> bytes:
    """Every byte of the log that PostgreSQL writes ahead; SQLite's lies among its files."""
    if database.engine.dialect.name == "sqlite":
        return b""
    with database.engine.connect() as connection:
        folder = Path(connection.execute(text("SHOW data_directory")).scalar_one()) / "pg_wal"
    return b"\n".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


def samples(database: Database) -> str:
    """What PostgreSQL's planner has kept of the columns: it packs that, so that no search by bytes finds it."""
    if database.engine.dialect.name == "sqlite":
        return ""
    with database.engine.connect() as connection:
        return str(connection.execute(text("SELECT most_common_vals, histogram_bounds FROM pg_stats")).all())


def holds(database: Database, words: str) -> bool:
    """Look in the log first: to look in the files, a checkpoint has them written, which old log may leave at."""
    held = [log_of(database), samples(database).encode(), *(file.read_bytes() for file in files_of(database))]
    return any(words.encode() in each for each in held)


@pytest.fixture
def ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A SQLite database that writes a log ahead, as it does where that is safe."""
    monkeypatch.setattr("storage.database.write_ahead_is_safe", lambda _version: True)
    known = open_sqlite(tmp_path / "trygg.db")
    yield known
    known.close()


def fill(database: Database) -> None:
    """Close a problem long ago, and let the database's planner have looked at it."""
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        for number in range(1, 300):
            told = {"title": f"{SECRET} {number}", "priority": "low", "sharing": "green", "created_by": "U1"}
            old = NOW.replace(year=2020)
            store.add(Problem(workspace_id="T1", number=number, created_at=old, closed_at=old, **told))
        enter_decision(store, DECIDED, by="UBOSS", now=NOW)
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE problem"))


def test_nothing_that_was_removed_is_left_in_a_file(database: Database) -> None:
    _remove_all(database)


def test_nothing_that_was_removed_is_left_in_the_log_of_sqlite(ahead: Database) -> None:
    with ahead.engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    _remove_all(ahead)
    assert {file.name for file in files_of(ahead)} == {"trygg.db", "trygg.db-wal", "trygg.db-shm"}


def _remove_all(database: Database) -> None:
    fill(database)
    assert holds(database, SECRET)
    more = True
    while more:
        with database.transaction() as session:
            more = remove_batch(Store(session, "T1"), NOW)
    erase_traces(database)
    assert not holds(database, SECRET)
    with database.transaction(reading=True) as session:
        (run,) = session.exec(select(RetentionRun)).all()
        assert run.compacted_at
