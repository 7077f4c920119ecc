"""After a restore nothing is posted twice that was posted after the backup, and what is new is posted."""

from pathlib import Path

import pytest

from storage.copies import back_up
from storage.database import Database
from storage.restoring import restore
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.bot.delivery.conftest import open_worker
from tests.bot.delivery.slack_server import SlackServer
from tests.conftest import NOW
from tests.outbox import Note


@pytest.fixture
def drilled(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'drill.db'}")
    migrate(database)
    with database.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
        Store(session, "T1").outbox.put("open", Note("öppen"), now=NOW, channel="C1")
    return database


def say(database: Database, slack: SlackServer, due: str, receipt: str) -> None:
    with database.transaction() as session:
        outbox = Store(session, "T1").outbox
        outbox.put_due("digest:2026-W47", Note(due), now=NOW, channel="C1")
        outbox.put("receipt:1:v1", Note(receipt), now=NOW, channel="C1")
    open_worker(database, slack).deliver_within(60)


def test_what_was_posted_after_the_backup_is_found_again(
    drilled: Database, slack: SlackServer, tmp_path: Path
) -> None:
    back_up(drilled, tmp_path / "backup")
    say(drilled, slack, "bild", "kvitto")
    restore(tmp_path / "backup", drilled)
    say(drilled, slack, "bild", "nytt kvitto")
    drilled.close()
    words = [each.body["text"] for each in slack.posted]
    assert sorted(words) == ["bild sv", "kvitto sv", "nytt kvitto sv", "öppen sv"]
