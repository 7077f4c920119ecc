"""One transaction reads a row once, and sees what others changed when it holds the row."""

from collections.abc import Callable

from sqlalchemy import text

from domain.incidents import IncidentFacts
from domain.sharing import Viewer
from storage.database import Database
from storage.store import Store
from storage.tables import Incident, Workspace
from tests.conftest import NOW


def test_a_row_is_read_once_in_a_transaction(
    database: Database, store: Store, listen: Callable[..., None]
) -> None:
    store.people.meet("U1")
    store.session.commit()
    asked: list[str] = []
    listen(database, "before_cursor_execute", lambda *told: asked.append(told[2]))
    with database.transaction(reading=True) as session:
        for _ in range(3):
            fresh = Store(session, store.workspace_id)
            assert fresh.people.find("U1") is not None
            assert fresh.workspace.settings().id == store.workspace_id
    assert len([each for each in asked if "FROM person" in each or "FROM workspace" in each]) == 2


def test_a_row_that_is_held_is_read_as_it_is_now(postgres: Database) -> None:
    with postgres.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        area = store.geography.areas()[0].id
        facts = IncidentFacts(category="threat", area=area, happened_at=NOW, text="Ett")
        new = store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
    with postgres.transaction() as session:
        assert session.get_one(Incident, new.id).text == "Ett"
        with postgres.transaction() as other:
            other.get_one(Incident, new.id).text = "Två"
        held = Store(session, "T1").incidents.find(new.number, Viewer("U1"), changing=True)
        assert held is not None
        assert held.incident.text == "Två"


def test_no_query_is_compiled_for_longer_than_it_runs(postgres: Database) -> None:
    with postgres.transaction(reading=True) as session:
        assert session.execute(text("SHOW jit")).scalar() == "off"
