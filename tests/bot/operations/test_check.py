import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from bot.installations.app import SCOPES
from bot.operations.check import run_checks
from bot.settings import Settings
from services.partnership import partner_named
from storage.database import Database
from storage.erasure_traces import erase_traces
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.conftest import NOW

RECYCLING = "ALTER ROLE plain SET wal_recycle = on"

Check = Callable[..., tuple[bool, list[str]]]


@pytest.fixture
def check(settings: Settings, slack: ScriptedSlack, capsys: pytest.CaptureFixture[str]) -> Check:
    """Whether all is well, and the lines; settings as keywords."""
    granted = ",".join(SCOPES)
    me = Reply({"ok": True, "user": "trygg", "team": "Testköping"}, headers=(("x-oauth-scopes", granted),))
    slack.answer("auth.test", me)
    known = {
        "slack_bot_token": "xoxb-1",
        "slack_app_token": "xapp-1",
        "slack_api_url": f"{slack.address}/api/",
    }

    def run(**changes: Any) -> tuple[bool, list[str]]:
        good = run_checks(replace(settings, **known | changes))
        return good, capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A migrated database whose workspace posts to C1."""
    (tmp_path / "known.db").touch(0o600)
    database = Database(f"sqlite:///{tmp_path}/known.db")
    migrate(database)
    with database.transaction() as session:
        fresh = Workspace(id="T1", digest_channel="C1", created_at=NOW)
        Store(session, "T1").workspace.open(fresh, "Alla")
    database.close()
    return database.url


def channel(**said: Any) -> Reply:
    return Reply({"ok": True, "channel": {"name": "lägesbild", **said}})


def test_a_settings_file_is_named_where_there_is_one(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").touch(0o600)
    assert f"ok   settings: read from the environment and {tmp_path}/.env" in check()[1]


def test_where_all_is_well_each_line_says_so(
    check: Check, slack: ScriptedSlack, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    slack.answer("conversations.info", channel(is_member=True))
    slack.answer("users.info", Reply({"ok": True, "user": {"real_name": "Ada", "deleted": False}}))
    assert check(database_url=url, digest_channel="C1", coordinators=("U1",)) == (
        True,
        [
            f"ok   settings: read from the environment; there is no .env in {tmp_path}",
            f"ok   file rights: not for everybody: {url.removeprefix('sqlite:///')}",
            "ok   connection: Socket Mode",
            "ok   database: can be reached",
            "ok   schema: of this version",
            "ok   SLACK_BOT_TOKEN: trygg in Testköping",
            "ok   scopes: all there",
            "ok   SLACK_APP_TOKEN: Socket Mode opens",
            "ok   channel C1: member of #lägesbild",
            "ok   coordinator U1: Ada",
        ],
    )


def test_what_keeps_workspaces_apart_is_said_of_postgresql(check: Check, postgres: Database) -> None:
    assert (
        "ok   row security: each transaction reaches one workspace, in the role trygg_workspace"
        in check(database_url=postgres.url)[1]
    )


def test_what_old_log_of_postgresql_keeps_is_said(check: Check, plain_owner: Database) -> None:
    migrate(plain_owner)
    superuser = create_engine(plain_owner.url.replace("plain@", "trygg@"), isolation_level="AUTOCOMMIT")

    def told(deed: str = "SELECT 1") -> str:
        with superuser.connect() as connection:
            connection.execute(text(deed))
        erase_traces(plain_owner)  # as far as it may
        (line,) = (each for each in check(database_url=plain_owner.url)[1] if "write-ahead log" in each)
        return line.removeprefix("ok   write-ahead log: ")

    warned, _, grants = told().partition(" with: ")
    assert warned.startswith("warning: what was removed stays in old log for weeks; ")
    assert f" with: ALTER SYSTEM SET wal_recycle = off; SELECT pg_reload_conf(); {grants}" in told(RECYCLING)
    assert told(f"ALTER ROLE plain RESET ALL; {grants}").startswith("what was removed goes with the old log")
    assert told("SELECT pg_create_physical_replication_slot('kept')").endswith("keeps old log for longer")
    told("SELECT pg_drop_replication_slot('kept')")
    superuser.dispose()


def test_whom_a_channel_is_shared_with_is_warned_of(check: Check, slack: ScriptedSlack, url: str) -> None:
    database = Database(url)
    with database.transaction() as session:
        store = Store(session, "T1")
        store.partnership.set_teams(partner_named(store, "Hyresbolaget"), ["T8"])
    database.close()
    own = {"context_team_id": "T1", "is_member": True}
    slack.answer("conversations.info", channel(**own, is_ext_shared=True, connected_team_ids=["T1", "T8", "T9"]))
    good, lines = check(database_url=url)
    assert good
    shared = "shared with T8 (Hyresbolaget), T9 (no partner), who read what is posted"
    warned = f"ok   channel C1: member of #lägesbild; warning: {shared}; people who may only post cannot use apps"
    assert warned in lines
    slack.answer("conversations.info", channel(**own, is_pending_ext_shared=True))
    assert lines[-1] != (line := check(database_url=url)[1][-1])
    assert line.endswith("warning: another organisation has been invited to share it")


def test_nothing_is_made_by_looking(check: Check, tmp_path: Path) -> None:
    good, lines = check()
    assert good
    assert "ok   database: not there yet: the first start makes it" in lines
    assert list(tmp_path.iterdir()) == []


FAULTS = [
    ({"slack_app_token": ""}, "connection: set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP"),
    ({"slack_bot_token": ""}, "SLACK_BOT_TOKEN: is missing"),
    ({"database_url": "sqlite:///no/such/folder/trygg.db"}, "database: cannot be made in "),
    ({"slack_api_url": "http://127.0.0.1:9/api/"}, "SLACK_BOT_TOKEN: Slack answers URLError"),
]


@pytest.mark.parametrize(("changes", "line"), FAULTS)
def test_a_wrong_setting_is_one_line(check: Check, changes: dict[str, Any], line: str) -> None:
    good, lines = check(**changes)
    assert not good
    assert any(each.startswith(f"FAIL {line}") for each in lines)


ANSWERS = [
    ("auth.test", refusal("invalid_auth"), "SLACK_BOT_TOKEN: Slack answers invalid_auth"),
    ("auth.test", refusal("internal_error", 500), "SLACK_BOT_TOKEN: Slack answers internal_error"),
    ("auth.test", Reply(break_by="reset"), "SLACK_BOT_TOKEN: Slack answers ConnectionResetError"),
    (
        "auth.test",
        Reply({"ok": True}, headers=(("x-oauth-scopes", "chat:write"),)),
        "scopes: missing channels:history, channels:join",
    ),
    (
        "apps.connections.open",
        refusal("not_allowed_token_type"),
        "SLACK_APP_TOKEN: Slack answers not_allowed_token_type",
    ),
    ("conversations.info", refusal("channel_not_found"), "channel C1: Slack answers channel_not_found"),
    ("conversations.info", channel(is_private=True), "channel C1: not in #lägesbild: invite the app"),
    ("conversations.info", channel(is_archived=True), "channel C1: #lägesbild is archived"),
    ("users.info", refusal("user_not_found"), "coordinator U1: Slack answers user_not_found"),
    ("users.info", Reply({"ok": True, "user": {"name": "ada", "deleted": True}}), "coordinator U1: ada has left"),
]


@pytest.mark.parametrize(("method", "answer", "line"), ANSWERS)
def test_what_slack_says_no_to_is_one_line(
    check: Check, slack: ScriptedSlack, url: str, method: str, answer: Reply, line: str
) -> None:
    slack.answer("conversations.info", channel(is_member=True))
    slack.answer("users.info", Reply({"ok": True, "user": {"name": "ada", "deleted": False}}))
    slack.answer(method, answer)
    good, lines = check(database_url=url, coordinators=("U1",))
    assert not good
    assert any(each.startswith(f"FAIL {line}") for each in lines), lines


def test_a_public_channel_is_joined_later(check: Check, slack: ScriptedSlack, url: str) -> None:
    slack.answer("conversations.info", channel(is_member=False))
    good, lines = check(database_url=url, digest_channel="C2")
    assert good
    assert [each for each in lines if " channel C" in each] == [
        "ok   channel C2: not in #lägesbild yet: joins when it posts",
        "ok   channel C1: not in #lägesbild yet: joins when it posts",
    ]


@pytest.mark.parametrize(("revision", "good"), [("9999", False), ("", True)])
def test_the_schema_may_be_older_but_not_newer(check: Check, url: str, revision: str, *, good: bool) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()
    assert check(database_url=url)[0] is good


def test_a_file_that_is_no_database_is_told_of(check: Check, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("inga rader " * 100, encoding="utf-8")
    good, lines = check(database_url=f"sqlite:///{tmp_path}/notes.db")
    assert not good
    assert "FAIL database: file is not a database" in lines


@pytest.mark.parametrize(("mode", "good"), [(0o600, True), (0o640, True), (0o644, False), (0o602, False)])
def test_files_that_everybody_can_read_are_told_of(check: Check, url: str, mode: int, *, good: bool) -> None:
    files = [".env", url.removeprefix("sqlite:///")]
    for each in files:
        Path(each).touch()
        Path(each).chmod(mode)
    told = [line for line in check(database_url=url, slack_bot_token="")[1] if "file rights" in line]
    wide = [f"FAIL file rights: everybody on this machine can read {each}: chmod 600 {each}" for each in files]
    assert told == ([f"ok   file rights: not for everybody: {', '.join(files)}"] if good else wide)


def test_a_database_that_nobody_can_name_is_told_of(check: Check) -> None:
    good, lines = check(database_url=f"sqlite:///{'a' * 300}.db")
    assert not good
    assert any(line.startswith("FAIL database: ") for line in lines), lines
