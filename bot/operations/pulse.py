"""Signs of life: the threads that never may stand still say that they went round."""

import threading
from time import monotonic


class Pulse:
    """When each thread last went round, by its name; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._beats: dict[str, float] = {}

    def beat(self, name: str) -> None:
        """That thread has come round once more, whether its work succeeded or not."""
        with self._lock:
            self._beats[name] = monotonic()

    def ages(self) -> dict[str, float]:
        """Seconds since each thread last came round."""
        now = monotonic()
        with self._lock:
            return {name: now - beat for name, beat in self._beats.items()}
