"""What every test may use: a fresh database, a store on one workspace, and asks as people make them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import SQLModel

from commands.asks import Ask
from commands.reader import Reader
from domain.sharing import Viewer
from storage.database import Database
from storage.store import Store
from storage.tables import Workspace

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database with the tables of this version and no rows."""
    fresh = Database(f"sqlite:///{tmp_path / 'trygg.db'}")
    SQLModel.metadata.create_all(fresh.engine)
    yield fresh
    fresh.close()


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """The store of workspace T1, newly opened, in one transaction that is committed at the end."""
    with database.transaction() as session:
        opened = Store(session, "T1")
        opened.workspace.open(Workspace(id="T1", name="Testköping", created_at=NOW), "Hela kommunen")
        yield opened


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
