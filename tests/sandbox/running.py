"""A sandbox on a free port in a thread of this process, and apps connected to it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import websocket
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler as BuiltinHandler
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler as WebsocketHandler
from slack_sdk import WebClient
from websocket import WebSocket

from sandbox.__main__ import make_server, open_listener
from sandbox.client import SandboxClient
from sandbox.manifest import Manifest
from sandbox.person import PersonClient
from sandbox.records import Channel, Json, Person
from sandbox.state import DEFAULT, build_workspace
from sandbox.workspace import BOT, Workspace, new_id

UNHURRIED = 60.0
"""Seconds in which a machine surely answers that has other things to do."""
HANDLERS = {"builtin": BuiltinHandler, "websocket_client": WebsocketHandler}


@dataclass
class Sandbox:
    """A running sandbox with a client of its own."""

    workspace: Workspace
    client: SandboxClient

    @property
    def api(self) -> str:
        return f"{self.workspace.address}/api/"

    def web(self, token: str | None = None) -> WebClient:
        known = self.workspace.bot_token if token is None else token
        return WebClient(known, base_url=self.api, retry_handlers=[])

    def person(self, user: str = "U0ALMA") -> PersonClient:
        return self.client.person(user)

    def newcomer(self) -> PersonClient:
        """A new person in a channel of their own with the app, so that tests do not see each other."""
        person = Person(new_id("U"), "alma")
        channel = Channel(new_id("C"), "sitt", members={person.id, BOT})
        self.workspace.people[person.id] = person
        self.workspace.channels[channel.id] = channel
        return self.person(person.id)

    def connect(self) -> WebSocket:
        """A bare Socket Mode connection."""
        token = self.workspace.app_token
        url = self.web(token).apps_connections_open(app_token=token)["url"]
        return websocket.create_connection(url, timeout=30)

    def trigger(self, user: str = "U0ALMA") -> str:
        """A trigger id as of an interaction."""
        return self.workspace.interaction_tokens.issue_trigger(user)


@contextmanager
def running_sandbox(state: Json | None = None, manifest: Json | None = None) -> Iterator[Sandbox]:
    """A sandbox of that state, with the app of that manifest installed."""
    workspace = build_workspace(state or DEFAULT, Manifest(manifest))
    with open_listener(0) as listener:
        workspace.address = "http://{}:{}".format(*listener.getsockname())
        server = make_server(workspace, page=False)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        client = SandboxClient(workspace.address)
        client.set_switches(patience=UNHURRIED)
        yield Sandbox(workspace, client)
        client.close()
        server.should_exit = True
        thread.join()


@contextmanager
def connected_app(sandbox: Sandbox, app: App, kind: str = "websocket_client") -> Iterator[None]:
    """The app, connected over Socket Mode by the client library named."""
    handler = HANDLERS[kind](app, sandbox.workspace.app_token, ping_interval=2)
    handler.connect()
    sandbox.client.wait_connected()
    yield
    handler.close()
