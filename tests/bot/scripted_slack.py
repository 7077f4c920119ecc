"""A tiny HTTP server in Slack's place that answers each call as the test has written down."""

import json
import socket
import struct
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

Json = dict[str, Any]
RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Reply:
    """One answer; `break_by` is 'reset' or 'truncate', after which nothing more is sent."""

    body: Json | str = field(default_factory=lambda: {"ok": True})
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    break_by: str = ""


def refusal(error: str, status: int = 200, **headers: str) -> Reply:
    """Slack's `ok: false`."""
    return Reply({"ok": False, "error": error}, status, tuple(headers.items()))


@dataclass
class ScriptedSlack:
    """`script` holds the answers by path, each used once, the last one again and again."""

    address: str = ""
    script: dict[str, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    calls: list[tuple[str, Json]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def answer(self, path: str, *replies: Reply) -> None:
        """Write down the answers to the next calls."""
        self.script[path] = list(replies)

    def called(self, path: str) -> list[Json]:
        """What was sent there."""
        return [body for name, body in self.calls if name == path]

    def next_reply(self, path: str) -> Reply:
        """The answer whose turn it is."""
        planned = self.script[path]
        if not planned:
            return Reply()
        return planned.pop(0) if len(planned) > 1 else planned[0]


class _Handler(BaseHTTPRequestHandler):
    slack: ScriptedSlack

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        path = self.path.removeprefix("/api/").strip("/")
        is_json = "json" in (self.headers["Content-Type"] or "")
        self.slack.calls.append((path, json.loads(raw or "{}") if is_json else dict(parse_qsl(raw))))
        self._send(self.slack.next_reply(path))

    def _send(self, reply: Reply) -> None:
        body = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
        if reply.break_by == "hang":
            self.slack.released.wait(60)
            return
        if reply.break_by == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.connection.close()
            return
        self.send_response(reply.status)
        extra = 50 if reply.break_by == "truncate" else 0
        for name, value in (("Content-Length", str(len(body.encode()) + extra)), *reply.headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *about: Any) -> None:
        """Connections that break are what these tests are about; a mistake in a test is not."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(*about)


@contextmanager
def scripted_slack() -> Iterator[ScriptedSlack]:
    """The server on a free loopback port until the block ends."""
    slack = ScriptedSlack()
    handler = type("Handler", (_Handler,), {"slack": slack})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        slack.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield slack
        slack.released.set()
        server.shutdown()
        thread.join()
