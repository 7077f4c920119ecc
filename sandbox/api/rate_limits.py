"""Slack's rate limits: so many calls a minute for each method's tier, and a message a second per channel."""

import math
import time
from dataclasses import dataclass, field

PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100}
POSTS_PER_SECOND = 1.0
BURST_OF_POSTS = 5


@dataclass(slots=True)
class TokenBucket:
    """Tokens left at a monotonic time, refilled evenly up to what it holds."""

    holds: float
    per_second: float
    left: float
    at: float

    def take(self, now: float) -> float:
        """Take one token; the seconds until there is one, 0 when it was taken."""
        self.left = min(self.holds, self.left + (now - self.at) * self.per_second)
        self.at = now
        if self.left < 1:
            return (1 - self.left) / self.per_second
        self.left -= 1
        return 0.0


@dataclass(slots=True)
class RateLimits:
    """One bucket per method, and one per channel for posting; a minute's worth may come at once."""

    buckets: dict[str, TokenBucket] = field(default_factory=dict)

    def wait(self, method: str, tier: int) -> int:
        """Whole seconds for Retry-After, 0 when the call may go on."""
        return self._take(method, PER_MINUTE[tier], PER_MINUTE[tier] / 60)

    def wait_to_post(self, channel: str) -> int:
        """The same for a message to that channel."""
        return self._take(f"post {channel}", BURST_OF_POSTS, POSTS_PER_SECOND)

    def _take(self, key: str, holds: float, per_second: float) -> int:
        now = time.monotonic()
        bucket = self.buckets.setdefault(key, TokenBucket(holds, per_second, holds, now))
        return math.ceil(bucket.take(now))
