"""In-memory rate limiter: about one message a second for each conversation, as Slack allows."""

import threading
import time


class RateLimiter:
    """Tracks which conversations were just posted to; thread-safe."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def note(self, conversation: str, seconds: float = 0.0) -> None:
        """Record a post; the conversation cools down for so many seconds if that is longer than usual."""
        with self._lock:
            self._free_at[conversation] = time.monotonic() + max(seconds, self._seconds)

    def cooling_down(self) -> dict[str, float]:
        """List the conversations that cool down, with the seconds left."""
        now = time.monotonic()
        with self._lock:
            self._free_at = {each: free for each, free in self._free_at.items() if free > now}
            return {each: free - now for each, free in self._free_at.items()}
