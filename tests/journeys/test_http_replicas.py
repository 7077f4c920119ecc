"""Two bots in HTTP mode behind one address, on one PostgreSQL database: what reaches both is done once."""

import json
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.locators import words_of
from tests.journeys.balancer import Balancer, balancing
from tests.journeys.stage import DIFFERENT, STATE, TRYGG, Stage, open_stage


@dataclass
class Pair:
    """The local Slack, the two bots, and what stands between."""

    stage: Stage
    balancer: Balancer
    bots: list[subprocess.Popen[bytes]]

    def report(self, what: str = "klotter") -> None:
        """Vera reports, and is told that it has been taken."""
        self.stage.person("U0VERA").open_form(f"/handelse {what}")
        self.save()

    def save(self) -> None:
        """Vera sends the form, again while a bot stands still and the other cannot wait for it."""
        vera = self.stage.person("U0VERA")
        while errors := vera.submit({"area": "Hela kommunen"}):
            assert "mycket just nu" in str(errors)
        assert vera.views == []

    def assert_receipts(self, number: int) -> None:
        """So many reports are stored, and the receipt of each has come once."""
        vera = self.stage.person("U0VERA")
        for each in range(1, number + 1):
            vera.wait_for_message(f"#{each} ", "im", timeout=60)
        saved = [message["text"] for message in vera.messages("im") if "är sparad" in words_of(message)]
        assert len(saved) == len(set(saved)) == number
        assert len(self.stage.read("SELECT id FROM incident")) == number


def await_port(log: Path) -> int:
    """The port at which the bot that writes this log has begun to listen."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
        if any(line["event"] == "running" for line in lines):
            return int(next(line["port"] for line in lines if line["event"] == "connected"))
        time.sleep(0.1)
    raise AssertionError(f"the bot did not start: {log.read_text()}")


@pytest.fixture
def pair(tmp_path: Path, fresh_postgres: str) -> Iterator[Pair]:
    """Two bots that started together on an empty database."""
    with balancing() as balancer, open_stage(tmp_path, STATE, request_url=balancer.address) as stage:
        stage.postgres_url = fresh_postgres
        stage.settings |= {
            "SLACK_APP_TOKEN": "",
            "SLACK_SIGNING_SECRET": stage.slack.signing_secret,
            "PORT": "0",
        }
        logs, bots = [tmp_path / "1.log", tmp_path / "2.log"], []
        for log in logs:
            with log.open("wb") as stream:
                bots.append(subprocess.Popen([TRYGG, "run"], env=stage.environment(), cwd=tmp_path, stderr=stream))
        try:
            balancer.ports = [await_port(log) for log in logs]
            yield Pair(stage, balancer, bots)
        finally:
            for bot in bots:
                bot.kill()
                bot.wait()


def test_requests_go_to_either_and_one_that_is_killed_is_not_missed(pair: Pair) -> None:
    for number, what in enumerate(DIFFERENT, 1):
        pair.report(what)
        if number == 4:
            pair.stage.kill_between_attempts(pair.bots[0])
    pair.assert_receipts(8)
    assert {request.port for request in pair.balancer.seen} == set(pair.balancer.ports)
    assert pair.bots[1].poll() is None


@pytest.mark.long
def test_a_submission_that_comes_again_is_stored_once_and_a_forged_one_never(pair: Pair) -> None:
    pair.report()
    (submitted,) = [request for request in pair.balancer.seen if b"view_submission" in request.body]
    first = pair.balancer.answers[-1]
    for port in pair.balancer.ports:
        assert pair.balancer.send(submitted, port) == first
        forged = submitted._replace(body=submitted.body.replace(b"Hela", b"Hola"))
        assert pair.balancer.send(forged, port).status == 401
    pair.assert_receipts(1)


def test_a_submission_that_reaches_both_at_once_is_stored_once(pair: Pair) -> None:
    for what in DIFFERENT[:4]:
        pair.stage.person("U0VERA").open_form(f"/handelse {what}")
        pair.balancer.doubles = True
        pair.save()
        pair.balancer.doubles = False
    assert {answer.status for answer in pair.balancer.answers} == {200}
    pair.assert_receipts(4)
