"""A bot in HTTP mode with the file descriptors that a service has, before a crowd."""

import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from tests.bot.crowd import crowd, open_files
from tests.bot.signing import headers
from tests.journeys.balancer import balancing
from tests.journeys.stage import STATE, TRYGG, Stage, open_stage
from tests.journeys.test_http_replicas import await_port

DESCRIPTORS = 1_024


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Stage, int]]:
    """The local Slack, and the port at which a bot listens to it."""
    with balancing() as balancer, open_stage(tmp_path, STATE, request_url=balancer.address) as stage:
        secret = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": stage.slack.signing_secret, "PORT": "0"}
        stage.settings |= secret
        with stage.log.open("wb") as log:
            stage.bot = subprocess.Popen(
                [TRYGG, "run"],
                env=stage.environment(),
                cwd=tmp_path,
                stderr=log,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS)),  # noqa: PLW1509
            )
        balancer.ports = [await_port(stage.log)]
        yield stage, balancer.ports[0]


def test_health_and_signed_commands_are_answered_beside_a_crowd(served: tuple[Stage, int]) -> None:
    stage, port = served
    command = {
        "command": "/trygg",
        "text": "hjälp",
        "team_id": "T0TEST",
        "user_id": "U0VERA",
        "channel_id": "C0ALLMANT",
    }
    with open_files(), crowd(port):
        for number in range(5):
            body = urlencode(command | {"trigger_id": str(number)}).encode()
            signed = headers(body, secret=stage.slack.signing_secret)
            health = httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False, timeout=60)
            url = f"http://127.0.0.1:{port}/slack/events"
            answer = httpx.post(url, content=body, headers=signed, trust_env=False, timeout=60)
            assert (health.text, answer.status_code, "/trygg" in answer.json()["text"]) == ("ok", 200, True)
        stage.person("U0VERA").open_form("/handelse klotter")
    assert stage.bot is not None
    assert stage.bot.poll() is None
