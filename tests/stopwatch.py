"""How long something took, without the time in which the machine stood still."""

import threading
import time
from types import TracebackType
from typing import Self

TICK = 0.01
LATE = 0.05
"""Seconds that one tick counts for at most: it is longer only when this process is not let run."""


class Stopwatch:
    """Seconds that passed within the block while this process ran.

    Tests that hold something against an upper bound would otherwise fail wherever the machine has better to do.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._count)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _count(self) -> None:
        before = time.monotonic()
        while not self._ended.wait(TICK):
            now = time.monotonic()
            self.seconds += min(now - before, LATE)
            before = now
