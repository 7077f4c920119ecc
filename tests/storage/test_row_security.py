"""On PostgreSQL a transaction on one workspace reaches no row of another, even where a query forgets to ask."""

from typing import Any

import pytest
from sqlalchemy import TextClause, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from domain.audit import AuditEvent
from services.geography import add_area
from storage.database import Database
from storage.queries import table_of
from storage.row_security import ROLE, enter, owning_column, separation_of
from storage.schema import migrate
from storage.store import Store
from storage.tables import Area, AuditEntry, Workspace
from tests.conftest import NOW

TABLES = [table for table in SQLModel.metadata.sorted_tables if owning_column(table)]


@pytest.fixture
def two(postgres: Database) -> Database:
    """Two workspaces, each with an area."""
    for workspace in ("T1", "T2"):
        with postgres.transaction() as session:
            store = Store(session, workspace)
            store.workspace.open(Workspace(id=workspace, created_at=NOW), "Hela kommunen")
            store.audit.note(AuditEvent.MADE, "area", 1, by="U1", at=NOW)
    return postgres


def _areas(session: Session) -> set[str]:
    return set(session.execute(select(table_of(Area).c.workspace_id)).scalars())


def test_a_query_without_a_condition_finds_ones_own_rows(two: Database) -> None:
    with two.transaction(reading=True) as session:
        assert _areas(session) == {"T1", "T2"}
        Store(session, "T1")
        assert _areas(session) == {"T1"}
    with two.transaction(reading=True) as session:
        Store(session, "T2")
        assert _areas(session) == {"T2"}


def test_the_workspace_holds_in_each_transaction_of_the_session_and_in_no_other(two: Database) -> None:
    with Session(two.engine) as session:
        enter(session, "T1")
        assert _areas(session) == {"T1"}
        session.rollback()
        assert _areas(session) == {"T1"}
        session.commit()
        with session.begin_nested():
            assert _areas(session) == {"T1"}
    with Session(two.engine) as session:
        assert _areas(session) == {"T1", "T2"}


def test_nothing_of_another_workspace_is_changed_or_removed(two: Database) -> None:
    area = table_of(Area)
    with two.transaction() as session:
        Store(session, "T1")
        of_other = area.c.workspace_id == "T2"
        assert session.connection().execute(update(area).where(of_other).values(name="X")).rowcount == 0
        assert session.connection().execute(delete(area).where(of_other)).rowcount == 0
    with two.transaction() as session:
        Store(session, "T1")
        put = insert(area).values(workspace_id="T2", name="Söder")
        with pytest.raises(DBAPIError, match="row-level security"), session.begin_nested():
            session.connection().execute(put)


def test_one_transaction_may_turn_to_another_workspace(two: Database) -> None:
    with two.transaction() as session:
        for workspace in ("T1", "T2"):
            add_area(Store(session, workspace), "Norr")
            Store(session, workspace).audit.note(AuditEvent.MADE, "area", 2, by="U1", at=NOW)
    with two.transaction(reading=True) as session:
        counted = select(func.count()).select_from(table_of(AuditEntry))
        assert session.execute(counted).scalar_one() == 4


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_table_has_its_policies(two: Database, table: Any) -> None:
    with two.transaction(reading=True) as session:
        enter(session, "T3")
        assert session.execute(select(table)).all() == []
        forced = text("SELECT relforcerowsecurity FROM pg_class WHERE relname = :name")
        assert session.execute(forced, {"name": table.name}).scalar_one()


def test_only_states_of_oauth_belong_to_no_workspace() -> None:
    assert {each.name for each in SQLModel.metadata.sorted_tables if each not in TABLES} == {"used_state"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'U2'",
        "DELETE FROM audit_entry",
        "SELECT FROM used_state",
        "TRUNCATE area",
        "ALTER TABLE area DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own ON area",
        "DROP TABLE area",
    ],
)
def test_the_role_may_neither_change_the_log_nor_the_walls(two: Database, statement: str) -> None:
    with two.transaction() as session:
        Store(session, "T1")
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"), session.begin_nested():
            session.connection().execute(text(statement))


def test_an_owner_without_the_role_is_held_by_the_policies(plain_owner: Database) -> None:
    migrate(plain_owner)
    for workspace in ("T1", "T2"):
        with plain_owner.transaction() as session:
            Store(session, workspace).workspace.open(Workspace(id=workspace, created_at=NOW), "Hela kommunen")
    with plain_owner.transaction(reading=True) as session:
        assert _areas(session) == {"T1", "T2"}
        Store(session, "T1")
        assert _areas(session) == {"T1"}
        assert session.execute(text("SELECT current_user")).scalar_one() == "plain"
    assert separation_of(plain_owner.engine) == "policies"


def test_what_keeps_workspaces_apart_is_told(postgres: Database, sqlite: Database) -> None:
    assert separation_of(postgres.engine) == "role"
    with postgres.engine.begin() as connection:
        connection.execute(_rights_of_the_role("REVOKE", "FROM"))
    assert separation_of(postgres.engine) == "none"
    with postgres.engine.begin() as connection:
        connection.execute(_rights_of_the_role("GRANT", "TO"))
    assert separation_of(sqlite.engine) == "none"


def _rights_of_the_role(verb: str, of: str) -> TextClause:
    return text(f"{verb} SELECT ON workspace {of} {ROLE}")
