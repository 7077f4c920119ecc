"""`trygg erase person` shows, asks, erases, and leaves no byte in the database's files."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.prompt import Confirm

from bot.errors import StartError
from bot.operations.audit import verify_logs
from bot.operations.person_erasure import erase_someone
from bot.settings import Settings
from domain.actions import Status
from domain.incidents import IncidentFacts
from services.actions import report_progress
from services.incidents import report
from storage.copies import back_up
from storage.database import Database
from storage.restoring import restore
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.commands.conversation import plan
from tests.conftest import NOW

USER = "U0SENTINEL"


@pytest.fixture
def known(tmp_path: Path, settings: Settings) -> Settings:
    """Settings that lead to a database in which someone has reported, and owned an action that is done."""
    known = replace(settings, database_url=f"sqlite:///{tmp_path / 'trygg.db'}")
    database = Database(known.database_url)
    migrate(database)
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        store.people.meet("UBOSS").role = "coordinator"
        store.people.meet(USER).name = "Sentina"
        facts = IncidentFacts(category="threat", area=store.geography.areas()[0].id, happened_at=NOW)
        report(store, facts, by=USER, now=NOW, unit=None)
        report_progress(store, plan(store, owner=USER), Status.DONE, by=USER, now=NOW)
    database.close()
    return known


def bytes_of(settings: Settings) -> bytes:
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))


def test_no_byte_names_them(known: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    before = bytes_of(known)
    erase_someone(known, USER, ask=False)
    after = bytes_of(known)
    assert USER.encode() in before
    assert USER.encode() not in after
    assert b"Sentina" in before
    assert b"Sentina" not in after
    told = capsys.readouterr()
    assert "1  incident" in told.out
    assert f"{USER} is erased" in told.err
    assert verify_logs(known, None)


def test_a_dry_run_changes_nothing(known: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    erase_someone(known, USER, ask=True, dry_run=True)
    assert "1  person" in capsys.readouterr().out
    assert b"Sentina" in bytes_of(known)


def test_who_is_not_sure_changes_nothing(known: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Confirm, "ask", lambda *_, **__: False)
    with pytest.raises(StartError, match="nothing was changed"):
        erase_someone(known, USER, ask=True)
    assert b"Sentina" in bytes_of(known)


@pytest.mark.parametrize(("user", "why"), [("U0NOBODY", "named nowhere"), ("UBOSS", "the only coordinator")])
def test_some_cannot_be_erased(known: Settings, user: str, why: str) -> None:
    with pytest.raises(StartError, match=why):
        erase_someone(known, user, ask=False)


def test_whom_the_operator_names_would_come_back(known: Settings) -> None:
    with pytest.raises(StartError, match="COORDINATORS names"):
        erase_someone(replace(known, coordinators=(USER,)), USER, ask=False)


def test_open_actions_are_handed_over_first(known: Settings) -> None:
    database = Database(known.database_url)
    with database.transaction() as session:
        plan(Store(session, "T1"), owner=USER)
    database.close()
    with pytest.raises(StartError, match=r"hand them over in Slack first: #2"):
        erase_someone(known, USER, ask=False)


def test_an_older_backup_does_not_bring_them_back(known: Settings, tmp_path: Path) -> None:
    database = Database(known.database_url)
    (tmp_path / "kept").mkdir()
    back_up(database, tmp_path / "kept" / "backup")
    erase_someone(known, USER, ask=False)
    assert restore(tmp_path / "kept" / "backup", database).erased == 1
    database.close()
    assert not [word for word in (b"Sentina", USER.encode()) if word in bytes_of(known)]
    assert verify_logs(known, None)
