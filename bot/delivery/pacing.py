"""How long delivery waits, how often it tries, and how often it posts to one conversation."""

import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class RetryPolicy:
    """Waits in seconds and counts of attempts."""

    call: float = 10.0
    """For one call of Slack."""
    lease: float = 120.0
    """For which a claimed message is this process's to post."""
    reconcile_after: float = 60.0
    """From an uncertain outcome until the conversation is read."""
    margin: float = 10_800.0
    """How long before the uncertain attempt the conversation is read from: the database's clock may be ahead of
    Slack's, by two hours where Swedish summer time was taken for UTC."""
    message_interval: float = 1.0
    """Between messages in a conversation."""
    outage: float = 15.0
    """Between attempts while Slack does not answer."""
    backoff: tuple[float, ...] = (2.0, 5.0, 15.0, 30.0, 60.0)
    """After each failure; one more failure makes the message a dead letter."""
    most_uncertain_attempts: int = 60
    """Uncertain attempts until the message is a dead letter."""
    readings: tuple[float, ...] = (2.0, 5.0, 10.0, 20.0, 30.0, 30.0)
    """After each failed reading of the conversation; one more makes the message a dead letter."""
    idle: float = 15.0
    """The longest sleep: other processes' messages do not wake this one."""
    sharing: float = 2.0
    """From sharing a file until it is looked up: Slack shows it only once it has been scanned."""


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
