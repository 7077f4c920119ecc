"""A sandbox on a free port in a thread of this process, and a small Bolt app that knows nothing of any product."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from slack_bolt import Ack, App, Respond
from slack_bolt.adapter.socket_mode import SocketModeHandler as BuiltinHandler
from slack_bolt.adapter.socket_mode.base_handler import BaseSocketModeHandler
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler as WebsocketHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.__main__ import listen_near, make_server
from sandbox.client import PersonClient, SandboxClient
from sandbox.manifest import Manifest
from sandbox.records import Json
from sandbox.state import DEFAULT, build_workspace
from sandbox.workspace import Workspace

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
        return WebClient(
            self.workspace.bot_token if token is None else token, base_url=self.api, retry_handlers=[]
        )

    def person(self, user: str = "U0ALMA") -> PersonClient:
        return self.client.person(user)


@pytest.fixture
def start_sandbox() -> Iterator[Callable[..., Sandbox]]:
    """Starts sandboxes, of a state and with a manifest if wanted, and stops them."""
    stops: list[Callable[[], None]] = []

    def start(state: Json | None = None, manifest: Json | None = None) -> Sandbox:
        workspace = build_workspace(state or DEFAULT, Manifest(manifest))
        listener = listen_near(0)
        workspace.address = "http://{}:{}".format(*listener.getsockname())
        server = make_server(workspace, page=False)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        client = SandboxClient(workspace.address)

        def stop() -> None:
            client.close()
            server.should_exit = True
            thread.join()
            listener.close()

        stops.append(stop)
        return Sandbox(workspace, client)

    yield start
    for stop in stops:
        stop()


@pytest.fixture
def sandbox(start_sandbox: Callable[..., Sandbox]) -> Sandbox:
    """The default workspace without a manifest."""
    return start_sandbox()


@pytest.fixture
def connect() -> Iterator[Callable[..., BaseSocketModeHandler]]:
    """Connects an app over Socket Mode by the client library named, and closes it."""
    handlers: list[BaseSocketModeHandler] = []

    def start(sandbox: Sandbox, app: App, kind: str = "websocket_client") -> BaseSocketModeHandler:
        handler = HANDLERS[kind](app, sandbox.workspace.app_token, ping_interval=2)
        handlers.append(handler)
        handler.connect()
        sandbox.client.wait_connected(len(handlers))
        return handler

    yield start
    for handler in handlers:
        handler.close()


@pytest.fixture
def make_tiny() -> Callable[[Sandbox], App]:
    """Builds the tiny app for a sandbox."""
    return lambda sandbox: build_tiny(sandbox.web(), sandbox.workspace.signing_secret)


@pytest.fixture
def tiny(
    sandbox: Sandbox, connect: Callable[..., BaseSocketModeHandler], make_tiny: Callable[..., App]
) -> Sandbox:
    """The default workspace with the tiny app connected."""
    connect(sandbox, make_tiny(sandbox))
    return sandbox


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def form(title: str = "Form", **more: object) -> Json:
    options = [{"text": plain(word), "value": word.lower()} for word in ("Red", "Green")]
    external = {"type": "external_select", "action_id": "place", "min_query_length": 0}
    blocks = [
        {
            "type": "input",
            "block_id": "name",
            "label": plain("Name"),
            "element": {"type": "plain_text_input", "action_id": "name"},
        },
        {
            "type": "input",
            "block_id": "color",
            "optional": True,
            "label": plain("Colour"),
            "element": {"type": "static_select", "action_id": "color", "options": options},
        },
        {"type": "input", "block_id": "where", "optional": True, "label": plain("Place"), "element": external},
    ]
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send"),
        "blocks": blocks,
        **more,
    }


ANSWERS: dict[str, Json] = {
    "errors": {"response_action": "errors", "errors": {"name": "not that one"}},
    "stray": {"response_action": "errors", "errors": {"nowhere": "no such field"}},
    "update": {"response_action": "update", "view": form("Updated")},
    "push": {"response_action": "push", "view": form("Pushed")},
    "clear": {"response_action": "clear"},
    "faulty": {"response_action": "update", "view": form("x" * 25)},
}
"""What the form's app answers when one of these is typed as name."""


def build_tiny(web: WebClient, signing_secret: str) -> App:
    """Commands, a form, buttons, type-ahead, Home and messages."""
    app = App(client=web, process_before_response=True, signing_secret=signing_secret)
    add_commands(app)
    add_interactions(app)
    add_events(app)
    return app


def add_commands(app: App) -> None:
    @app.command("/hello")
    def hello(ack: Ack, command: Json) -> None:
        ack(f"hello {command['user_name']}: {command['text']}")

    @app.command("/form")
    def open_form(ack: Ack, client: WebClient, command: Json) -> None:
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=form(notify_on_close=True))

    @app.command("/ask")
    def ask(respond: Respond, ack: Ack) -> None:
        ack()
        button = {"type": "button", "action_id": "yes", "text": plain("Yes"), "value": "1"}
        respond(text="Sure?", blocks=[{"type": "actions", "block_id": "sure", "elements": [button]}])

    @app.command("/silent")
    def silent() -> None:
        """Never acknowledges."""


def add_interactions(app: App) -> None:
    @app.action("yes")
    def answer(ack: Ack, respond: Respond, body: Json) -> None:
        ack()
        respond(text=f"yes from {body['user']['id']}, ephemeral {body['container']['is_ephemeral']}")

    @app.view("form")
    def submitted(ack: Ack, view: Json, client: WebClient, body: Json) -> None:
        name = view["state"]["values"]["name"]["name"]["value"]
        if name in ANSWERS:
            ack(**ANSWERS[name])
            return
        ack()
        color = view["state"]["values"]["color"]["color"]["selected_option"]
        client.chat_postMessage(channel=body["user"]["id"], text=f"got {name}, {color and color['value']}")

    @app.view_closed("form")
    def closed(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"closed, cleared {body['is_cleared']}")

    @app.options("place")
    def places(ack: Ack, payload: Json) -> None:
        known = ("Norra torget", "Södra torget", "Lekparken")
        ack(
            options=[
                {"text": plain(each), "value": each} for each in known if payload["value"].lower() in each.lower()
            ]
        )


def add_events(app: App) -> None:
    @app.event("app_home_opened")
    def home(event: Json, client: WebClient) -> None:
        block = {"type": "section", "text": plain(f"at home, {event['tab']}")}
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [block]})

    @app.event("message")
    def heard(event: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], text=f"heard {event['text']} in {event['channel_type']}")

    @app.event("user_change")
    def changed(event: Json, client: WebClient) -> None:
        user = event["user"]
        client.chat_postMessage(channel="C0ALLMANT", text=f"{user['name']} deleted {user['deleted']}")


@pytest.fixture
def refused() -> Callable[..., Json]:
    """Makes a call that must be refused, and gives Slack's answer."""

    def call(method: Callable[..., object], **arguments: object) -> Json:
        with pytest.raises(SlackApiError) as caught:
            method(**arguments)
        data = caught.value.response.data
        assert isinstance(data, dict)
        return data

    return call


@pytest.fixture
def web(sandbox: Sandbox) -> WebClient:
    """The app's own client."""
    return sandbox.web()
