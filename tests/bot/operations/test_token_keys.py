"""`trygg rotate-keys` and what `trygg check` says of installations."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StartError
from bot.installations.app import SCOPES
from bot.installations.token_cipher import TokenCipher, new_key
from bot.operations.check import run_checks
from bot.operations.copies import back_up_to
from bot.operations.token_keys import encrypt_anew
from bot.settings import Settings
from services.installations import Grant, end_installation, install
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.conftest import NOW

OLD, NEW = new_key(), new_key()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    (tmp_path / "trygg.db").touch(0o600)
    made = Database(f"sqlite:///{tmp_path / 'trygg.db'}")
    migrate(made)
    yield made
    made.close()


@pytest.fixture
def public(settings: Settings, database: Database, slack: ScriptedSlack) -> Settings:
    """The settings of a bot that workspaces install."""
    return replace(
        settings,
        public_url="https://trygg.example.se",
        slack_client_id="1.2",
        slack_client_secret="shh",
        slack_signing_secret="secret",
        token_keys=(OLD,),
        slack_api_url=f"{slack.address}/api/",
        database_url=database.url,
    )


def put(database: Database, team: str, token: str, key: str = OLD) -> None:
    with database.transaction() as session:
        store = Store(session, team)
        store.workspace.open(Workspace(id=team, digest_channel=f"C{team}", created_at=NOW), "Allt")
        install(store, Grant(None, "UBOT", [], TokenCipher([key]).encrypt(token), "U1"), now=NOW)


def end(database: Database, team: str) -> None:
    with database.transaction() as session:
        end_installation(Store(session, team), now=NOW)


def tokens(database: Database, *keys: str) -> list[str | None]:
    with database.transaction(reading=True) as session:
        kept = [Store(session, team).installation.find() for team in ("T1", "T2")]
    return [TokenCipher(keys).decrypt(each.token) if each and each.token else None for each in kept]


def test_every_token_is_encrypted_with_the_first_key(public: Settings, database: Database) -> None:
    put(database, "T1", "xoxb-1")
    put(database, "T2", "xoxb-2")
    end(database, "T2")
    assert tokens(database, NEW) == [None, None]
    assert encrypt_anew(replace(public, token_keys=(NEW, OLD)))
    assert tokens(database, NEW) == ["xoxb-1", None]


def test_a_token_that_no_key_reads_is_named_and_stays(
    public: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    put(database, "T1", "xoxb-1", new_key())
    put(database, "T2", "xoxb-2")
    assert not encrypt_anew(replace(public, token_keys=(NEW, OLD)))
    assert "T1: no key reads its token" in capsys.readouterr().err
    assert tokens(database, NEW) == [None, "xoxb-2"]


def test_without_keys_it_says_how_to_make_one(settings: Settings) -> None:
    with pytest.raises(StartError, match="trygg new-key"):
        encrypt_anew(settings)


def checked(settings: Settings, capsys: pytest.CaptureFixture[str]) -> tuple[bool, list[str]]:
    good = run_checks(settings)
    told = capsys.readouterr().out.splitlines()
    return good, [line for line in told if line[5:].startswith(("installation", "channel"))]


def test_before_anyone_has_installed_it_the_way_is_told(
    public: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    where = "ok   installations: none yet: open https://trygg.example.se/slack/install"
    assert checked(public, capsys) == (True, [where])
    missing = replace(public, database_url="sqlite:///none.db")
    assert where in checked(missing, capsys)[1]
    assert not Path("none.db").exists()


def test_each_installation_is_looked_at(
    public: Settings, database: Database, slack: ScriptedSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    granted = (("x-oauth-scopes", ",".join(SCOPES)),)
    slack.answer("auth.test", Reply({"ok": True, "user": "trygg", "team": "Ettby"}, headers=granted))
    slack.answer("conversations.info", Reply({"ok": True, "channel": {"name": "lägesbild", "is_member": True}}))
    put(database, "T1", "xoxb-1")
    put(database, "T2", "xoxb-2")
    end(database, "T2")
    good, lines = checked(public, capsys)
    assert good
    assert lines[:2] == ["ok   installation T1: trygg in Ettby", "ok   channel CT1: member of #lägesbild"]
    assert lines[2].startswith("ok   installation T2: ended 2026-11-20 14:00 UTC: its messages wait")


def test_a_refused_and_an_unreadable_token_are_faults(
    public: Settings, database: Database, slack: ScriptedSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    slack.answer("auth.test", refusal("account_inactive"))
    slack.answer("conversations.info", refusal("account_inactive"))
    put(database, "T1", "xoxb-1")
    put(database, "T2", "xoxb-2", new_key())
    good, lines = checked(public, capsys)
    assert not good
    assert "FAIL installation T1: Slack answers account_inactive" in lines
    assert any(line.startswith("FAIL installation T2: its token cannot be read with TOKEN_KEYS") for line in lines)


def test_a_backup_holds_tokens_encrypted_only(public: Settings, database: Database, tmp_path: Path) -> None:
    put(database, "T1", "xoxb-hemlig")
    back_up_to(public, tmp_path / "backup.db")
    kept = (tmp_path / "backup.db").read_bytes()
    assert b"gAAAAA" in kept
    assert b"hemlig" not in kept
    assert OLD.encode() not in kept
