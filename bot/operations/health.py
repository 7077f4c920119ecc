"""Watch a running bot: heartbeats, what is missing, the pages that show both, and the end of a stuck process."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from prometheus_client import make_wsgi_app
from sqlalchemy.exc import SQLAlchemyError

from bot.edge.web import for_this_machine, say
from bot.operations.log import log, place_of
from bot.operations.metrics import Metrics, Served
from storage.database import Database
from storage.outbox import read_outbox_state

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

LATE = 300.0
"""Seconds that a due message may wait before something is wrong."""
TICK = 60.0
"""Seconds that may pass without a look at what is due."""
STUCK = 300.0
"""Seconds without a sign of life; a thread comes round every 15 seconds, and no call it makes may take as long."""
LOOK = 15.0
EXIT_CODE = 70


class Pulse:
    """The last heartbeat of each thread, by its name; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._beats: dict[str, float] = {}

    def beat(self, name: str) -> None:
        """Record a heartbeat, whether the thread's work succeeded or not."""
        with self._lock:
            self._beats[name] = monotonic()

    def ages(self) -> dict[str, float]:
        """Compute the seconds since each thread's last heartbeat."""
        now = monotonic()
        with self._lock:
            return {name: now - beat for name, beat in self._beats.items()}


def find_missing(
    database: Database, is_connected: Callable[[], bool], pulse: Pulse, served: Served
) -> Iterator[str]:
    """List what keeps the bot from working, a few words each; empty when it is ready."""
    if not is_connected():
        yield "no connection to Slack"
    tick = pulse.ages().get("tick")
    if tick is not None and tick > TICK:
        yield f"nothing looked at what is due for {tick:.0f} s"
    try:
        wanted = served()
        with database.transaction(reading=True) as session:
            late = read_outbox_state(session, wanted).late
    except SQLAlchemyError:
        yield "no database"
        return
    if late > LATE:
        yield f"a message is {late:.0f} s late"


@contextmanager
def guarded(
    pulse: Pulse, stuck: float = STUCK, look: float = LOOK, end: Callable[[int], object] = os._exit
) -> Iterator[None]:
    """Watch the threads of `pulse` while the block runs; calls `end` with EXIT_CODE when one is stuck."""
    stopped = threading.Event()

    def watch() -> None:
        while not stopped.wait(look):
            still = [name for name, age in pulse.ages().items() if age > stuck]
            if still:
                log.error("stuck", threads=sorted(still), at=_locate_threads())
                end(EXIT_CODE)
                return

    thread = threading.Thread(target=watch, name="watchdog", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _locate_threads() -> dict[str, str]:
    """Find the innermost line of each thread, without anything that people wrote."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    frames = sys._current_frames().items()  # noqa: SLF001 (documented; there is no other way)
    return {names.get(ident, str(ident)): place_of(frame, frame.f_lineno) for ident, frame in frames}


@dataclass(frozen=True)
class Watch:
    """The heartbeats and the metrics of one process."""

    pulse: Pulse = field(default_factory=Pulse)
    metrics: Metrics = field(default_factory=Metrics)

    def tick(self, decided: bool) -> None:  # noqa: FBT001 (called by the clockwork)
        """Record that a tick has ended."""
        self.pulse.beat("tick")
        self.metrics.count_tick(decided=decided)

    def pages(
        self, database: Database, is_connected: Callable[[], bool], served: Served
    ) -> Mapping[str, "WSGIApplication"]:
        """Build the pages by path: liveness, readiness and metrics."""
        self.metrics.watch(database, is_connected, served)
        return {
            "/healthz": say(tuple),
            "/readyz": for_this_machine(say(lambda: find_missing(database, is_connected, self.pulse, served))),
            "/metrics": for_this_machine(make_wsgi_app(self.metrics.registry)),
        }
