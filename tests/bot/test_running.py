"""The real process beside the local Slack, with words that must never reach its log."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.person import PersonClient
from tests.sandbox.running import Sandbox, running_sandbox

MARK = "hemligmarkering"


@pytest.fixture
def local_slack() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def bot(local_slack: Sandbox, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`trygg run`, connected, with everything it says in bot.log."""
    environment = {
        "PATH": str(Path(sys.executable).parent),
        "SLACK_BOT_TOKEN": local_slack.workspace.bot_token,
        "SLACK_APP_TOKEN": local_slack.workspace.app_token,
        "SLACK_API_URL": local_slack.api,
        "LOG_LEVEL": "DEBUG",
        "PORT": "0",
    }
    with (tmp_path / "bot.log").open("wb") as log:
        arguments = [Path(sys.executable).with_name("trygg"), "run"]
        process = subprocess.Popen(arguments, env=environment, cwd=tmp_path, stdout=log, stderr=log)
        try:
            local_slack.client.wait_connected(timeout=90)
            yield process
        finally:
            process.kill()
            process.wait()


def report(person: PersonClient, text: str) -> dict[str, str]:
    """Fill in and send the report form; the faults at its fields."""
    person.open_form(f"/handelse {MARK}")
    return person.submit({"category": "Hot", "text": text})


def test_what_people_write_never_reaches_the_log(
    local_slack: Sandbox, bot: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    alma = local_slack.person()
    alma.command(f"/trygg {MARK}")
    alma.command(f"/handelse visa {MARK}")
    assert report(alma, f"{MARK} 19121212-1212")
    alma.close()
    alma.open_form(f"/handelse {MARK}")
    assert alma.submit({"category": "Hot", "text": MARK * 300}, checked=False)
    alma.close()
    local_slack.client.inject_fault(method="views.open", kind="500_before", times=2)
    alma.command(f"/handelse {MARK}")
    alma.wait_for_message("Formuläret hann inte öppnas")
    local_slack.client.inject_fault(method="chat.postMessage", kind="429", times=1)
    assert report(alma, f"Klotter {MARK}") == {}
    alma.wait_for_message("#1")
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(60) == 0
    logged = (tmp_path / "bot.log").read_text(encoding="utf-8")
    assert [json.loads(each)["event"] for each in logged.splitlines()][-1:] != ["stopped_with_work_left"]
    assert "Traceback" not in logged
    assert MARK not in logged
    assert "19121212" not in logged
