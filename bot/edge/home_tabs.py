"""Refresh people's Home tabs after something has changed for them."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress

from bot.edge.interaction import Interaction
from bot.edge.interactive_priority import InteractivePriority
from bot.edge.responses import run_safely


class HomeTabs:
    """Refreshes Home tabs one at a time, once per person however often it changed, and only while nobody waits.

    `show` publishes the tab of the person whom an interaction came from. Thread-safe.
    """

    def __init__(self, pool: Executor, priority: InteractivePriority, show: Callable[[Interaction], None]) -> None:
        self._pool, self._precedence, self._show = pool, priority, show
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, str], Interaction] = {}
        self._at_work = False

    def refresh(self, interaction: Interaction) -> None:
        """Queue a refresh of that person's tab."""
        with self._lock:
            self._waiting[interaction.workspace, interaction.user] = interaction
            begin, self._at_work = not self._at_work, True
        if begin:
            self._pool.submit(self._work)

    def _work(self) -> None:
        self._precedence.give_way()
        interaction = self._next()
        if interaction is not None:
            run_safely(lambda: self._show(interaction), "home")
            with suppress(RuntimeError):  # the process is stopping: whoever opens the tab next sees it as it is
                self._pool.submit(self._work)

    def _next(self) -> Interaction | None:
        with self._lock:
            person = next(iter(self._waiting), None)
            self._at_work = person is not None
            return self._waiting.pop(person) if person else None
