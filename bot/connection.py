"""How Slack reaches the bot: Socket Mode, or HTTP behind an operator's own address."""

import os
import threading
from collections.abc import Callable
from contextlib import ExitStack

import structlog
from slack_bolt import App
from slack_sdk import WebClient

from bot.errors import StartError, StoppedError
from bot.settings import Settings
from bot.slack_calls import TIMEOUT
from bot.waiting import await_slack
from bot.web import health_app, nothing_else, serve
from storage.database import Database

log = structlog.get_logger()


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
    from bot.socket_mode import SocketMode  # noqa: PLC0415 (start-up time)

    client = WebClient(base_url=settings.slack_api_url, timeout=TIMEOUT, retry_handlers=[])

    def ask_url() -> str:
        return str(client.apps_connections_open(app_token=settings.slack_app_token)["url"])

    url = await_slack(ask_url, "SLACK_APP_TOKEN", stopped)
    socket = SocketMode(app, ask_url)
    socket.start(url)
    stack.callback(socket.close)
    _serve_health(settings, database, socket.is_connected, stack)
    _await_opening(socket.opened, stopped)


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
    while not opened.wait(0.1):
        if stopped.is_set():
            raise StoppedError
