"""The bot's side of Socket Mode against a WebSocket server that behaves as the test has written down."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, Queue
from typing import Any

import pytest
from slack_bolt.response import BoltResponse
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from bot.edge import socket_mode
from bot.edge.socket_mode import SocketMode
from tests.bot.scripted_slack import Reply, ScriptedSlack, refusal
from tests.stopwatch import Stopwatch

Json = dict[str, Any]
TIMEOUT_SECONDS = 60.0


@dataclass
class Gate:
    """Slack's end: every connection as it arrives, and what is said on it."""

    arrived: Queue[ServerConnection] = field(default_factory=Queue)
    heard: Queue[Json] = field(default_factory=Queue)
    address: str = ""

    def take(self) -> ServerConnection:
        """The next connection."""
        return self.arrived.get(timeout=TIMEOUT_SECONDS)

    def answer(self) -> Json:
        """The next acknowledgement."""
        return self.heard.get(timeout=TIMEOUT_SECONDS)

    def keep(self, connection: ServerConnection) -> None:
        """Listen to one connection until it ends."""
        self.arrived.put(connection)
        try:
            for raw in connection:
                self.heard.put(json.loads(raw))
        except ConnectionClosed:
            return


@pytest.fixture
def gate() -> Iterator[Gate]:
    opened = Gate()
    server: Server = serve(opened.keep, "127.0.0.1", 0)
    opened.address = f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield opened
    server.shutdown()
    thread.join()


class Bolt:
    """In the place of the Bolt app: answers with what was sent, or as `behave` says."""

    def __init__(self) -> None:
        self.behave: Callable[[Json], BoltResponse] = lambda body: BoltResponse(status=200, body=body)

    def dispatch(self, request: Any) -> BoltResponse:
        return self.behave(request.body)


@pytest.fixture
def app() -> Bolt:
    return Bolt()


@pytest.fixture
def start(app: Any, gate: Gate) -> Iterator[Callable[..., SocketMode]]:
    """Connects the bot to the gate."""
    started: list[SocketMode] = []

    def run(ask_url: Callable[[], str] | None = None, first: str = "") -> SocketMode:
        bot = SocketMode(app, ask_url or (lambda: gate.address))
        started.append(bot)
        bot.start(first or gate.address)
        return bot

    yield run
    for each in started:
        each.close()


def envelope(number: int = 1, **payload: Any) -> str:
    return json.dumps({"type": "interactive", "envelope_id": str(number), "payload": {"n": number, **payload}})


def test_a_request_is_acknowledged_with_what_the_app_says(start: Any, gate: Gate) -> None:
    bot = start()
    slack = gate.take()
    slack.send(json.dumps({"type": "hello", "num_connections": 1}))
    slack.send(envelope())
    assert gate.answer() == {"envelope_id": "1", "payload": {"n": 1}}
    assert bot.is_connected()
    assert bot.opened.is_set()


def test_an_empty_answer_acknowledges_alone(start: Any, app: Bolt, gate: Gate) -> None:
    app.behave = lambda _: BoltResponse(status=200)
    start()
    gate.take().send(envelope())
    assert gate.answer() == {"envelope_id": "1"}


def test_what_the_app_cannot_answer_is_not_acknowledged(
    start: Any, app: Bolt, gate: Gate, logs: Callable[[], str]
) -> None:
    def behave(body: Json) -> BoltResponse:
        if body["n"] == 1:
            raise ValueError("hemligt")
        return BoltResponse(status=500 if body["n"] == 2 else 200)

    app.behave = behave
    start()
    slack = gate.take()
    for number in (1, 2, 3):
        slack.send(envelope(number))
    assert gate.answer() == {"envelope_id": "3"}
    assert '"request_failed"' in logs()
    assert "hemligt" not in logs()


@pytest.mark.parametrize("garbage", ["", "nonsense", "[]", '"x"', "{}", '{"type": "new"}', b"\xff\x00"])
def test_what_is_no_request_does_no_harm(start: Any, gate: Gate, garbage: str | bytes) -> None:
    start()
    slack = gate.take()
    if garbage:
        slack.send(garbage)
    slack.send(envelope())
    assert gate.answer()["envelope_id"] == "1"


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "too_many_websockets"])
def test_the_next_connection_comes_before_the_old_one_ends(start: Any, gate: Gate, reason: str) -> None:
    bot = start()
    old = gate.take()
    old.send(json.dumps({"type": "disconnect", "reason": reason}))
    new = gate.take()
    old.send(envelope(1))
    assert gate.answer()["envelope_id"] == "1"
    old.close()
    new.send(envelope(2))
    assert gate.answer()["envelope_id"] == "2"
    assert bot.is_connected()


@pytest.mark.parametrize("how", ["close", "drop"])
def test_a_lost_connection_is_replaced_at_once(start: Any, gate: Gate, how: str) -> None:
    start()
    lost = gate.take()
    with Stopwatch() as watch:
        lost.close() if how == "close" else lost.socket.close()
        gate.take().send(envelope())
        assert gate.answer()["envelope_id"] == "1"
    assert watch.seconds < 4.0, "other clients take eight seconds"


def test_a_slack_that_turns_every_connection_away_is_not_stormed(start: Any, gate: Gate) -> None:
    asked: list[float] = []

    def ask_url() -> str:
        asked.append(time.monotonic())
        return gate.address

    start(ask_url)
    ends = time.monotonic() + 1.0
    goodbye = json.dumps({"type": "disconnect", "reason": "too_many_websockets"})
    while time.monotonic() < ends:
        with suppress(Empty):
            gate.arrived.get(timeout=0.05).send(goodbye)
    assert len([moment for moment in asked if moment < ends]) <= 4


def test_silence_is_asked_about_and_then_counts_as_an_end(
    start: Any, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_mode, "QUIET", 0.1)
    start()
    silent = gate.take()
    silent.protocol.receive_data = lambda _data: None  # hears neither ping nor close
    gate.take()


def test_a_slack_that_answers_pings_is_there(start: Any, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket_mode, "QUIET", 0.1)
    monkeypatch.setattr(socket_mode, "MOST_QUIET", 10)
    start()
    slack = gate.take()
    assert slack.ping().wait(TIMEOUT_SECONDS)
    time_enough = threading.Event()
    time_enough.wait(1.5)
    slack.send(envelope())
    assert gate.answer()["envelope_id"] == "1"
    assert gate.arrived.empty()


def test_a_bot_without_slack_waits_and_says_so_once(
    start: Any, gate: Gate, slack: ScriptedSlack, logs: Callable[[], str]
) -> None:
    limited = refusal("ratelimited", 429, **{"Retry-After": "1"})
    url = Reply({"ok": True, "url": gate.address})
    slack.answer("apps.connections.open", refusal("fatal_error", 500), limited, url)
    client = WebClient("xapp-1", base_url=f"{slack.address}/api/", retry_handlers=[])
    begun = time.monotonic()
    start(lambda: client.apps_connections_open(app_token="xapp-1")["url"], first="ws://127.0.0.1:9/")
    gate.take()
    assert time.monotonic() - begun > 1.0, "Slack's own Retry-After is heeded"
    assert logs().count("waiting_for_slack") == 1


def test_whoever_is_at_work_acknowledges_before_the_end(start: Any, app: Bolt, gate: Gate) -> None:
    at_work, go_on = threading.Event(), threading.Event()

    def behave(body: Json) -> BoltResponse:
        at_work.set()
        go_on.wait(TIMEOUT_SECONDS)
        return BoltResponse(status=200, body=body)

    app.behave = behave
    bot = start()
    slack = gate.take()
    slack.send(envelope(1))
    assert at_work.wait(TIMEOUT_SECONDS)
    closing = threading.Thread(target=bot.close)
    closing.start()
    while not bot.closing.is_set():
        pass
    slack.send(envelope(2))
    go_on.set()
    closing.join(TIMEOUT_SECONDS)
    assert gate.answer() == {"envelope_id": "1", "payload": {"n": 1}}
    assert gate.heard.empty(), "what came while it closed is left to another"
    assert not bot.is_connected()


def test_it_parts_at_once(start: Any, gate: Gate) -> None:
    bot = start()
    gate.take()
    with Stopwatch() as watch:
        bot.close()
    assert watch.seconds < 1.0


UNREADABLE = [
    "[" * 100_000,
    "{",
    "7",
    '"words"',
    json.dumps({"type": "interactive", "envelope_id": "9"}),
    json.dumps({"type": "interactive", "envelope_id": "9", "payload": [1]}),
    json.dumps({"type": "interactive", "envelope_id": "9", "payload": {"event": 7}}),
    json.dumps({"type": "interactive", "envelope_id": "9", "payload": {"type": "block_actions", "actions": []}}),
    json.dumps({"type": ["disconnect"], "envelope_id": {"id": 1}, "payload": {"view": []}}),
]


@pytest.mark.parametrize("message", UNREADABLE)
def test_what_cannot_be_read_ends_nothing_and_is_logged(
    start: Any, gate: Gate, logs: Callable[[], str], message: str
) -> None:
    start()
    slack = gate.take()
    slack.send(message)
    slack.send(envelope(2))
    assert gate.answer()["envelope_id"] == "2", "and nothing was acknowledged before"
    while "unreadable" not in logs():
        time.sleep(0.01)
