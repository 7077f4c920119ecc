"""Triggers by which the database itself refuses to change, remove or replace the rows of a table.

Migrations make them too: what they mean never changes. SQLite loses them with a table that a migration copies.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import DDL, Connection, ExecutableDDLElement, Table, event, text

WHY = "what is written here is never changed"
_SQLITE = {
    "update": "BEFORE UPDATE ON {table}",
    "delete": "BEFORE DELETE ON {table}",
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})",
}
_POSTGRESQL = {
    "change": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
}
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql "
    f"AS $$ BEGIN RAISE EXCEPTION '{WHY}'; END $$"
)


def refusing(dialect: str, table: str, key: tuple[str, ...]) -> list[str]:
    """Write the statements that make the table of that primary key refuse; 'sqlite' or 'postgresql'."""
    if dialect == "postgresql":
        return [_FUNCTION, *(_create(table, name, when) for name, when in _POSTGRESQL.items())]
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    why = f" BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
    return [_create(table, name, when.replace("{same}", same) + why) for name, when in _SQLITE.items()]


def append_only(table: Table) -> None:
    """Make the table refuse from the moment it is created."""
    for dialect in ("sqlite", "postgresql"):
        for statement in refusing(dialect, table.name, tuple(table.primary_key.columns.keys())):
            trigger: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", trigger.execute_if(dialect=dialect))


@contextmanager
def lifted(connection: Connection, table: Table) -> Iterator[None]:
    """Let rows be removed until the block ends, in the transaction that is under way: for a restore alone."""
    of_postgresql = connection.dialect.name == "postgresql"
    for name in _POSTGRESQL if of_postgresql else _SQLITE:
        place = f" ON {table.name}" if of_postgresql else ""
        connection.execute(text(f"DROP TRIGGER {table.name}_{name}{place}"))
    yield
    for statement in refusing(connection.dialect.name, table.name, tuple(table.primary_key.columns.keys())):
        connection.execute(text(statement))


def _create(table: str, name: str, when: str) -> str:
    return f"CREATE TRIGGER {table}_{name} {when.replace('{table}', table)}"
