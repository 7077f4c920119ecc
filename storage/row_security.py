"""Row-level security on PostgreSQL: a transaction on one workspace reaches no row of another, whatever it asks.

The second wall behind the conditions of the queries. A transaction on a workspace tells the database which one it
is, and goes on in a role that owns nothing and cannot change the tables; one on no single workspace (the claim of
a delivery, a backup) does neither. SQLite has no such thing.
"""

from contextlib import suppress
from typing import Literal

from sqlalchemy import Connection, Engine, Table, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session, SQLModel

ROLE = "trygg_workspace"
"""A role of the whole server: the databases of several bots share it, and each grants it its own tables."""
APPEND_ONLY = ("audit_entry",)
_ENTERED = "workspace"
_OWN = "(SELECT current_setting('trygg.workspace', true))"
Separation = Literal["role", "policies", "none"]
_HELD = text("SELECT current_user = :role, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
_KNOWN = text("SELECT 1 FROM pg_roles WHERE rolname = :role")
_ENTER = text(
    "SELECT set_config('trygg.workspace', :workspace, true), (SELECT set_config('role', rolname, true) "
    "FROM pg_roles WHERE rolname = :role AND pg_has_role(oid, 'MEMBER') "
    "AND has_table_privilege(oid, 'workspace', 'SELECT'))"
)


def enter(session: Session, workspace: str) -> None:
    """Let the session's transactions, from now on, reach the rows of that workspace alone."""
    if session.info.get(_ENTERED) != workspace:
        session.info[_ENTERED] = workspace
        if session.in_transaction():
            _tell(session.connection(), workspace)


@event.listens_for(Session, "after_begin")
def _tell_again(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    if _ENTERED in session.info and not transaction.nested:
        _tell(connection, session.info[_ENTERED])


def _tell(connection: Connection, workspace: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(_ENTER, {"workspace": workspace, "role": ROLE})


def separation_of(engine: Engine) -> Separation:
    """Tell what keeps workspaces apart in this database: a role of their own, the policies alone, or nothing."""
    if engine.dialect.name != "postgresql":
        return "none"
    with Session(engine) as session:
        enter(session, "")
        as_role, unheld = session.execute(_HELD, {"role": ROLE}).one()
    return "role" if as_role else "none" if unheld else "policies"


def protect(connection: Connection) -> None:
    """Set the policies of every table that the database has, and the rights of the role; again does no harm.

    Whoever may not create the role (a managed server may forbid it) is held by the policies in the owner's place.
    """
    if connection.dialect.name != "postgresql":
        return
    statements = [each for table in SQLModel.metadata.sorted_tables for each in _policies(table)]
    if _make_role(connection):
        statements += [each for table in SQLModel.metadata.sorted_tables for each in _rights(table)]
        statements.append(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {ROLE}")
    for statement in statements:
        connection.execute(text(statement))


def owning_column(table: Table) -> str | None:
    """Name the column of the workspace that a row belongs to; None where rows belong to none."""
    return "id" if table.name == "workspace" else "workspace_id" if "workspace_id" in table.c else None


def _policies(table: Table) -> list[str]:
    """Write what lets a workspace reach its own rows, and the owner, who has entered none, all of them."""
    column = owning_column(table)
    own, every = f"{column} = {_OWN}", f"coalesce({_OWN}, '') = ''"
    return [
        f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
        *(f"DROP POLICY IF EXISTS {name} ON {table.name}" for name in ("own", "every")),
        f"CREATE POLICY every ON {table.name} TO CURRENT_USER USING ({every})",
        *([f"CREATE POLICY own ON {table.name} USING ({own})"] if column else []),
    ]


def _rights(table: Table) -> list[str]:
    """Write what the role may do: nothing with rows that belong to no workspace, and only add to the audit log."""
    deeds = "SELECT, INSERT" if table.name in APPEND_ONLY else "SELECT, INSERT, UPDATE, DELETE"
    granted = [f"GRANT {deeds} ON {table.name} TO {ROLE}"] if owning_column(table) else []
    return [f"REVOKE ALL ON {table.name} FROM {ROLE}", *granted]


def _make_role(connection: Connection) -> bool:
    """Create the role, and join it, where that is allowed; tells whether there is one."""
    if not _has_role(connection):
        _try(connection, f"CREATE ROLE {ROLE} NOLOGIN")
    _try(connection, f"GRANT {ROLE} TO CURRENT_USER")
    return _has_role(connection)


def _has_role(connection: Connection) -> bool:
    return connection.execute(_KNOWN, {"role": ROLE}).first() is not None


def _try(connection: Connection, statement: str) -> None:
    with suppress(DBAPIError), connection.begin_nested():
        connection.execute(text(statement))
