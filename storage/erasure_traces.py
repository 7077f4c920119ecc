"""Overwrite what removed and replaced rows have left behind in the files of the database (decisions 32 and 33)."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Table, select, text
from sqlmodel import SQLModel

from storage.database import Database, clock_of
from storage.retention import uncompacted
from storage.row_security import owning_column
from storage.server_log import leave_old_log
from storage.tables.columns import DatabaseClock


def erase_traces(database: Database) -> None:
    """Write every table anew, so that the space that people's words had is free in no file; runs are told so.

    SQLite zeroes what is deleted, but not what it has moved between pages before: of 1,500 erased texts, eight
    could be read in the file. The log ahead of it is emptied too, and PostgreSQL's as far as its operator allows.
    Raises DBAPIError while others write.
    """
    with database.engine.connect() as connection:
        begun = connection.execute(select(DatabaseClock())).scalar_one()
        connection.rollback()
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        if database.engine.dialect.name == "sqlite":
            _rewrite_file(alone.connection.driver_connection)
        else:
            _rewrite_tables(alone)
    with database.transaction() as session:
        now = clock_of(session)
        for run in uncompacted(session):
            if run.finished_at and run.finished_at <= begun:
                run.compacted_at = now


def _rewrite_file(connection: Any) -> None:
    for statement in ("PRAGMA query_only=OFF", "VACUUM"):
        connection.execute(statement).fetchall()
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("database is locked")  # a reader still needs what was there before


def _rewrite_tables(connection: Connection) -> None:
    """Rewrite the tables, and what the planner has kept of their columns; leave the log of the old ones."""
    for table in SQLModel.metadata.sorted_tables:
        _forget_samples(connection, table)
        connection.execute(text(f'VACUUM (FULL, ANALYZE) "{table.name}"'))
    connection.execute(text("VACUUM (FULL) pg_statistic"))
    leave_old_log(connection)


def _forget_samples(connection: Connection, table: Table) -> None:
    """Take the planner's samples of its columns from an empty table: to analyze it would leave them as they are.

    A column loses them by being given a type, even its own. That of the workspace, which holds no word of anyone,
    has none of its own to be given: row-level security reads it.
    """
    if connection.execute(select(table).limit(1)).first():
        return
    for column in table.columns:
        kind = column.type.compile(connection.dialect)
        if kind == "VARCHAR" and not column.foreign_keys and column.name != owning_column(table):
            connection.execute(text(f'ALTER TABLE "{table.name}" ALTER "{column.name}" TYPE {kind}'))
