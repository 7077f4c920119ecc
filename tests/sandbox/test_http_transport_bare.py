"""HTTP mode as an app without a framework meets it: signatures, headers, statuses, retries, and the 3 s in all."""

import asyncio
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from urllib.parse import parse_qs

import pytest

from sandbox.errors import DeliveryError
from sandbox.http_transport import HttpTransport
from tests.sandbox.running import UNHURRIED


class Server(ThreadingHTTPServer):
    """Keeps what it is told, and answers by what stands in `answer`."""

    heard: Queue[tuple[dict[str, str], bytes]]
    answer: Callable[["Door"], None]


class Door(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self):  # the standard library's name
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.put((dict(self.headers), body))
        self.server.answer(self)

    def give(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


def drip(door):
    """Answer two bytes a second for as long as somebody reads them."""
    door.send_response(200)
    door.send_header("Content-Length", "1000000")
    door.end_headers()
    with suppress(OSError):
        while True:
            door.wfile.write(b" ")
            time.sleep(0.5)  # the app's own slowness is what is tried


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Door)
    made.heard = Queue()
    made.answer = lambda door: door.give(200)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def sandbox(start_sandbox, server):
    address = "http://{}:{}/".format(*server.server_address)
    return start_sandbox(
        manifest={
            "features": {"slash_commands": [{"command": "/c", "url": address}]},
            "settings": {
                "interactivity": {"is_enabled": False, "request_url": address},
                "event_subscriptions": {"request_url": address, "bot_events": ["message.channels"]},
            },
        }
    )


def test_a_request_is_signed_over_its_very_bytes(sandbox, server):
    sandbox.person().command("/c å & ä")
    headers, body = server.heard.get(timeout=30)
    base = f"v0:{headers['X-Slack-Request-Timestamp']}:".encode() + body
    digest = hmac.new(sandbox.workspace.signing_secret.encode(), base, hashlib.sha256).hexdigest()
    assert headers["X-Slack-Signature"] == f"v0={digest}"
    assert abs(time.time() - int(headers["X-Slack-Request-Timestamp"])) < 60
    assert headers["User-Agent"].startswith("Slackbot")
    assert parse_qs(body.decode())["text"] == ["å &amp; ä"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda door: door.give(500), "http_service_error"),
        (lambda door: door.give(401), "http_client_error"),
        (lambda door: door.give(201), "http_client_error"),
        (lambda door: door.give(200, b"{", Content_Type="application/json"), "http_client_error"),
    ],
)
def test_a_person_sees_why_a_command_failed(sandbox, server, answer, said):
    server.answer = answer
    sandbox.person().command("/c")
    assert said in sandbox.person().messages()[-1]["text"]


def test_an_answer_that_takes_too_long_as_a_whole_is_too_late(sandbox, server):
    server.answer = drip
    sandbox.client.set_switches(patience=1.5)
    sandbox.person().command("/c")
    assert "operation_timeout" in sandbox.person().messages()[-1]["text"]


def test_an_answer_in_plain_words_is_shown(sandbox, server):
    server.answer = lambda door: door.give(200, b"hej", Content_Type="text/plain")
    sandbox.person().command("/c")
    assert sandbox.person().messages()[-1]["text"] == "hej"


def test_an_event_comes_again_and_says_why(sandbox, server):
    server.answer = lambda door: door.give(503)
    sandbox.person().say("hej")
    (first, body), (again, same) = server.heard.get(timeout=30), server.heard.get(timeout=30)
    assert "X-Slack-Retry-Num" not in first
    assert (again["X-Slack-Retry-Num"], again["X-Slack-Retry-Reason"]) == ("1", "http_error")
    assert json.loads(body)["event_id"] == json.loads(same)["event_id"]


def test_interactivity_that_is_switched_off_reaches_nobody(sandbox, server):
    button = {"type": "button", "action_id": "b", "text": {"type": "plain_text", "text": "B"}}
    web = sandbox.workspace
    web.manifest.raw["oauth_config"] = {"scopes": {"bot": ["chat:write"]}}
    sandbox.web().chat_postMessage(
        channel="C0ALLMANT", text="x", blocks=[{"type": "actions", "elements": [button]}]
    )
    server.heard.get(timeout=30)  # the message itself, as an event
    sandbox.person().press("B")
    assert "dispatch_failed" in sandbox.person().screen().toasts[-1]
    assert server.heard.empty()


async def deliver(workspace):
    hooks = HttpTransport(workspace)
    try:
        return await hooks.deliver("events_api", {"type": "event_callback"})
    finally:
        await hooks.stop()


@pytest.mark.parametrize(
    ("answer", "retry_reason"),
    [
        (lambda door: door.give(500), "http_error"),
        (lambda door: door.give(500, X_Slack_No_Retry="1"), ""),
        (lambda door: door.give(302, Location="/elsewhere"), "http_error"),
        (drip, "http_timeout"),
    ],
)
def test_whether_and_why_an_event_comes_again(sandbox, server, answer, retry_reason):
    server.answer = answer
    sandbox.client.set_switches(patience=1.5 if answer is drip else UNHURRIED)
    with pytest.raises(DeliveryError) as failure:
        asyncio.run(deliver(sandbox.workspace))
    assert failure.value.retry_reason == retry_reason


def test_any_status_that_means_well_will_do_for_an_event(sandbox, server):
    server.answer = lambda door: door.give(204)
    assert asyncio.run(deliver(sandbox.workspace)) == {}
