"""The bot's own HTTP server on 127.0.0.1: its health, and Slack's requests in HTTP mode."""

import socket
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import Database

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication

log = structlog.get_logger()
HOST = "127.0.0.1"
THREADS = 20


def health_app(
    database: Database, is_connected: Callable[[], bool], others: "WSGIApplication"
) -> "WSGIApplication":
    """Answers GET /health with 200 'ok', or 503 and what is missing; every other path is for `others`."""

    def answer(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        if environ["PATH_INFO"] != "/health":
            return others(environ, start_response)
        missing = [] if is_connected() else ["no connection to Slack"]
        missing += [] if _can_read(database) else ["no database"]
        return _say(start_response, ", ".join(missing) or "ok", "503 Unavailable" if missing else "200 OK")

    return answer


def nothing_else(_environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
    """There is nothing at this path."""
    return _say(start_response, "not found", "404 Not Found")


def _say(start_response: "StartResponse", words: str, status: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [words.encode()]


def _can_read(database: Database) -> bool:
    try:
        with database.transaction(reading=True) as session:
            session.connection().execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def serve(app: "WSGIApplication", port: int) -> tuple[int, Callable[[], None]]:
    """Listen on the port (0: any that is free); gives it, and how to stop. Raises OSError when it is taken."""
    from waitress import wasyncore  # noqa: PLC0415 (start-up time)
    from waitress.server import create_server  # noqa: PLC0415 (start-up time)

    listener = socket.create_server((HOST, port))
    sockets: dict[int, Any] = {}
    server = create_server(app, map=sockets, sockets=[listener], threads=THREADS)
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
