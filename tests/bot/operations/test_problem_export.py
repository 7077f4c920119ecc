"""Problems as a CSV file: all of them, with the numbers of their incidents."""

import csv
from dataclasses import replace
from pathlib import Path

from bot.operations.problem_export import write_out
from bot.settings import Settings
from domain.incidents import IncidentFacts
from domain.problems import NewProblem, Priority, ProblemState
from domain.sharing import Sharing, Viewer
from services.partnership import partner_named
from services.problems import change_state, open_problem
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.conftest import NOW


def test_every_problem_is_written_whatever_its_level_and_state(tmp_path: Path, settings: Settings) -> None:
    url = f"sqlite:///{tmp_path}/trygg.db"
    database = Database(url)
    migrate(database)
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Centrum")
        area, partner = store.geography.areas()[0].id, partner_named(store, "Polisen").id
        facts = IncidentFacts(category="threat", area=area, happened_at=NOW, sharing=Sharing.RED)
        store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
        first = NewProblem("=Hot", "", (area,), ("threat",), Priority.HIGH, Sharing.AMBER, (partner,), (1,))
        for new in (first, NewProblem("Bränder", sharing=Sharing.RED)):
            problem = open_problem(store, new, Viewer("U1"), by="U1", now=NOW)
        change_state(store, problem, ProblemState.CLOSED, note="Lugnt", by="U2", now=NOW)
    database.close()
    write_out(replace(settings, database_url=url), tmp_path / "problems.csv")
    with (tmp_path / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        hot, fires = csv.DictReader(file, delimiter=";")
    several = [hot[name] for name in ("areas", "categories", "named_partners", "incidents")]
    assert (hot["title"], hot["priority"], several) == ("'=Hot", "high", ["Centrum", "Hot", "Polisen", "1"])
    closed = [fires[name] for name in ("state", "sharing", "closed_reason", "closed_at")]
    assert closed == ["closed", "red", "Lugnt", "2026-11-20T15:00:00+01:00"]
