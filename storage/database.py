"""Connect to the database; the one place where a transaction begins and is committed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlmodel import Session

from storage.audit import append, noted_in
from storage.local_time import FUNCTION, WEEK_FUNCTION, hour_of_week, iso_week
from storage.shared_commits import SharedCommits
from storage.tables.columns import DatabaseClock

BUSY_MILLISECONDS = 2_000
WRITE_AHEAD_SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


def write_ahead_is_safe(version: tuple[int, ...]) -> bool:
    """Tell whether this SQLite is free of the bug that could corrupt a WAL database with several connections."""
    newest = WRITE_AHEAD_SAFE[0]
    return version >= newest or any(fixed <= version < (*fixed[:2], 999) for fixed in WRITE_AHEAD_SAFE)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    journal = "WAL" if write_ahead_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        f"journal_mode={journal}",
        "synchronous=FULL",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function(FUNCTION, 2, hour_of_week, deterministic=True)
    connection.create_function(WEEK_FUNCTION, 2, iso_week, deterministic=True)


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.connection.cursor().execute(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _prepare_postgresql(connection: Any, _record: object) -> None:
    connection.execute(f"SET lock_timeout = {BUSY_MILLISECONDS}")
    # Where there are many rows, PostgreSQL would compile a picture's counts for half a second, to run for one ms.
    connection.execute("SET jit = off")
    connection.commit()


def open_engine(url: str) -> Engine:
    """Create the engine for a database URL."""
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    # The words of an error may go to a log, and must not hold what people wrote.
    engine = create_engine(url, pool_pre_ping=not is_sqlite, pool_size=20, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite if is_sqlite else _prepare_postgresql)
    if is_sqlite:
        event.listen(engine, "begin", _begin_sqlite)
    return engine


class _Session(Session):
    """Keeps each row that was read: a session by itself forgets it with its last user, and would query again."""


@event.listens_for(_Session, "loaded_as_persistent")
def _keep(session: Session, row: object) -> None:
    session.info.setdefault("kept", []).append(row)


class Database:
    """One database; calls `on_enqueued` after each commit that enqueued a delivery."""

    def __init__(self, url: str, engine: Engine | None = None) -> None:
        self.url = url
        self.engine = engine or open_engine(url)
        self._reading = self.engine.execution_options(reading=True)
        shared = self.engine.dialect.name == "sqlite"
        self.shared_commits = SharedCommits(self.engine, _Session, BUSY_MILLISECONDS / 1_000) if shared else None
        self.on_enqueued: Callable[[], None] = lambda: None

    @contextmanager
    def transaction(self, *, reading: bool = False) -> Iterator[Session]:
        """Open a transaction: committed when the block ends, rolled back when it raises.

        What it noted for the audit log is appended at its end; in one for `reading`, where SQLite refuses whatever
        is written, right after it.
        """
        shared = None if reading else self.shared_commits
        with shared.transaction() if shared else self._alone(reading=reading) as session:
            yield session
            if not reading:
                append(session, noted_in(session))
        if seen := noted_in(session):
            with self.transaction() as writing:
                append(writing, seen)
        if session.info.get("enqueued"):
            self.on_enqueued()

    @contextmanager
    def _alone(self, *, reading: bool) -> Iterator[Session]:
        with _Session(self._reading if reading else self.engine, expire_on_commit=False) as session:
            yield session
            session.commit()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def clock_of(session: Session) -> datetime:
    """Read the database's own time, aware UTC: leases and retries follow it, so that machines need not agree."""
    moment: datetime = session.connection().execute(select(DatabaseClock())).scalar_one()
    return moment


def try_lock(session: Session, name: str) -> bool:
    """Hold the named lock until the transaction ends; False when another transaction holds it.

    On SQLite the transaction itself is such a lock: only one writes at a time.
    """
    if session.get_bind().dialect.name == "sqlite":
        return True
    number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
    held: bool = session.execute(select(func.pg_try_advisory_xact_lock(number))).scalar_one()
    return held
