"""Installations are found by their workspace, and a state is used once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from storage.database import Database
from storage.installations import every_installation, use_state
from storage.store import Store
from storage.tables import Installation, UsedState, Workspace
from tests.conftest import NOW

VALID = timedelta(minutes=10)
GRANTED: dict[str, Any] = {"bot_user": "UBOT", "scopes": ["commands"], "installed_by": "U1", "installed_at": NOW}


@pytest.fixture(autouse=True)
def workspaces(database: Database) -> None:
    for team in ("T1", "T2"):
        with database.transaction() as session:
            Store(session, team).workspace.open(Workspace(id=team, created_at=NOW), "Allt")


def put(database: Database, team: str, **changes: Any) -> None:
    with database.transaction() as session:
        Store(session, team).installation.put(**GRANTED | changes)


def test_each_workspace_finds_its_own(database: Database) -> None:
    put(database, "T1", token="a")
    with database.transaction(reading=True) as session:
        found = Store(session, "T1").installation.find()
        assert found is not None
        assert (found.token, found.scopes, found.installed_at, found.revoked_at) == ("a", ["commands"], NOW, None)
    with database.transaction(reading=True) as session:
        assert Store(session, "T2").installation.find() is None


def test_a_new_one_takes_the_place_of_the_one_before(database: Database) -> None:
    put(database, "T1", token=None, revoked_at=NOW)
    put(database, "T1", token="b", revoked_at=None)
    put(database, "T2", token="c")
    with database.transaction(reading=True) as session:
        known = [(each.workspace_id, each.token, each.revoked_at) for each in every_installation(session)]
    assert known == [("T1", "b", None), ("T2", "c", None)]


def test_a_state_is_used_once_and_kept_as_its_digest_as_long_as_it_is_good(database: Database) -> None:
    def use(state: str, after: timedelta = timedelta()) -> bool:
        with database.transaction() as session:
            return use_state(session, state, now=NOW + after, valid=VALID)

    assert [use("one"), use("two"), use("one"), use("one", VALID)] == [True, True, False, False]
    assert use("three", 3 * VALID)
    with database.transaction(reading=True) as session:
        kept = [each.digest for each in session.exec(select(UsedState))]
        assert session.exec(select(Installation)).all() == []
    assert [len(each) for each in kept] == [64]
