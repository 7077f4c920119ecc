"""Many connections that want nothing or never end: the bot answers others all the same, and gives those up."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from bot.edge import http_server
from bot.edge.web import THREADS, say, serve
from tests.bot.crowd import BEGUN, IDLE, POST, SLOW, crowd, open_files
from tests.bot.signing import headers


def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """In the place of Slack's way in."""
    words = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [words]


@pytest.fixture
def port() -> Iterator[int]:
    """A server with a page for its health."""
    with open_files():
        known, stop = serve({"/healthz": say(tuple)}, answer, 0)
        yield known
        stop()


def answered(port: int) -> bool:
    """Whether a look at the health and a request are answered, each over a connection of its own."""
    asked = (("/healthz", b""), ("/slack/events", b"command=/trygg"))
    return all(
        httpx.request(
            "POST",
            f"http://127.0.0.1:{port}{path}",
            content=body,
            headers=headers(body),
            trust_env=False,
            timeout=60,
        ).is_success
        for path, body in asked
    )


def test_health_and_requests_are_answered_while_a_crowd_stays(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "IDLE", 600.0)
    monkeypatch.setattr(http_server, "RECEIVING", 600.0)
    with crowd(port):
        assert all(answered(port) for _ in range(5))


def test_a_crowd_is_held_within_bounds(port: int) -> None:
    with crowd(port) as connections:
        assert answered(port)
        assert SLOW + IDLE > http_server.CONNECTIONS
        first = connections[0]
        first.settimeout(60)
        assert ended(first), "the longest waiting made room"


def ended(connection: socket.socket) -> bool:
    """Whether the other side hangs up, which is waited for."""
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize("sent", [b"", BEGUN, POST, b"GET /heal"])
def test_nobody_can_be_waited_for_without_end(port: int, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "IDLE", 0.1)
    monkeypatch.setattr(http_server, "RECEIVING", 0.1)
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(sent)
        assert ended(connection)


def test_health_is_answered_while_every_thread_is_at_work() -> None:
    held, arrived = threading.Event(), threading.Semaphore(0)

    def hold(_environ: Any, start_response: Any) -> list[bytes]:
        arrived.release()
        held.wait(60)
        start_response("200 OK", [])
        return [b""]

    port, stop = serve({"/healthz": say(tuple), "/readyz": hold}, hold, 0)
    with ExitStack() as stack:
        for path in ["/readyz", "/readyz", *["/slack/events"] * (THREADS + 1)]:
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            connection.sendall(b"GET %b HTTP/1.1\r\nHost: localhost\r\n\r\n" % path.encode())
        for _ in range(THREADS + 1):
            assert arrived.acquire(timeout=60)
        assert httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False, timeout=60).text == "ok"
        held.set()
    stop()


@pytest.mark.parametrize("expecting", [b"", b"Expect: 100-continue\r\n"])
def test_too_large_a_body_is_refused_before_it_is_sent(port: int, expecting: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(POST + expecting + b"Content-Length: 60000000\r\n\r\n")
        assert b" 413 " in connection.recv(4_096).partition(b"\r\n")[0]
