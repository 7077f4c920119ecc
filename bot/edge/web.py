"""Serve HTTP on 127.0.0.1: health, metrics, and Slack's requests in HTTP mode."""

import logging
import socket
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication

HOST = "127.0.0.1"
THREADS = 20
OWN_NAMES = ("127.0.0.1", "localhost")
PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")
Pages = Mapping[str, "WSGIApplication"]


def with_pages(pages: Pages, others: "WSGIApplication") -> "WSGIApplication":
    """Route each page to its path, every other path to `others`."""

    def answer(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        return pages.get(environ["PATH_INFO"], others)(environ, start_response)

    return answer


def for_this_machine(page: "WSGIApplication") -> "WSGIApplication":
    """Serve the page to this machine alone; what a web server passes on from elsewhere is refused."""

    def answer(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        named = environ.get("HTTP_HOST", HOST).rpartition(":")[0] or environ.get("HTTP_HOST", HOST)
        if named not in OWN_NAMES or any(name in environ for name in PASSED_ON):
            return _say(start_response, "only on the machine itself", "403 Forbidden")
        return page(environ, start_response)

    return answer


def say(find_missing: Callable[[], Iterable[str]]) -> "WSGIApplication":
    """Build a page that says 'ok' or, with 503, what is missing."""

    def answer(_environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        missing = ", ".join(find_missing())
        return _say(start_response, missing or "ok", "503 Unavailable" if missing else "200 OK")

    return answer


def nothing_else(_environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
    """Respond 404."""
    return _say(start_response, "not found", "404 Not Found")


def _say(start_response: "StartResponse", words: str, status: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [words.encode()]


def serve(
    pages: Pages, others: "WSGIApplication", port: int, threads: int = THREADS
) -> tuple[int, Callable[[], None]]:
    """Listen on the port (0: any free one); returns it, and how to stop. Raises OSError when it is taken.

    Each page has a thread of its own, so that it responds however busy the `threads` for others are.
    """
    from waitress import wasyncore  # noqa: PLC0415 (start-up time)

    from bot.edge.http_server import HttpServer  # noqa: PLC0415 (start-up time)

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # whoever waits for too long is told, and logged
    listener = socket.create_server((HOST, port))
    sockets: dict[int, Any] = {}
    server = HttpServer(with_pages(pages, others), listener, sockets, pages, threads)
    stopped = threading.Event()

    def run() -> None:
        while not stopped.is_set():
            wasyncore.loop(timeout=1, use_poll=True, map=sockets, count=1)

    thread = threading.Thread(target=run, name="http", daemon=True)
    thread.start()

    def stop() -> None:
        stopped.set()
        server.pull_trigger()
        thread.join()
        server.shutdown()
        wasyncore.close_all(sockets)

    return int(server.effective_port), stop
