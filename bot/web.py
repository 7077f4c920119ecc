"""The bot's own HTTP server on 127.0.0.1: its health and figures, and Slack's requests in HTTP mode."""

import socket
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication

HOST = "127.0.0.1"
THREADS = 20


def with_pages(pages: Mapping[str, "WSGIApplication"], others: "WSGIApplication") -> "WSGIApplication":
    """Each page at its path; every other path is for `others`."""

    def answer(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        return pages.get(environ["PATH_INFO"], others)(environ, start_response)

    return answer


def say(find_missing: Callable[[], Iterable[str]]) -> "WSGIApplication":
    """A page that says 'ok' or, with 503, what is missing."""

    def answer(_environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        missing = ", ".join(find_missing())
        return _say(start_response, missing or "ok", "503 Unavailable" if missing else "200 OK")

    return answer


def nothing_else(_environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
    """There is nothing at this path."""
    return _say(start_response, "not found", "404 Not Found")


def _say(start_response: "StartResponse", words: str, status: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [words.encode()]


def serve(app: "WSGIApplication", port: int) -> tuple[int, Callable[[], None]]:
    """Listen on the port (0: any that is free); gives it, and how to stop. Raises OSError when it is taken."""
    from waitress import wasyncore  # noqa: PLC0415 (start-up time)
    from waitress.server import create_server  # noqa: PLC0415 (start-up time)

    from bot.arrivals import Channel  # noqa: PLC0415 (start-up time)

    listener = socket.create_server((HOST, port))
    sockets: dict[int, Any] = {}
    server = create_server(app, map=sockets, sockets=[listener], threads=THREADS)
    server.channel_class = Channel
    stopped = threading.Event()

    def run() -> None:
        while not stopped.is_set():
            wasyncore.loop(timeout=1, map=sockets, count=1)

    thread = threading.Thread(target=run, name="http", daemon=True)
    thread.start()

    def stop() -> None:
        stopped.set()
        server.pull_trigger()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)

    return int(server.effective_port), stop
