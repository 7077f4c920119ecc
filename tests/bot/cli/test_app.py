"""The command line as an operator meets it: one readable line, and never a traceback."""

import json
import os
import pty
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.cli.app import main
from bot.settings import Settings
from storage.database import Database
from storage.schema import migrate
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.postgres import Cluster
from tests.stopwatch import Stopwatch

ME = Reply({"ok": True, "team_id": "T1", "user_id": "UBOT", "bot_id": "B1", "team": "Testköping", "user": "trygg"})
COMMANDS = ["run", "tick", "manifest", "check", "demo", "import", "export", "audit"]
LATEST = 15.0


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Trygg = Callable[..., Ended]


@pytest.fixture
def trygg(
    settings: Settings,
    logs: Callable[[], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Trygg]:
    """Runs the console script in this process, with settings as keywords."""
    assert (settings.port, logs()) == (3000, "")
    kept = os.umask(0o022)

    def run(*arguments: str, **environment: str) -> Ended:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["trygg", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Ended(int(ended.value.code or 0), told.out, told.err)

    yield run
    os.umask(kept)


@pytest.fixture
def to_slack(slack: ScriptedSlack) -> dict[str, str]:
    """Settings that lead to the Slack of the test."""
    slack.answer("auth.test", ME)
    return {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": f"{slack.address}/api/"}


def complaint(ended: Ended) -> str:
    """The one line that an operator reads, besides the log."""
    assert ended.code == 1
    assert "Traceback" not in ended.err
    (line,) = [each for each in ended.err.splitlines() if not each.startswith("{")]
    return line


def test_help_names_every_command(trygg: Trygg) -> None:
    ended = trygg("--help")
    assert ended.code == 0
    assert all(f" {name} " in ended.out for name in COMMANDS)


FILES = ["incidents", "partners", "places"]
IN_GROUPS = [f"{way} {each}" for way in ("import", "export") for each in FILES]
IN_GROUPS += ["export problems", "audit verify"]


@pytest.mark.parametrize("command", [*COMMANDS, *IN_GROUPS])
def test_every_command_explains_itself(trygg: Trygg, command: str) -> None:
    ended = trygg(*command.split(), "--help")
    assert (ended.code, "Usage: trygg" in ended.out) == (0, True)


WRONG_USAGE = [
    "dance",
    "run now",
    "tick --at nonsense",
    "tick --at 2026-13-01",
    "manifest --language de",
    "demo --port http",
    "demo --port 99999",
    "copy-to",
    "import incidents",
    "export incidents",
    "import people file.csv",
]


@pytest.mark.parametrize("arguments", WRONG_USAGE)
def test_wrong_usage_ends_with_two(trygg: Trygg, arguments: str) -> None:
    ended = trygg(*arguments.split())
    assert ended.code == 2
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("written", ["2026-12-30", "20261230T0805", "2026-W53-3", "30/12 08:05", "08:05", ""])
def test_a_time_of_another_shape_is_refused(trygg: Trygg, written: str) -> None:
    ended = trygg("tick", "--at", written)
    assert (ended.code, "write for example 2026-11-23T08:00" in ended.err) == (2, True)


def test_a_time_that_is_none_is_explained(trygg: Trygg) -> None:
    last = trygg("tick", "--at", "nonsense").err.splitlines()[-1]
    assert last == "Error: Invalid value for --at: nonsense is no time; write for example 2026-11-23T08:00"


@pytest.mark.parametrize("command", ["run", "tick", "export incidents file.csv"])
def test_without_a_token_nothing_runs(trygg: Trygg, command: str) -> None:
    assert "SLACK_BOT_TOKEN" in complaint(trygg(*command.split()))


@pytest.mark.parametrize("command", ["run", "tick", "manifest", "check"])
def test_a_wrong_setting_is_named(trygg: Trygg, command: str) -> None:
    assert complaint(trygg(command, TIMEZONE="Mjolby", LANGUAGE="xx")) == (
        "trygg: LANGUAGE must be sv or en; TIMEZONE must be an IANA name such as Europe/Stockholm"
    )


WRONG_SETTINGS = [
    ("SLACK_API_URL", "http://["),
    ("SLACK_API_URL", "http://127.0.0.1:99999/"),
    ("SLACK_API_URL", "http://a..se/"),
    ("SLACK_API_URL", "https://"),
    ("DATABASE_URL", "postgresql://a:hemligt@127.0.0.1:port/x"),
    ("DATABASE_URL", "postgresql://a:hemligt@[::1/x"),
    ("DATABASE_URL", "mysql://a:hemligt@127.0.0.1/x"),
    ("SLACK_BOT_TOKEN", "xoxb-hemligt-å"),
    ("SLACK_APP_TOKEN", "xapp-hemligt\nX: y"),
    ("SLACK_SIGNING_SECRET", "hem ligt hemligt"),
]


@pytest.mark.parametrize(("name", "value"), WRONG_SETTINGS)
def test_a_setting_that_cannot_be_used_is_named_without_its_value(trygg: Trygg, name: str, value: str) -> None:
    line = complaint(trygg("check", **{name: value}))
    assert line.startswith(f"trygg: {name} must be ")
    assert "hemligt" not in line


def test_a_settings_file_that_is_no_text_is_named(trygg: Trygg) -> None:
    Path(".env").write_bytes(b"\xff\xfe\x00")
    assert complaint(trygg("manifest")) == "trygg: the file .env cannot be read as UTF-8 text"


@pytest.mark.parametrize("command", ["run", "tick", "export incidents file.csv"])
def test_a_wrong_token_is_named(
    trygg: Trygg, slack: ScriptedSlack, to_slack: dict[str, str], command: str
) -> None:
    slack.answer("auth.test", refusal("invalid_auth"))
    ended = trygg(*command.split(), **to_slack)
    assert complaint(ended) == "trygg: Slack refuses SLACK_BOT_TOKEN: invalid_auth"


def test_a_wrong_app_token_is_named(trygg: Trygg, slack: ScriptedSlack, to_slack: dict[str, str]) -> None:
    slack.answer("apps.connections.open", refusal("not_allowed_token_type"))
    ended = trygg("run", SLACK_APP_TOKEN="xapp-1", PORT="0", **to_slack)
    assert complaint(ended) == "trygg: Slack refuses SLACK_APP_TOKEN: not_allowed_token_type"


def test_without_a_way_in_the_bot_does_not_run(trygg: Trygg, to_slack: dict[str, str]) -> None:
    assert "set SLACK_APP_TOKEN for Socket Mode" in complaint(trygg("run", **to_slack))


def test_a_tick_does_not_wait_for_a_slack_that_is_away(
    trygg: Trygg, slack: ScriptedSlack, to_slack: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.tick_command.FOR_SLACK", 0.1)
    slack.answer("auth.test", refusal("fatal_error", 503))
    assert complaint(trygg("tick", **to_slack)) == "trygg: Slack cannot be reached (fatal_error)"


def test_a_database_that_cannot_be_opened_is_named(trygg: Trygg, to_slack: dict[str, str]) -> None:
    ended = trygg("tick", DATABASE_URL="sqlite:///no/such/folder/trygg.db", **to_slack)
    assert complaint(ended) == "trygg: the database cannot be used: unable to open database file"


def test_a_file_that_is_no_database_is_named(trygg: Trygg, to_slack: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Inga rader här. " * 100, encoding="utf-8")
    ended = trygg("tick", DATABASE_URL=f"sqlite:///{tmp_path}/notes.txt", **to_slack)
    assert complaint(ended) == "trygg: the database cannot be used: file is not a database"


def test_a_server_that_is_not_there_is_named(trygg: Trygg, to_slack: dict[str, str]) -> None:
    ended = trygg("tick", DATABASE_URL="postgresql+psycopg://nobody:hemligt@127.0.0.1:9/nothing", **to_slack)
    assert complaint(ended).startswith("trygg: the database cannot be used: ")
    assert "hemligt" not in ended.err


@pytest.mark.parametrize("command", ["tick", "export incidents file.csv"])
def test_a_newer_schema_is_refused(trygg: Trygg, to_slack: dict[str, str], tmp_path: Path, command: str) -> None:
    url = f"sqlite:///{tmp_path}/newer.db"
    known = Database(url)
    migrate(known)
    known.close()
    with sqlite3.connect(tmp_path / "newer.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    ended = trygg(*command.split(), DATABASE_URL=url, **to_slack)
    assert "belongs to a newer version of Trygg" in complaint(ended)


@pytest.mark.parametrize("views", [False, True])
def test_views_are_judged_only_when_that_is_asked_for(
    trygg: Trygg, slack: ScriptedSlack, to_slack: dict[str, str], views: bool
) -> None:
    slack.answer("blocks.validate", refusal("unknown_method"))
    ended = trygg("check", *(["--views"] if views else []), SLACK_SIGNING_SECRET="secret", **to_slack)
    line = "FAIL views: after 0, Slack answers unknown_method to blocks.validate"
    assert (line in ended.out.splitlines(), ended.code) == (views, int(views))


def test_the_manifest_is_printed_in_the_language_asked_for(trygg: Trygg) -> None:
    swedish, english = (json.loads(trygg("manifest", "--language", each).out) for each in ("sv", "en"))
    names = [[each["command"] for each in told["features"]["slash_commands"]] for told in (swedish, english)]
    assert "/handelse" in names[0]
    assert "/incident" in names[1]
    assert json.loads(trygg("manifest", LANGUAGE="en").out) == english


def test_the_manifest_of_an_app_that_is_not_there_yet_names_where_people_are_sent_back(trygg: Trygg) -> None:
    told = json.loads(trygg("manifest", PUBLIC_URL="https://trygg.example.se").out)
    assert told["oauth_config"]["redirect_urls"] == ["https://trygg.example.se/slack/oauth_redirect"]


@pytest.mark.parametrize("command", ["run", "tick", "check", "rotate-keys"])
def test_half_of_what_several_workspaces_need_is_told(trygg: Trygg, command: str) -> None:
    told = complaint(trygg(command, PUBLIC_URL="https://trygg.example.se", SLACK_CLIENT_ID="1.2"))
    assert told.endswith("go together: set SLACK_CLIENT_SECRET, TOKEN_KEYS too, or none of the four")


def test_a_new_key_is_one_that_the_settings_take(trygg: Trygg) -> None:
    made = trygg("new-key").out.strip()
    told = complaint(trygg("check", TOKEN_KEYS=made))
    assert "TOKEN_KEYS must" not in told
    assert "set PUBLIC_URL" in told


def test_what_nobody_foresaw_is_one_line_too(trygg: Trygg, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_told: object) -> None:
        raise ValueError("hemligt")

    monkeypatch.setattr("bot.installations.manifest.build_manifest", fail)
    words = complaint(trygg("manifest"))
    assert words.startswith("trygg: it failed unexpectedly (ValueError at cli/test_app.py:")
    assert "hemligt" not in words


@pytest.fixture
def start(tmp_path: Path, to_slack: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts `trygg run` as a process of its own."""
    started: list[subprocess.Popen[str]] = []

    def run(**environment: str) -> subprocess.Popen[str]:
        known = {"PATH": str(Path(sys.executable).parent), "PORT": "0", **to_slack, **environment}
        arguments = [Path(sys.executable).with_name("trygg"), "run"]
        process = subprocess.Popen(arguments, env=known, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def read_until(process: subprocess.Popen[str], event: str) -> dict[str, Any]:
    """The first log line about that event."""
    assert process.stderr is not None
    for line in process.stderr:
        told: dict[str, Any] = json.loads(line)
        if told["event"] == event:
            return told
    raise AssertionError(f"{event} was not logged")


def end(process: subprocess.Popen[str]) -> float:
    """How many seconds SIGTERM takes."""
    with Stopwatch() as watch:
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in rest
    return watch.seconds


def test_a_bot_that_waits_for_slack_says_so_and_can_be_stopped(start: Any) -> None:
    process = start(SLACK_API_URL="http://127.0.0.1:9/api/")
    assert read_until(process, "waiting_for_slack")["error"] == "URLError"
    assert end(process) < LATEST


def test_a_bot_whose_socket_is_refused_waits_and_can_be_stopped(start: Any, slack: ScriptedSlack) -> None:
    slack.answer("apps.connections.open", Reply({"ok": True, "url": "ws://127.0.0.1:9/link"}))
    process = start(SLACK_APP_TOKEN="xapp-1")
    read_until(process, "waiting_for_slack")
    assert end(process) < LATEST


def test_a_slack_that_never_answers_does_not_keep_a_bot_from_stopping(start: Any, slack: ScriptedSlack) -> None:
    slack.answer("auth.test", Reply(break_by="hang"))
    process = start()
    while not slack.called("auth.test"):
        assert process.poll() is None
        time.sleep(0.05)
    assert end(process) < LATEST


def test_people_that_slack_never_lists_do_not_keep_a_bot_from_stopping(start: Any, slack: ScriptedSlack) -> None:
    slack.answer("users.list", Reply(break_by="hang"))
    process = start(SLACK_SIGNING_SECRET="secret")
    read_until(process, "running")
    assert end(process) < LATEST


@pytest.fixture
def kept(trygg: Trygg, to_slack: dict[str, str]) -> Path:
    """A database that a command has made."""
    assert trygg("export", "incidents", "none.csv", DATABASE_URL="sqlite:///own.db", **to_slack).code == 0
    return Path("own.db")


def test_what_a_command_writes_is_its_users_alone(trygg: Trygg, kept: Path) -> None:
    assert trygg("backup", "backup.db").code == 0
    assert trygg("export", "incidents", "out.csv").code == 0
    assert trygg("restore", "--yes", "backup.db").code == 0
    with sqlite3.connect(kept) as writing:
        writing.execute("CREATE TABLE another (id INTEGER)")
        modes = {file.name: file.stat().st_mode & 0o777 for file in Path().iterdir()}
    writing.close()
    assert set(modes.values()) == {0o600}, modes
    assert {"own.db", "backup.db", "out.csv"} < set(modes)
    assert [name for name in modes if name.startswith("own-before-restore-")]


@pytest.mark.usefixtures("kept")
def test_a_restore_shows_what_both_sides_hold(trygg: Trygg) -> None:
    trygg("backup", "backup.db")
    ended = trygg("restore", "--yes", "backup.db")
    assert ended.code == 0
    shown = [line.split() for line in ended.err.splitlines() if not line.startswith("{")]
    assert ["workspaces", "1", "1"] in shown
    assert ["first", "report", "–", "–"] in shown
    assert "what the database held before is kept in own-before-restore-" in ended.err


WARNED = "trygg: others can read a password on the command line: use COPY_TO_URL, or leave it out and be asked\n"
BAD_PATHS = [
    ("backup {}", "no/such/folder/x"),
    ("backup {}", "a" * 300),
    ("backup {}", "folder"),
    ("backup {}", "file/x"),
    ("restore --yes {}", "nothing"),
    ("restore --yes {}", "folder"),
    ("restore --yes {}", "a" * 300),
    ("restore --yes {}", "file"),
    ("import incidents {}", "nothing"),
    ("import incidents {}", "folder"),
    ("import incidents {}", "a" * 300),
    ("export incidents {}", "no/such/folder/x"),
    ("export incidents {}", "folder"),
    ("export incidents {}", "a" * 300),
    ("copy-to sqlite:///{}", "no/such/folder/x.db"),
    ("copy-to sqlite:///{}", "folder"),
    ("copy-to {}", "nonsense"),
    ("copy-to sqlite:///{}", "own.db"),
    ("copy-to postgresql://a:hemligt@127.0.0.1:{}/x", "port"),
    ("copy-to postgresql://a:hemligt@127.0.0.1:{}/x", "9"),
    ("copy-to postgresql://a:hemligt@127.0.0.1/{}", "x?nonsense=1"),
]


@pytest.mark.parametrize(("command", "path"), BAD_PATHS)
@pytest.mark.usefixtures("kept")
def test_a_path_that_will_not_do_is_told_in_a_line(trygg: Trygg, command: str, path: str) -> None:
    Path("folder").mkdir()
    Path("file").write_text("x", encoding="utf-8")
    ended = trygg(*command.format(path).split())
    line = complaint(replace(ended, err=ended.err.removeprefix(WARNED)))
    assert line.startswith("trygg: ")
    assert "unexpected" not in line
    assert "hemligt" not in line


@pytest.fixture
def locked(cluster: Cluster) -> str:
    """The address of an empty PostgreSQL database whose user needs the password 'hemligt'."""
    rules = cluster.folder / "data" / "pg_hba.conf"
    rules.write_text(f"local all locked scram-sha-256\n{rules.read_text()}", encoding="utf-8")
    with psycopg.connect(f"host={cluster.folder} user=trygg dbname=postgres", autocommit=True) as server:
        server.execute("SELECT pg_reload_conf()")
        server.execute("DROP DATABASE IF EXISTS locked")
        server.execute("DROP ROLE IF EXISTS locked")
        server.execute("CREATE ROLE locked LOGIN PASSWORD 'hemligt'")
        server.execute("CREATE DATABASE locked OWNER locked")
    return f"postgresql+psycopg://locked{{}}@/locked?host={cluster.folder}"


@pytest.mark.usefixtures("kept")
def test_a_password_need_not_stand_on_the_command_line(trygg: Trygg, locked: str) -> None:
    assert complaint(trygg("copy-to", locked.format(""))) == (
        "trygg: the database wants a password: set PGPASSWORD, or COPY_TO_URL with the whole address"
    )
    ended = trygg("copy-to", COPY_TO_URL=locked.format(":hemligt"))
    assert (ended.code, "others can read" in ended.err) == (0, False)


@pytest.mark.usefixtures("kept")
def test_a_password_may_be_in_the_environment(trygg: Trygg, locked: str) -> None:
    ended = trygg("copy-to", locked.format(""), PGPASSWORD="hemligt")
    assert (ended.code, "others can read" in ended.err) == (0, False)


@pytest.mark.usefixtures("kept")
def test_a_password_on_the_command_line_works_and_is_warned_of(trygg: Trygg, locked: str) -> None:
    ended = trygg("copy-to", locked.format(":hemligt"))
    assert (ended.code, "others can read a password on the command line" in ended.err) == (0, True)


@pytest.mark.usefixtures("kept")
def test_a_password_is_asked_for_where_somebody_sits(locked: str) -> None:
    ours, theirs = pty.openpty()
    command = [Path(sys.executable).with_name("trygg"), "copy-to", locked.format("")]
    asking = subprocess.Popen(
        command,
        stdin=theirs,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    os.close(theirs)
    assert asking.stderr is not None
    asked = asking.stderr.read(len("Password: "))
    os.write(ours, b"hemligt\n")
    told = asking.communicate(timeout=60)[1]
    os.close(ours)
    assert (asked, asking.returncode, "hemligt" in told) == ("Password: ", 0, False)


@pytest.mark.usefixtures("trygg")
def test_a_copy_for_which_there_is_no_room_is_told_in_a_line(kept: Path) -> None:
    filled = subprocess.run(
        [Path(sys.executable).with_name("trygg"), "backup", "backup.db"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, 8_192)),
    )
    assert filled.returncode == 1
    assert filled.stderr.startswith("trygg: ")
    assert "unexpected" not in filled.stderr
    assert [file.name for file in Path().iterdir() if "backup" in file.name] == []
    assert kept.exists()
