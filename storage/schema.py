"""Which shape a database's tables have, and how they get the shape of this version."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Column, Connection, MetaData, String, Table, func, insert, inspect, select, table, text
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 (fills the metadata)
from storage.database import Database
from storage.row_security import protect

if TYPE_CHECKING:
    from alembic.config import Config

State = Literal["behind", "current", "ahead"]
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_297_071_113
PATIENCE_MILLISECONDS = 60_000
VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""Alembic's own table."""


class SchemaError(Exception):
    """Why the database cannot be used by this version, in a line for the operator."""


def schema_state(database: Database) -> State:
    """Compare the schema with this version: 'current', 'behind' (empty or to be migrated) or 'ahead' (newer)."""
    with _patient(database) as connection, connection.execution_options(reading=True).begin():
        return _state_of(connection)


def revision_of(database: Database) -> str:
    """Read the revision that the tables have, '' where there are none of ours."""
    with database.engine.connect() as connection:
        return _revision_of(connection)


def columns_of(database: Database) -> dict[str, set[str]]:
    """List the names of every table's columns, but for what the database itself needs."""
    with database.engine.connect() as connection:
        known = inspect(connection)
        return {name: {column["name"] for column in known.get_columns(name)} for name in known.get_table_names()}


def migrate(database: Database) -> None:
    """Bring the tables to this version's shape; raises SchemaError when a newer Trygg has changed them already.

    All or nothing; processes that start at the same time wait for one of them to do it. A new database gets the
    tables as they are in the code, without the way that others went.
    """
    state = schema_state(database)
    if state == "ahead":
        raise SchemaError(
            "the database belongs to a newer version of Trygg: install that version, or restore a backup"
        )
    if state == "behind":
        move_schema(database, _revisions()[-1])


def move_schema(database: Database, revision: str) -> None:
    """Bring the tables up or down to a revision ('base' for none); raises SchemaError and changes nothing if rows
    got lost or lost what they refer to."""
    with _alone(database) as connection:
        counted = _count_rows(connection)
        if revision == _revisions()[-1] and not counted:
            _create_tables(connection, revision)
        else:
            _run_alembic(connection, revision)
        if revision != "base":
            _refuse_losses(connection, counted)
        if revision == _revisions()[-1]:
            protect(connection)


def draft_migration(database: Database, words: str) -> None:
    """Write the migration that leads from the latest one to the tables as they are now in the code.

    The `database` is empty: it goes the way of the migrations, as a new one would have the new tables already.
    """
    from alembic import command  # noqa: PLC0415 (takes long to load, and is rarely needed)

    with _alone(database) as connection:
        _run_alembic(connection, _revisions()[-1])
        number = f"{len(_revisions()) + 1:04d}"
        command.revision(_config(connection), words, autogenerate=True, rev_id=number)


def _revisions() -> list[str]:
    return sorted(file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _state_of(connection: Connection) -> State:
    known = ["", *_revisions()]
    revision = _revision_of(connection)
    if revision not in known:
        return "ahead"
    return "current" if revision == known[-1] else "behind"


def _revision_of(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """A transaction that other migrations wait for. On SQLite a changed table is copied and its old self dropped,
    which would take rows that refer to it along: so foreign keys are off until they are checked at the end."""
    with _patient(database) as connection:
        if connection.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = {PATIENCE_MILLISECONDS}"))
                connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
            yield connection


@contextmanager
def _patient(database: Database) -> Iterator[Connection]:
    """A connection of one's own, on SQLite one that waits as long as another's migration may take."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.detach()
            connection.connection.cursor().execute(f"PRAGMA busy_timeout={PATIENCE_MILLISECONDS}")
        yield connection


def _create_tables(connection: Connection, revision: str) -> None:
    """Make every table of this version at once; the tests prove them equal to those of the migrations."""
    if connection.dialect.name == "postgresql":
        _copy_conditions()
    SQLModel.metadata.create_all(connection, checkfirst=False)
    VERSION.create(connection, checkfirst=True)
    connection.execute(insert(VERSION).values(version_num=revision))


def _copy_conditions() -> None:
    """Give PostgreSQL's indexes SQLite's conditions: to declare both would load its dialect at every start."""
    for index in (index for each in SQLModel.metadata.sorted_tables for index in each.indexes):
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


def _run_alembic(connection: Connection, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 (takes long to load, and is rarely needed)

    now = _revision_of(connection)
    if now == revision:
        return
    move = command.downgrade if revision == "base" or revision < now else command.upgrade
    move(_config(connection), revision)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 (takes long to load, and is rarely needed)

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def _count_rows(connection: Connection) -> dict[str, int]:
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in names}


def _refuse_losses(connection: Connection, before: dict[str, int]) -> None:
    after = _count_rows(connection)
    poorer = sorted(name for name, count in before.items() if after.get(name, count) < count)
    if poorer:
        raise SchemaError(f"the migration would lose rows of {', '.join(poorer)}; nothing was changed")
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise SchemaError("the migration would leave rows that refer to nothing; nothing was changed")
