"""HTTP mode: who has waited for too long hears that we are busy, and what is not Slack's is turned away."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from waitress.task import ThreadedTaskDispatcher

from bot.desk import Desk
from bot.http_mode import HttpMode
from bot.listeners import QUEUED, Identity, Listeners, build_app
from bot.people import Directory
from bot.precedence import Precedence
from bot.watch.metrics import Metrics
from bot.web import THREADS, serve
from tests.bot.scripted_slack import ScriptedSlack

SECRET = "secret"


@pytest.fixture
def app(desk: Desk, slack: ScriptedSlack) -> Iterator[App]:
    with ThreadPoolExecutor(2) as pool:
        client = WebClient("xoxb-1", base_url=f"{slack.address}/api/", retry_handlers=[])
        listeners = Listeners(client, desk, Directory(client, desk), pool, Precedence(), Metrics())
        yield build_app(Identity("T1", "UBOT", "B1", "xoxb-1"), listeners, SECRET)


def ask(port: int, number: int, **headers: str) -> str:
    """What the command number so much is answered."""
    command = {"command": "/trygg", "text": "hjälp", "trigger_id": str(number)}
    body = urlencode(command | {"team_id": "T1", "user_id": "U1", "channel_id": "C1"})
    stamp = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or ""
    signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    url = f"http://127.0.0.1:{port}/slack/events"
    answer = httpx.post(url, content=body, headers=signed | kind | headers, trust_env=False, timeout=20)
    return str(answer.json()["text"])


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Released for each request that has come to wait for a thread."""
    come, put = threading.Semaphore(0), ThreadedTaskDispatcher.add_task

    def add_task(dispatcher: ThreadedTaskDispatcher, task: object) -> None:
        put(dispatcher, task)
        come.release()

    monkeypatch.setattr(ThreadedTaskDispatcher, "add_task", add_task)
    return come


def test_who_waits_for_a_thread_for_too_long_is_told(app: App, queued: threading.Semaphore) -> None:
    held, arrived = threading.Event(), threading.Semaphore(0)
    mode = HttpMode(app)

    def hold(environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] == "/hold":
            arrived.release()
            held.wait(60)
            start_response("200 OK", [])
            return [b""]
        return mode(environ, start_response)

    port, stop = serve(hold, 0)
    with ThreadPoolExecutor(THREADS + 2) as people:
        for _ in range(THREADS):
            people.submit(httpx.get, f"http://127.0.0.1:{port}/hold", trust_env=False, timeout=60)
        for _ in range(THREADS):
            assert arrived.acquire(timeout=30)
        first, again = people.submit(ask, port, 1), people.submit(ask, port, 2, **{"X-Slack-Retry-Num": "1"})
        for _ in range(THREADS + 2):
            assert queued.acquire(timeout=30)
        held.wait(QUEUED + 0.1)  # the two wait for a thread meanwhile
        held.set()
        assert "mycket just nu" in first.result()
        assert again.result().startswith("Så använder du /trygg"), "it may have been done the first time"
        assert ask(port, 3).startswith("Så använder du /trygg")
    stop()


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 400),
        ("application/json", b"[1]", 400),
        ("application/json", b'{"event": 7}', 401),
        ("application/x-www-form-urlencoded", b"payload={", 400),
        ("application/x-www-form-urlencoded", b"payload=[1]", 400),
        ("application/x-www-form-urlencoded", b"text=\xff", 400),
        ("application/x-www-form-urlencoded", b"command=/trygg", 401),
        ("application/json", b'{"type": "url_verification", "challenge": "x"}', 401),
    ],
)
def test_what_is_not_slacks_is_turned_away(app: App, kind: str, body: bytes, status: int) -> None:
    port, stop = serve(HttpMode(app), 0)
    url = f"http://127.0.0.1:{port}/slack/events"
    answer = httpx.post(url, content=body, headers={"Content-Type": kind}, trust_env=False, timeout=20)
    stop()
    assert answer.status_code == status
