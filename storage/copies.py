"""Copy everything: to a backup file, or to another database."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.engine import make_url

from domain.audit import AuditEvent
from storage.backup_files import CopyError, opened_backup
from storage.database import Database
from storage.erasure_list import read_erasures, write_companion
from storage.queries import table_of
from storage.row_copies import Copied, copy_rows, count_rows
from storage.schema import migrate, schema_state
from storage.store import Store
from storage.tables import Delivery, Workspace
from storage.tables.columns import DatabaseClock
from storage.workspaces import every_workspace


def back_up(database: Database, file: Path) -> Copied:
    """Write a copy to the file, which appears whole or not at all, while others go on working.

    Only the file's owner may read it. The list of what was erased, beside it, is brought up to date. Raises
    CopyError when there is such a file already, no database, or the copy is not sound, and OSError.
    """
    if file.exists() or file.is_symlink():
        raise CopyError(f"{file} is there already")
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        copied = _copy_file(database, part) if _is_sqlite(database) else _copy_into_file(database, part)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
    if schema_state(database) == "current":
        with snapshot(database) as connection:
            write_companion(file, read_erasures(connection))
    return copied


def note_backup(database: Database, now: datetime) -> None:
    """Note in each workspace's log that the operator copied everything; not in tables of another version."""
    if schema_state(database) == "current":
        with database.transaction() as session:
            for workspace in [each.id for each in every_workspace(session)]:
                Store(session, workspace).audit.note(AuditEvent.EXPORTED, "database", by="", at=now)


def copy_to(database: Database, other: Database) -> Copied:
    """Copy every row to another database without any workspace in it. Raises CopyError."""
    migrate(database)
    with database.engine.connect() as source:
        refuse_busy(source)
    return _copy_all(database, other)


def _is_sqlite(database: Database) -> bool:
    return database.engine.dialect.name == "sqlite"


def _copy_file(database: Database, part: Path) -> Copied:
    """Copy all pages at once: page by page would never end while others write."""
    source = Path(str(make_url(database.url).database))
    if not source.exists():
        raise CopyError(f"there is no database at {source}")
    try:
        with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(part)) as copied:
            ours.backup(copied, pages=-1)
    except sqlite3.Error as error:
        raise CopyError(f"no copy could be made: {error}") from None
    with opened_backup(part) as backup, backup.engine.connect() as connection:
        return Copied(count_rows(connection))


def _copy_into_file(database: Database, part: Path) -> Copied:
    copy = Database(f"sqlite:///{part}")
    try:
        return _copy_all(database, copy)
    finally:
        copy.close()


def _copy_all(database: Database, other: Database) -> Copied:
    if schema_state(database) != "current":
        raise CopyError("the database belongs to another version of Trygg: use that one, or start this one first")
    migrate(other)
    with snapshot(database) as source, other.engine.begin() as target:
        if target.execute(select(func.count()).select_from(table_of(Workspace))).scalar_one():
            raise CopyError("there is a workspace in that database already")
        return copy_rows(source, target)


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """Read everything as it is at one moment, whoever writes meanwhile."""
    reading = {"reading": True} if _is_sqlite(database) else {"isolation_level": "REPEATABLE READ"}
    with database.engine.connect().execution_options(**reading) as connection, connection.begin():
        yield connection


def refuse_busy(connection: Connection) -> None:
    """Raise CopyError while a delivery is claimed: a bot is running."""
    table = table_of(Delivery)
    held = (table.c.state == "sending") & (table.c.lease_until > DatabaseClock())
    if connection.execute(select(table.c.id).where(held)).first():
        raise CopyError("a bot is at work on the database: stop it first")
