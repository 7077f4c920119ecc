"""What every test may use: a fresh database, a store on one workspace, and asks as people make them."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Integer, text
from sqlmodel import Session, SQLModel

from commands.asks import Ask
from commands.reader import Reader
from domain.sharing import Viewer
from storage.database import Database
from storage.store import Store
from storage.tables import Workspace
from tests.postgres import Cluster, find_binaries, running_cluster

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for these tests; skipped where its binaries are missing, failed if CI is set."""
    binaries = find_binaries()
    if binaries is None:
        missing = "PostgreSQL is not installed here (Debian package: postgresql)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with running_cluster(binaries) as running:
        yield running


@pytest.fixture(scope="session")
def postgres_url(cluster: Cluster) -> str:
    """The address of a PostgreSQL database with the tables of this version."""
    url = cluster.create("trygg")
    made = Database(url)
    SQLModel.metadata.create_all(made.engine)
    made.close()
    return url


def empty_tables(database: Database) -> None:
    """Take every row out and let the ids begin anew; several times faster than TRUNCATE on small tables."""
    tables = SQLModel.metadata.sorted_tables
    counted = [table.name for table in tables if isinstance(table.columns.get("id", table.c[0]).type, Integer)]
    statements = [
        "SET LOCAL lock_timeout = '10s'",
        *(f'DELETE FROM "{table.name}"' for table in reversed(tables)),  # noqa: S608 (our own names)
        *(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 1, false)" for name in counted),
    ]
    with database.transaction() as session:
        session.connection().execute(text("; ".join(statements)))


def open_sqlite(file: Path) -> Database:
    """A SQLite database in a file, with the tables of this version."""
    fresh = Database(f"sqlite:///{file}")
    SQLModel.metadata.create_all(fresh.engine)
    return fresh


def open_postgres(url: str) -> Database:
    """The PostgreSQL database there, emptied."""
    known = Database(url)
    empty_tables(known)
    return known


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Database]:
    """An emptied PostgreSQL database, for what only several writers at once can show."""
    known = open_postgres(postgres_url)
    yield known
    known.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of either kind with the tables of this version and no rows."""
    if request.param == "sqlite":
        fresh = open_sqlite(tmp_path / "trygg.db")
    else:
        fresh = open_postgres(request.getfixturevalue("postgres_url"))
    yield fresh
    fresh.close()


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """The store of workspace T1, newly opened; what the test has not committed is committed at the end.

    A session of its own rather than a transaction, which would keep its turn to write after a commit.
    """
    with Session(database.engine, expire_on_commit=False) as session:
        opened = Store(session, "T1")
        opened.workspace.open(Workspace(id="T1", name="Testköping", created_at=NOW), "Hela kommunen")
        yield opened
        session.commit()


@pytest.fixture
def ask() -> Callable[..., Ask]:
    """Makes an ask by user U1 on Friday 20 November 2026 at 15:00 in Stockholm; keywords change it."""

    def make(**changes: Any) -> Ask:
        language = changes.pop("language", "sv")
        user = changes.pop("user", "U1")
        known: dict[str, Any] = {
            "user": user,
            "reader": Reader(language, STOCKHOLM),
            "viewer": Viewer(user),
            "now": NOW,
            "occasion": "V1",
        }
        return Ask(**(known | changes))

    return make
