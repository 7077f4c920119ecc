"""`trygg retention` says what would go, and removes it; without a decision, or on hold, it says that instead."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from bot.clock import system_clock
from bot.errors import StartError
from bot.operations.retention import remove_at_once, tell_forecast
from bot.settings import Settings
from domain.incidents import IncidentFacts
from domain.retention import OFFERED, DecidedRetention
from services.incidents import report
from services.retention import BATCH, enter_decision, place_hold
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Incident, RetentionRun, Workspace

DECIDED = DecidedRetention("KS 2026/123", date(2026, 9, 1), OFFERED)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database file with more old incidents than one batch removes."""
    made, old = Database(f"sqlite:///{tmp_path / 'trygg.db'}"), system_clock() - timedelta(days=10 * 366)
    migrate(made)
    with made.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=old), "Allt")
        facts = IncidentFacts(category="threat", area=store.geography.areas()[0].id, happened_at=old, text="Zebra")
        for _ in range(BATCH + 1):
            report(store, facts, by="U1", now=old, unit=None)
    yield made
    made.close()


@pytest.fixture
def settings(database: Database) -> Settings:
    """The settings for that file."""
    return Settings(database_url=database.url)


def decide(database: Database, *, hold: bool = False) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        enter_decision(store, DECIDED, by="UBOSS", now=system_clock())
        if hold:
            place_hold(store, "Tvist", by="UBOSS", now=system_clock())


def left(database: Database) -> int:
    with database.transaction(reading=True) as session:
        return len(session.exec(select(Incident.id)).all())


def test_a_dry_run_removes_nothing(
    database: Database, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(database)
    tell_forecast(settings)
    assert f"  incidents: {BATCH + 1}\n" in capsys.readouterr().out
    assert left(database) == BATCH + 1


def test_a_run_removes_everything_that_is_over_age_and_leaves_a_record(
    database: Database, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(database)
    remove_at_once(settings)
    told = f"record 1: removed by decision KS 2026/123:\n  incidents: {BATCH + 1}\n"
    assert capsys.readouterr().out == told
    assert left(database) == 0
    assert not any(b"Zebra" in file.read_bytes() for file in tmp_path.iterdir())
    with database.transaction(reading=True) as session:
        (run,) = session.exec(select(RetentionRun)).all()
    assert run.compacted_at
    remove_at_once(settings)
    assert capsys.readouterr().out == "record 2: removed by decision KS 2026/123:\n  nothing\n"


def test_nothing_is_removed_without_a_decision(database: Database, settings: Settings) -> None:
    for deed in (tell_forecast, remove_at_once):
        with pytest.raises(StartError, match="no decision on retention"):
            deed(settings)
    assert left(database) == BATCH + 1


def test_nothing_is_removed_on_hold(
    database: Database, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(database, hold=True)
    with pytest.raises(StartError, match="legal hold"):
        remove_at_once(settings)
    tell_forecast(settings)
    assert "a legal hold stops retention" in capsys.readouterr().out
    assert left(database) == BATCH + 1
