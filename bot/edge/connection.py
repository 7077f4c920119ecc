"""Connect to Slack: by Socket Mode, or by HTTP behind the operator's own address."""

import os
import threading
from collections.abc import Callable
from contextlib import ExitStack

from slack_bolt import App
from slack_sdk import WebClient

from bot.edge.web import Pages, nothing_else, serve
from bot.errors import StartError, StoppedError
from bot.installations.slack_calls import TIMEOUT
from bot.installations.waiting import await_slack
from bot.operations.log import log
from bot.settings import Settings

SOON = 0.5
"""Seconds for which the opening of a socket has the processor to itself."""


def connect(
    settings: Settings,
    app: App,
    make_pages: Callable[[Callable[[], bool]], Pages],
    stopped: threading.Event,
    then: Callable[[], None] = lambda: None,
) -> ExitStack:
    """Start receiving, by Socket Mode when there is an app token, else by HTTP; closing the stack stops it.

    `make_pages` makes the bot's own pages of what tells whether it is connected. Calls `then` once connected, or
    after a short wait when that takes longer.
    Raises StartError when neither can work, StoppedError when stopped before Slack answers.
    """
    with ExitStack() as stack:
        if settings.slack_app_token:
            opened = _connect_socket(settings, app, make_pages, stopped, stack)
            opened.wait(SOON)
            then()
            _await_opening(opened, stopped)
        elif settings.slack_signing_secret:
            _connect_http(settings, app, make_pages(lambda: True), stack)
            then()
        else:
            raise StartError("set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP")
        return stack.pop_all()


def _connect_http(settings: Settings, app: App, pages: Pages, stack: ExitStack) -> None:
    from bot.edge.http_mode import HttpMode  # noqa: PLC0415 (start-up time)

    try:
        port, stop = serve(pages, HttpMode(app, settings.slack_signing_secret), settings.port)
    except OSError as error:
        raise StartError(f"PORT {settings.port} cannot be used: {os.strerror(error.errno or 0)}") from None
    stack.callback(stop)
    log.info("connected", mode="http", port=port)


def _connect_socket(
    settings: Settings,
    app: App,
    make_pages: Callable[[Callable[[], bool]], Pages],
    stopped: threading.Event,
    stack: ExitStack,
) -> threading.Event:
    from bot.edge.socket_mode import SocketMode  # noqa: PLC0415 (start-up time)

    client = WebClient(base_url=settings.slack_api_url, timeout=TIMEOUT, retry_handlers=[])

    def ask_url() -> str:
        return str(client.apps_connections_open(app_token=settings.slack_app_token)["url"])

    url = await_slack(ask_url, "SLACK_APP_TOKEN", stopped)
    socket = SocketMode(app, ask_url)
    socket.start(url)
    stack.callback(socket.close)
    _serve_pages(settings, make_pages(socket.is_connected), stack)
    return socket.opened


def _serve_pages(settings: Settings, pages: Pages, stack: ExitStack) -> None:
    try:
        port, stop = serve(pages, nothing_else, settings.port, threads=1)
    except OSError as error:
        log.warning("no_health_pages", port=settings.port, error=os.strerror(error.errno or 0))
        return
    stack.callback(stop)
    log.info("health_pages", port=port)


def _await_opening(opened: threading.Event, stopped: threading.Event) -> None:
    while not opened.wait(0.1):
        if stopped.is_set():
            raise StoppedError
