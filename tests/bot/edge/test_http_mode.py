"""HTTP mode: who has waited for too long hears that we are busy, and what is not Slack's is turned away."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from resource import RUSAGE_SELF, getrusage
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from slack_bolt import App
from slack_sdk import WebClient
from waitress.task import ThreadedTaskDispatcher

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.http_mode import HttpMode
from bot.edge.interactive_priority import InteractivePriority
from bot.edge.listeners import QUEUED, Listeners, build_app
from bot.edge.web import THREADS, serve
from bot.installations.directory import Directory
from bot.installations.slack_calls import Clients
from bot.operations.metrics import Metrics
from storage.database import Database
from tests.bot.scripted_slack import ScriptedSlack
from tests.bot.signing import FORM, SECRET, headers, sign


@pytest.fixture
def database(sqlite: Database) -> Database:
    """What is told here does not hang on the kind of database."""
    return sqlite


@pytest.fixture
def app(dispatcher: InteractionDispatcher, slack: ScriptedSlack) -> Iterator[App]:
    with ThreadPoolExecutor(2) as pool:
        clients = Clients({"T1": WebClient("xoxb-1", base_url=f"{slack.address}/api/", retry_handlers=[])})
        listeners = Listeners(
            clients, dispatcher, Directory(clients, dispatcher), pool, InteractivePriority(), Metrics()
        )
        yield build_app(listeners)


def ask(port: int, number: int, **more: str) -> str:
    """What the command number so much is answered."""
    command = {"command": "/trygg", "text": "hjälp", "trigger_id": str(number)}
    body = urlencode(command | {"team_id": "T1", "user_id": "U1", "channel_id": "C1"}).encode()
    url = f"http://127.0.0.1:{port}/slack/events"
    sent = headers(body) | more
    answer = httpx.post(url, content=body, headers=sent, trust_env=False, timeout=60)
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
    mode = HttpMode(app, SECRET)

    def hold(environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] == "/hold":
            arrived.release()
            held.wait(60)
            start_response("200 OK", [])
            return [b""]
        return mode(environ, start_response)

    port, stop = serve({}, hold, 0)
    with ThreadPoolExecutor(THREADS + 2) as people:
        for _ in range(THREADS):
            people.submit(httpx.get, f"http://127.0.0.1:{port}/hold", trust_env=False, timeout=60)
        for _ in range(THREADS):
            assert arrived.acquire(timeout=60)
        first, again = people.submit(ask, port, 1), people.submit(ask, port, 2, **{"X-Slack-Retry-Num": "1"})
        for _ in range(THREADS + 2):
            assert queued.acquire(timeout=60)
        held.wait(QUEUED + 0.1)  # the two wait for a thread meanwhile
        held.set()
        assert "mycket just nu" in first.result()
        assert again.result().startswith("Så använder du /trygg"), "it may have been done the first time"
        assert ask(port, 3).startswith("Så använder du /trygg")
    stop()


JSON = "application/json"
TOO_DEEP = b"payload=" + b"[" * 100_000


@pytest.fixture
def post(app: App) -> Iterator[Callable[..., int]]:
    """Posts a body with these headers; gives the status."""
    port, stop = serve({}, HttpMode(app, SECRET), 0)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as client:

        def send(body: bytes | Iterator[bytes], headers: Any) -> int:
            return client.post("/slack/events", content=body, headers=headers).status_code

        yield send
    stop()


BODIES = [
    (JSON, b"{"),
    (JSON, b"[1]"),
    (JSON, b"[" * 100_000),
    (JSON, b"9" * 5_000),
    (JSON, b'{"event": 7}'),
    (JSON, b'{"type": "event_callback", "event": null}'),
    (JSON, b'{"a": "\xe5"}'),
    (FORM, TOO_DEEP),
    (FORM, b"payload={"),
    (FORM, b"payload=[1]"),
    (FORM, b"text=\xff"),
    (FORM, b"text=%ff"),
    (FORM, b"command=/trygg"),
    (FORM, b"a=1&" * 2_000),
]


@pytest.mark.parametrize(("kind", "body"), BODIES)
def test_what_nobody_can_read_is_refused_once_it_is_known_to_be_slacks(
    post: Callable[..., int], kind: str, body: bytes
) -> None:
    assert post(body, {"Content-Type": kind}) == 401
    assert post(body, headers(body, kind)) == 400


GOOD = b"command=/trygg&team_id=T1&user_id=U1&trigger_id=1&text=help"
STAMPS = ["", "x", "1e9", "-1", "0", "+1", "1.5", "0x1", "1_0", "\u0661", "\uff11", "1 2", "9" * 12, "9" * 20_000]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_that_is_none_is_no_stamp(post: Callable[..., int], stamp: str) -> None:
    signed = {name: value.encode() for name, value in sign(GOOD, stamp).items()}
    assert post(GOOD, {"Content-Type": FORM} | signed) == 401


@pytest.mark.parametrize("age", [-400, 400])
def test_a_stamp_of_another_time_is_refused(post: Callable[..., int], age: int) -> None:
    assert post(GOOD, {"Content-Type": FORM, **sign(GOOD, str(int(time.time()) - age))}) == 401


SIGNATURES = ["", "v0=", "v1=", "v0=å", "\uff56", "v0=" + "0" * 64, "v0=" + "0" * 20_000]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_that_is_none_is_refused(post: Callable[..., int], signature: str) -> None:
    known = {**sign(GOOD), "X-Slack-Signature": signature.encode()}
    assert post(GOOD, {"Content-Type": FORM} | known) == 401


def test_what_is_signed_is_served_and_what_was_changed_is_not(post: Callable[..., int]) -> None:
    assert post(GOOD, headers(GOOD)) == 200
    assert post(GOOD + b"x", headers(GOOD)) == 401
    assert post(GOOD, headers(GOOD) | {"X-Slack-Bolt-Lazy-Only": "1"}) == 200


@pytest.mark.parametrize("said", ["length", "chunks"])
def test_sixty_megabytes_cost_next_to_nothing(post: Callable[..., int], said: str) -> None:
    part, parts = b"a" * 60_000, 1_000
    length = {"Content-Length": str(len(part) * parts)} if said == "length" else {}
    before = getrusage(RUSAGE_SELF)
    assert post((part for _ in range(parts)), {"Content-Type": FORM, **sign(part)} | length) == 413
    after = getrusage(RUSAGE_SELF)
    assert after.ru_maxrss - before.ru_maxrss < 10_000, "kilobytes"
    assert after.ru_utime - before.ru_utime < 3
    assert post(GOOD, headers(GOOD)) == 200
