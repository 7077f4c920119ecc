"""Copies of everything: a backup in a file of its own, and a move to another database."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, literal, select
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from storage.backup_files import CopyError, opened_backup
from storage.database import Database
from storage.queries import table_of
from storage.schema import migrate, schema_state
from storage.tables import Delivery, Workspace
from storage.tables.columns import DatabaseClock

ROWS = 1_000


def back_up(database: Database, file: Path) -> dict[str, int]:
    """Write a copy to the file, which appears whole or not at all, while others go on working; rows by table.

    Raises CopyError when there is such a file already, no database, or the copy is not sound.
    """
    if file.exists():
        raise CopyError(f"{file} is there already")
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        counts = _copy_file(database, part) if _is_sqlite(database) else _copy_into_file(database, part)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
    return counts


def copy_to(database: Database, other: Database) -> dict[str, int]:
    """Copy every row to another database without any workspace in it; rows by table. Raises CopyError."""
    migrate(database)
    with database.engine.connect() as source:
        refuse_busy(source)
    return _copy_all(database, other)


def every_table() -> Sequence[Table]:
    """Every table, those that others refer to first."""
    return SQLModel.metadata.sorted_tables


def _is_sqlite(database: Database) -> bool:
    return database.engine.dialect.name == "sqlite"


def _copy_file(database: Database, part: Path) -> dict[str, int]:
    """Page by page would never end while others write: all at once."""
    source = Path(str(make_url(database.url).database))
    if not source.exists():
        raise CopyError(f"there is no database at {source}")
    with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(part)) as copied:
        ours.backup(copied, pages=-1)
    with opened_backup(part) as backup, backup.engine.connect() as connection:
        return _count(connection)


def _copy_into_file(database: Database, part: Path) -> dict[str, int]:
    copy = Database(f"sqlite:///{part}")
    try:
        return _copy_all(database, copy)
    finally:
        copy.close()


def _copy_all(database: Database, other: Database) -> dict[str, int]:
    if schema_state(database) != "current":
        raise CopyError("the database belongs to another version of Trygg: use that one, or start this one first")
    migrate(other)
    with _snapshot(database) as source, other.engine.begin() as target:
        if target.execute(select(func.count()).select_from(table_of(Workspace))).scalar_one():
            raise CopyError("there is a workspace in that database already")
        return copy_rows(source, target)


@contextmanager
def _snapshot(database: Database) -> Iterator[Connection]:
    """Everything as it is at one moment, whoever writes meanwhile."""
    reading = {"reading": True} if _is_sqlite(database) else {"isolation_level": "REPEATABLE READ"}
    with database.engine.connect().execution_options(**reading) as connection, connection.begin():
        yield connection


def refuse_busy(connection: Connection) -> None:
    """Raise CopyError while a message is on its way: it belongs to a bot that runs."""
    table = table_of(Delivery)
    held = (table.c.state == "sending") & (table.c.lease_until > DatabaseClock())
    if connection.execute(select(table.c.id).where(held)).first():
        raise CopyError("a bot is at work on the database: stop it first")


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Copy every row into empty tables; rows by table. Raises CopyError when one is missing afterwards."""
    for table in every_table():
        rows = source.execution_options(yield_per=ROWS).execute(select(table)).mappings()
        for part in rows.partitions():
            target.execute(insert(table), [dict(row) for row in part])
        _continue_numbers(target, table)
    counts = _count(target)
    if counts != _count(source):
        raise CopyError("the copy does not have as many rows: nothing was changed")
    return counts


def _continue_numbers(target: Connection, table: Table) -> None:
    """The next row gets a number after those copied; SQLite sees to that by itself."""
    if target.dialect.name == "postgresql" and "id" in table.c and table.autoincrement_column is not None:
        highest = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        target.execute(select(func.setval(sequence, highest, literal(value=False))))


def _count(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in every_table()
    }
