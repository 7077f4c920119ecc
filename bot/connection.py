"""How Slack reaches the bot: Socket Mode, or HTTP behind an operator's own address."""

import os
import socket
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import Any

import structlog
from slack_bolt import App
from slack_sdk import WebClient
from websocket import WebSocketException

from bot.errors import StartError, StoppedError
from bot.settings import Settings
from bot.slack_calls import TIMEOUT
from bot.waiting import await_slack
from bot.web import health_app, nothing_else, serve
from storage.database import Database

log = structlog.get_logger()
LISTENERS = 20
PATIENCE = 5.0


def connect(settings: Settings, app: App, database: Database, stopped: threading.Event) -> ExitStack:
    """Begin to receive: Socket Mode when there is an app token, else HTTP. Closing the stack ends it.

    Raises StartError when neither can work, StoppedError when stopped before Slack answers.
    """
    with ExitStack() as stack:
        if settings.slack_app_token:
            _connect_socket(settings, app, database, stopped, stack)
        elif settings.slack_signing_secret:
            _connect_http(settings, app, database, stack)
        else:
            raise StartError("set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP")
        return stack.pop_all()


def _connect_http(settings: Settings, app: App, database: Database, stack: ExitStack) -> None:
    from slack_bolt.adapter.wsgi import SlackRequestHandler  # noqa: PLC0415 (start-up time)

    try:
        port, stop = serve(health_app(database, lambda: True, SlackRequestHandler(app)), settings.port)
    except OSError as error:
        raise StartError(f"PORT {settings.port} cannot be used: {os.strerror(error.errno or 0)}") from None
    stack.callback(stop)
    log.info("connected", mode="http", port=port)


def _connect_socket(
    settings: Settings, app: App, database: Database, stopped: threading.Event, stack: ExitStack
) -> None:
    handler = _socket_handler(settings, app)
    stack.callback(_close, handler)
    opened = threading.Event()
    handler.client.on_open_listeners += [lambda _: log.info("connected", mode="socket"), lambda _: opened.set()]
    handler.client.on_close_listeners.append(lambda _: log.info("disconnected", mode="socket"))
    await_slack(handler.connect, "SLACK_APP_TOKEN", stopped)
    _serve_health(settings, database, handler.client.is_connected, stack)
    _await_opening(opened, stopped)


def _socket_handler(settings: Settings, app: App) -> Any:
    from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler  # noqa: PLC0415 (start-up time)

    client = WebClient(base_url=settings.slack_api_url, timeout=TIMEOUT, retry_handlers=[])
    return SocketModeHandler(app, settings.slack_app_token, web_client=client, concurrency=LISTENERS)


def _close(handler: Any) -> None:
    """Take no more, let those at work acknowledge what they have, then part.

    The client's own way closes the socket first, and its thread then sleeps on it for up to ten seconds.
    """
    client = handler.client
    client.auto_reconnect_enabled = False
    client.closed = True
    client.message_processor.shutdown()
    client.message_workers.shutdown()
    session = client.current_session
    if session is not None and session.sock is not None:
        session.keep_running = False
        with suppress(OSError, WebSocketException):
            session.sock.send_close()
            session.sock.sock.shutdown(socket.SHUT_RDWR)
    handler.close()


def _serve_health(
    settings: Settings, database: Database, is_connected: Callable[[], bool], stack: ExitStack
) -> None:
    try:
        port, stop = serve(health_app(database, is_connected, nothing_else), settings.port)
    except OSError as error:
        log.warning("no_health_page", port=settings.port, error=os.strerror(error.errno or 0))
        return
    stack.callback(stop)
    log.info("health_page", port=port)


def _await_opening(opened: threading.Event, stopped: threading.Event) -> None:
    """The handler opens its socket on a thread of its own, and tries again by itself."""
    for pause in range(1_000_000):
        if opened.wait(0.1):
            return
        if stopped.is_set():
            raise StoppedError
        if pause == PATIENCE * 10:
            log.warning("waiting_for_slack", error="the socket does not open")
