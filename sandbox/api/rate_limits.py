"""Apply Slack's rate limits: calls per minute by tier, and one message per second and channel."""

import math
import time
from dataclasses import dataclass, field

PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100}
POSTS_PER_SECOND = 1.0
BURST_OF_POSTS = 5


@dataclass(slots=True)
class TokenBucket:
    """Tokens left at a monotonic time, refilled evenly up to its capacity."""

    capacity: float
    per_second: float
    left: float
    at: float

    def take(self, now: float) -> float:
        """Take one token; return 0, or the seconds until there is one."""
        self.left = min(self.capacity, self.left + (now - self.at) * self.per_second)
        self.at = now
        if self.left < 1:
            return (1 - self.left) / self.per_second
        self.left -= 1
        return 0.0


@dataclass(slots=True)
class RateLimits:
    """One bucket per method, and one per channel for posting; a minute's calls may come at once."""

    buckets: dict[str, TokenBucket] = field(default_factory=dict)

    def wait(self, method: str, tier: int) -> int:
        """Return the seconds for Retry-After, 0 when the call is allowed."""
        return self._take(method, PER_MINUTE[tier], PER_MINUTE[tier] / 60)

    def wait_to_post(self, channel: str) -> int:
        """Return the same for a message to a channel."""
        return self._take(f"post {channel}", BURST_OF_POSTS, POSTS_PER_SECOND)

    def _take(self, key: str, capacity: float, per_second: float) -> int:
        now = time.monotonic()
        bucket = self.buckets.setdefault(key, TokenBucket(capacity, per_second, capacity, now))
        return math.ceil(bucket.take(now))
