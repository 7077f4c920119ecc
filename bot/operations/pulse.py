"""Track heartbeats of the threads that must never hang."""

import threading
from time import monotonic


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
