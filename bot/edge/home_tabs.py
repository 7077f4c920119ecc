"""Home tabs shown anew after something has changed for the people whose they are."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress

from bot.edge.interaction import Incoming
from bot.edge.interactive_priority import Precedence
from bot.edge.responses import run_safely


class HomeTabs:
    """One at a time, each person's once however often it changed, and only while nobody waits for an answer.

    `show` shows the tab of whoever an interaction came from. Thread-safe.
    """

    def __init__(self, pool: Executor, precedence: Precedence, show: Callable[[Incoming], None]) -> None:
        self._pool, self._precedence, self._show = pool, precedence, show
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, str], Incoming] = {}
        self._at_work = False

    def refresh(self, incoming: Incoming) -> None:
        """Have that person's tab shown anew soon."""
        with self._lock:
            self._waiting[incoming.workspace, incoming.user] = incoming
            begin, self._at_work = not self._at_work, True
        if begin:
            self._pool.submit(self._work)

    def _work(self) -> None:
        self._precedence.give_way()
        incoming = self._next()
        if incoming is not None:
            run_safely(lambda: self._show(incoming), "home")
            with suppress(RuntimeError):  # the process is stopping: whoever opens the tab next sees it as it is
                self._pool.submit(self._work)

    def _next(self) -> Incoming | None:
        with self._lock:
            person = next(iter(self._waiting), None)
            self._at_work = person is not None
            return self._waiting.pop(person) if person else None
