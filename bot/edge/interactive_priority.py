"""Give people who wait for a response priority over deliveries that nobody waits for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

LULL = 0.05
"""Seconds after an interaction in which its acknowledgement leaves, and perhaps the next one comes."""
LONGEST = 0.5
"""Seconds that anybody gives way for: a steady stream of interactions slows deliveries, and never stops them."""


class InteractivePriority:
    """Counts the interactions being handled; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._served = 0
        self._last = monotonic() - LULL

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Count an interaction as being handled while the block runs."""
        with self._lock:
            self._served += 1
        try:
            yield
        finally:
            with self._lock:
                self._served -= 1
                self._last = monotonic()

    def give_way(self) -> None:
        """Wait until no interaction is being handled, for at most LONGEST seconds."""
        ends = monotonic() + LONGEST
        nap = threading.Event()
        while (now := monotonic()) < ends and (self._served or now - self._last < LULL):
            nap.wait(LULL)
