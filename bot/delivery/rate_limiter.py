"""How fast one conversation may be spoken to, kept in memory: Slack takes about one message a second."""

import threading
import time


class RateLimiter:
    """Remembers which conversations were just posted to; thread-safe."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def note(self, conversation: str, seconds: float = 0.0) -> None:
        """Something was posted there just now; it is left alone for so many seconds if that is longer."""
        with self._lock:
            self._free_at[conversation] = time.monotonic() + max(seconds, self._seconds)

    def cooling_down(self) -> dict[str, float]:
        """Seconds left for each conversation that must be left alone for now."""
        now = time.monotonic()
        with self._lock:
            self._free_at = {each: free for each, free in self._free_at.items() if free > now}
            return {each: free - now for each, free in self._free_at.items()}
