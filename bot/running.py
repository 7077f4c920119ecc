"""The bot as a running process: connect, serve, post what is due, and stop cleanly."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TypeVar

import structlog
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler

from bot.clock import Clock
from bot.delivery.courier import Courier, CourierThread
from bot.desk import Desk
from bot.listeners import Identity, build_app
from bot.people import Directory
from bot.schedule.clockwork import Clockwork
from bot.settings import Settings
from storage.database import Database
from storage.schema import migrate

log = structlog.get_logger()
FOLLOW_UP_THREADS = 8
WAIT_FOR_SLACK = 3.0
Answered = TypeVar("Answered")


class StartError(Exception):
    """Why the bot cannot run, in a line for the operator."""


@dataclass
class Bot:
    """Everything that a running bot consists of."""

    identity: Identity
    client: WebClient
    database: Database
    desk: Desk
    directory: Directory
    courier: Courier


def posting_client(settings: Settings) -> WebClient:
    """The client for posting: it never sends anything again by itself."""
    return WebClient(
        token=settings.slack_bot_token, base_url=settings.slack_api_url, timeout=10, retry_handlers=[]
    )


def asking_client(settings: Settings) -> WebClient:
    """The client for reading and for forms: what it asks may be asked again."""
    return WebClient(
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        timeout=10,
        retry_handlers=[
            ConnectionErrorRetryHandler(max_retry_count=1),
            RateLimitErrorRetryHandler(max_retry_count=1),
        ],
    )


def await_slack(call: Callable[[], Answered], setting: str, stopped: threading.Event) -> Answered:
    """What the call returns, once Slack answers; says so while it waits.

    Raises StartError when Slack refuses what `setting` holds, or when we are stopped before it answers.
    """
    waiting = False
    while not stopped.is_set():
        try:
            return call()
        except SlackApiError as error:
            if error.response.status_code < 500 and error.response.status_code != 429:
                raise StartError(f"Slack refuses {setting}: {error.response.get('error')}") from None
        except (SlackClientError, OSError):
            pass
        if not waiting:
            log.warning("waiting_for_slack")
            waiting = True
        stopped.wait(WAIT_FOR_SLACK)
    raise StartError("stopped while waiting for Slack")


def identify(settings: Settings, client: WebClient, stopped: threading.Event) -> Identity:
    """Who we are in Slack."""
    me = await_slack(client.auth_test, "SLACK_BOT_TOKEN", stopped)
    return Identity(me["team_id"], me["user_id"], me.get("bot_id") or "", settings.slack_bot_token)


def assemble(settings: Settings, clock: Clock, stopped: threading.Event) -> Bot:
    """Open and migrate the database, find out who we are and put the parts together."""
    if not settings.slack_bot_token:
        raise StartError("SLACK_BOT_TOKEN is missing: see README, “Install it in your workspace”")
    database = Database(settings.database_url)
    migrate(database)
    client = asking_client(settings)
    identity = identify(settings, client, stopped)
    desk = Desk(database, settings, clock)
    directory = Directory(client, desk)
    courier = Courier(database, posting_client(settings))
    return Bot(identity, client, database, desk, directory, courier)


@contextmanager
def running(settings: Settings, clock: Clock, stopped: threading.Event) -> Iterator[Clockwork]:
    """The bot, connected and posting what is due, until the block ends; then everything drains and closes."""
    with ExitStack() as stack:
        bot = assemble(settings, clock, stopped)
        stack.callback(bot.database.close)
        pool = ThreadPoolExecutor(FOLLOW_UP_THREADS, "follow-up")
        stack.callback(lambda: pool.shutdown(wait=True, cancel_futures=True))
        pool.submit(bot.directory.try_sync, bot.identity.team)
        courier_thread = stack.enter_context(CourierThread(bot.courier))
        bot.database.on_enqueued = courier_thread.wake
        clockwork = stack.enter_context(Clockwork(bot.database, clock, courier_thread.wake))
        app = build_app(bot.identity, bot.client, bot.desk, bot.directory, pool, settings.slack_signing_secret)
        stack.callback(connect(settings, app, stopped))
        log.info("connected", workspace=bot.identity.team, process=os.getpid())
        yield clockwork


def connect(settings: Settings, app: App, stopped: threading.Event) -> Callable[[], object]:
    """Begin to receive: Socket Mode when there is an app token, else HTTP; returns how to stop."""
    if settings.slack_app_token:
        return _connect_socket(settings, app, stopped)
    if settings.slack_signing_secret:
        return _connect_http(settings, app)
    raise StartError("set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP")


def _connect_socket(settings: Settings, app: App, stopped: threading.Event) -> Callable[[], object]:
    from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler  # noqa: PLC0415 (start-up time)

    handler = SocketModeHandler(
        app, settings.slack_app_token, web_client=WebClient(base_url=settings.slack_api_url), concurrency=20
    )
    await_slack(handler.connect, "SLACK_APP_TOKEN", stopped)
    return handler.close


def _connect_http(settings: Settings, app: App) -> Callable[[], object]:
    from slack_bolt.adapter.wsgi import SlackRequestHandler  # noqa: PLC0415 (start-up time)
    from waitress.server import create_server  # noqa: PLC0415 (start-up time)

    server = create_server(SlackRequestHandler(app), host="127.0.0.1", port=settings.port, threads=20)
    thread = threading.Thread(target=server.run, name="http", daemon=True)
    thread.start()
    return server.close
