"""Run the bot: connect, handle interactions, post what is due, and stop cleanly."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from bot.clock import Clock
from bot.delivery.worker import DeliveryWorker
from bot.delivery.worker_pool import WorkerPool
from bot.edge.connection import connect
from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interactive_priority import InteractivePriority
from bot.edge.listeners import Listeners, build_app
from bot.edge.web import Pages
from bot.installations.clients import open_clients
from bot.installations.directory import Directory
from bot.installations.following import kept_in_step
from bot.installations.slack_calls import Clients
from bot.installations.token_cipher import TokenCipher
from bot.operations.file_permissions import open_to_others
from bot.operations.health import Watch, guarded
from bot.operations.log import log
from bot.schedule.scheduler import Scheduler
from bot.settings import Settings
from commands.reader import LANGUAGES, texts
from domain.records import write_record
from storage.database import Database
from storage.schema import migrate

FOLLOW_UP_THREADS = 8
SWITCH = 0.0005
"""Seconds for which a thread may compute while a request waits for its turn; Python's own 5 ms can be felt."""


@dataclass(frozen=True)
class Bot:
    """The parts of a running bot; `posting` are the clients that never repeat a call by themselves."""

    clients: Clients
    posting: Clients
    database: Database
    dispatcher: InteractionDispatcher
    directory: Directory
    worker: DeliveryWorker
    priority: InteractivePriority
    watch: Watch


@contextmanager
def assembled(
    settings: Settings, clock: Clock, stopped: threading.Event, patience: float = float("inf")
) -> Iterator[Bot]:
    """Assemble the parts over a migrated database, which is closed at the end."""
    with ExitStack() as stack:
        database = Database(settings.database_url)
        stack.callback(database.close)
        migrate(database)
        clients, posting = open_clients(settings, database, clock, stopped, patience)
        priority, watch = InteractivePriority(), Watch()
        dispatcher = InteractionDispatcher(database, settings, clock, watch.metrics.count_failure)
        worker = DeliveryWorker(
            database,
            posting,
            names=settings.language,
            await_turn=priority.give_way,
            on_settled=watch.metrics.count_delivery,
        )
        yield Bot(clients, posting, database, dispatcher, Directory(clients, dispatcher), worker, priority, watch)


def warm_up(names: str) -> None:
    """Load what the first person would otherwise wait for, and exempt it from garbage collection."""
    import commands.registry  # noqa: F401, PLC0415 (start-up time: every handler, while the socket opens)

    write_record(None)  # loads the codec of what is enqueued
    for language in LANGUAGES:
        texts(language, names)
    gc.freeze()


def _pages(
    settings: Settings, bot: Bot, on_installed: Callable[[], object], is_connected: Callable[[], bool]
) -> Pages:
    """Build the bot's own pages; those by which it is installed only where workspaces do that themselves."""
    pages = bot.watch.pages(bot.database, is_connected, bot.clients.served)
    if not settings.by_oauth:
        return pages
    from bot.edge.install_pages import install_pages  # noqa: PLC0415 (start-up time)
    from bot.installations.oauth import OAuthInstaller  # noqa: PLC0415 (start-up time)

    installer = OAuthInstaller(settings, TokenCipher(settings.token_keys), bot.dispatcher)
    return {**pages, **install_pages(installer, on_installed)}


@contextmanager
def running(settings: Settings, clock: Clock, stopped: threading.Event) -> Iterator[Scheduler]:
    """Run the bot, connected and posting what is due, until the block ends; then everything drains and closes."""
    sys.setswitchinterval(SWITCH)
    with ExitStack() as stack:
        bot = stack.enter_context(assembled(settings, clock, stopped))
        pool = ThreadPoolExecutor(FOLLOW_UP_THREADS, "follow-up")
        stack.callback(lambda: pool.shutdown(wait=True, cancel_futures=True))
        listeners = Listeners(
            bot.clients,
            bot.dispatcher,
            bot.directory,
            pool,
            bot.priority,
            bot.watch.metrics,
        )
        app = build_app(listeners)
        follow = stack.enter_context(kept_in_step(bot.directory))
        background = stack.enter_context(ExitStack())  # begins after the connection, and ends after it too
        workers = WorkerPool(bot.worker, beat=bot.watch.pulse.beat)
        bot.database.on_enqueued = workers.wake
        scheduler = Scheduler(bot.database, clock, workers.wake, bot.watch.tick, bot.clients.served)

        def begin() -> None:
            warm_up(settings.language)
            background.enter_context(workers)
            background.enter_context(scheduler)

        def begin_there() -> None:
            follow()
            workers.wake()

        pages = partial(_pages, settings, bot, begin_there)
        stack.enter_context(connect(settings, app, pages, stopped, begin))
        stack.enter_context(guarded(bot.watch.pulse))
        for file in open_to_others(settings):
            log.warning("readable_by_everybody", file=str(file), mend=f"chmod 600 {file}")
        log.info("running", workspaces=len(bot.clients.served()), process=os.getpid())
        yield scheduler
