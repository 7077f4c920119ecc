"""Both ways in, over the wire: the local Slack sends, and the bot's own listeners answer."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
import websocket
from slack_bolt import App
from slack_sdk import WebClient

from bot.edge.connection import connect
from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interactive_priority import InteractivePriority
from bot.edge.listeners import Listeners, build_app
from bot.errors import StartError, StoppedError
from bot.installations.directory import Directory
from bot.installations.manifest import build_manifest
from bot.installations.slack_calls import Clients
from bot.operations.health import Watch
from bot.operations.metrics import Metrics
from bot.settings import Settings
from commands.reader import Reader
from storage.database import Database
from tests.bot.scripted_slack import Reply, ScriptedSlack
from tests.conftest import NOW, open_sqlite
from tests.sandbox.running import Sandbox, running_sandbox

Json = dict[str, Any]
Reached = tuple[Sandbox, int]
READER = Reader("sv", ZoneInfo("Europe/Stockholm"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def over_http(port: int) -> Json:
    """The manifest as an operator changes it who has an address of their own."""
    manifest, url = build_manifest(READER), f"http://127.0.0.1:{port}/slack/events"
    for command in manifest["features"]["slash_commands"]:
        command["url"] = url
    settings = manifest["settings"]
    settings["socket_mode_enabled"] = False
    settings["interactivity"]["request_url"] = url
    settings["event_subscriptions"]["request_url"] = url
    return manifest


@pytest.fixture
def sqlite(tmp_path: Any) -> Iterator[Database]:
    database = open_sqlite(tmp_path / "trygg.db")
    yield database
    database.close()


def pages_of(database: Database) -> Callable[[Callable[[], bool]], Any]:
    """Makes the bot's own pages."""
    return partial(Watch().pages, database, served=lambda: ["T1"])


@contextmanager
def listening(sandbox: Sandbox, settings: Settings, database: Database, port: int, **more: str) -> Iterator[None]:
    """The bot's listeners, connected to that local Slack."""
    clients = Clients({sandbox.workspace.team_id: sandbox.web()})
    dispatcher = InteractionDispatcher(database, settings, lambda: NOW)
    known = {"slack_api_url": sandbox.api, "port": port, **more}
    with ThreadPoolExecutor(2) as pool:
        listeners = Listeners(
            clients, dispatcher, Directory(clients, dispatcher), pool, InteractivePriority(), Metrics()
        )
        app = build_app(listeners)
        with connect(replace(settings, **known), app, pages_of(database), threading.Event()):
            yield


@pytest.fixture(params=["socket", "http"])
def connected(
    request: pytest.FixtureRequest, settings: Settings, sqlite: Database
) -> Iterator[tuple[Sandbox, int]]:
    """The local Slack with the bot connected either way, and the port of the bot's own pages."""
    port = free_port()
    over_socket = request.param == "socket"
    with running_sandbox(manifest=build_manifest(READER) if over_socket else over_http(port)) as sandbox:
        secret = {"slack_signing_secret": sandbox.workspace.signing_secret}
        token = {"slack_app_token": sandbox.workspace.app_token} if over_socket else {}
        with listening(sandbox, settings, sqlite, port, **secret, **token):
            yield sandbox, port


def test_people_are_answered_either_way(connected: Reached) -> None:
    sandbox, _ = connected
    alma = sandbox.person()
    alma.command("/trygg hjälp")
    assert alma.messages()[-1]["text"].startswith("Så använder du /trygg")
    assert alma.home()["blocks"]
    alma.command("/trygg dansa")
    assert "inställning" in alma.messages()[-1]["text"]
    assert alma.screen().toasts == []


def test_a_healthy_bot_says_so_either_way(connected: Reached) -> None:
    _, port = connected
    assert httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False).text == "ok"


@pytest.mark.parametrize("headers", [{}, {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=0"}])
def test_what_slack_has_not_signed_is_refused(
    settings: Settings, sqlite: Database, headers: dict[str, str]
) -> None:
    port = free_port()
    with running_sandbox(manifest=over_http(port)) as sandbox:
        secret = sandbox.workspace.signing_secret
        with listening(sandbox, settings, sqlite, port, slack_signing_secret=secret):
            body = {"command": "/trygg", "team_id": "T1", "user_id": "U1", "trigger_id": "1"}
            url = f"http://127.0.0.1:{port}/slack/events"
            assert httpx.post(url, data=body, headers=headers, trust_env=False).status_code == 401
    with sqlite.transaction(reading=True) as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM processed_interaction").scalar() == 0


@pytest.fixture
def app(slack: ScriptedSlack, settings: Settings, sqlite: Database) -> Iterator[Callable[..., Any]]:
    """Connects to a Slack that answers as written down."""
    with ThreadPoolExecutor(1) as pool:
        dispatcher = InteractionDispatcher(sqlite, settings, lambda: NOW)
        clients = Clients({"T1": WebClient("xoxb-1", base_url=f"{slack.address}/api/")})
        listeners = Listeners(
            clients, dispatcher, Directory(clients, dispatcher), pool, InteractivePriority(), Metrics()
        )
        built: App = build_app(listeners)

        def run(
            stopped: threading.Event | None = None, then: Callable[[], None] = lambda: None, **changes: Any
        ) -> Any:
            known = replace(settings, **{"slack_api_url": f"{slack.address}/api/", "port": 0, **changes})
            return connect(known, built, pages_of(sqlite), stopped or threading.Event(), then)

        yield run


def test_a_port_that_is_taken_ends_http_mode(app: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(StartError, match=rf"^PORT {port} cannot be used: Address already in use$"):
            app(slack_signing_secret="secret", port=port)


def test_a_bot_told_to_stop_before_its_socket_opens_stops(app: Callable[..., Any], slack: ScriptedSlack) -> None:
    slack.answer("apps.connections.open", Reply({"ok": True, "url": "ws://127.0.0.1:9/"}))
    stopped = threading.Event()
    ending = threading.Timer(0.3, stopped.set)
    ending.start()
    with pytest.raises(StoppedError):
        app(stopped, slack_app_token="xapp-1")
    ending.join()


def test_what_is_to_begin_then_waits_for_the_connection(
    app: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_slowly(*where: Any, **how: Any) -> websocket.WebSocket:
        time.sleep(0.2)
        seen.append("connected")
        return dial(*where, **how)

    dial, seen = websocket.create_connection, list[str]()
    monkeypatch.setattr(websocket, "create_connection", open_slowly)
    with running_sandbox(manifest=build_manifest(READER)) as sandbox:
        known = {"slack_app_token": sandbox.workspace.app_token, "slack_api_url": sandbox.api}
        with app(then=lambda: seen.append("begun"), **known):
            pass
    assert seen == ["connected", "begun"]


def test_what_is_to_begin_then_begins_in_http_mode_too(app: Callable[..., Any]) -> None:
    begun = threading.Event()
    with app(then=begun.set, slack_signing_secret="secret"):
        assert begun.is_set()


def test_a_connection_that_takes_long_does_not_keep_the_rest_from_beginning(
    app: Callable[..., Any], slack: ScriptedSlack
) -> None:
    slack.answer("apps.connections.open", Reply({"ok": True, "url": "ws://127.0.0.1:9/"}))
    stopped = threading.Event()
    with pytest.raises(StoppedError):
        app(stopped, then=stopped.set, slack_app_token="xapp-1")
