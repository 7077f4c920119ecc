"""End a process that is stuck, so that its supervisor starts another; the outbox is kept."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.operations.log import log, place_of
from bot.operations.pulse import Pulse

STUCK = 300.0
"""Seconds without a sign of life; a thread comes round every 15 seconds, and no call it makes may take as long."""
LOOK = 15.0
EXIT_CODE = 70


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
                log.error("stuck", threads=sorted(still), at=_where_threads_are())
                end(EXIT_CODE)
                return

    thread = threading.Thread(target=watch, name="watchdog", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _where_threads_are() -> dict[str, str]:
    """Find the innermost line of each thread, without anything that people wrote."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    frames = sys._current_frames().items()  # noqa: SLF001 (documented; there is no other way)
    return {names.get(ident, str(ident)): place_of(frame, frame.f_lineno) for ident, frame in frames}
