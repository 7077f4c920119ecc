"""Running sandboxes with and without the tiny app, and how a refused call is looked at."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.records import Json
from tests.sandbox.running import Sandbox, connected_app, running_sandbox
from tests.sandbox.tiny_app import build_tiny


@pytest.fixture
def start_sandbox() -> Iterator[Callable[..., Sandbox]]:
    """Starts sandboxes, of a state and with a manifest if wanted, and stops them."""
    with ExitStack() as stack:
        yield lambda **given: stack.enter_context(running_sandbox(**given))


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """The default workspace without a manifest."""
    with running_sandbox() as running:
        yield running


@pytest.fixture(scope="module")
def tour() -> Iterator[Sandbox]:
    """The default workspace with the tiny app connected, for all tests of a file: each brings its own people."""
    with running_sandbox() as running, connected_app(running, build_tiny(running.web(), "unused")):
        yield running


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
def next_event(sandbox: Sandbox) -> Iterator[Callable[[], Json]]:
    """A connection of the app that returns, and acknowledges, one event after the other."""
    with closing(sandbox.connect()) as socket:
        assert json.loads(socket.recv())["type"] == "hello"

        def receive() -> Json:
            envelope: Json = json.loads(socket.recv())
            socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
            event: Json = envelope["payload"]["event"]
            return event

        yield receive


@pytest.fixture
def web(sandbox: Sandbox) -> WebClient:
    """The app's own client."""
    return sandbox.web()
