"""Issue and redeem the short-lived tokens of an interaction: trigger ids and response URLs."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.errors import SlackError

RESPONSE_URL_SECONDS = 30 * 60.0
RESPONSE_URL_USES = 5
MAX_KEPT = 1000


@dataclass(slots=True)
class Trigger:
    """Whose interaction it was, until when (monotonic seconds) it opens a view, and whether it did."""

    user: str
    until: float
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Where an answer goes, `until` by the workspace's clock: a person in a channel, and what was touched."""

    user: str
    channel: str
    source_ts: str | None
    until: float
    uses: int = RESPONSE_URL_USES


@dataclass(slots=True)
class InteractionTokens:
    """The latest that are out, dead ones included; `now` is the workspace's clock, which response_urls live by.

    `patience` tells for how many real seconds a trigger is good.
    """

    now: Callable[[], float]
    patience: Callable[[], float]
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)

    def issue_trigger(self, user: str) -> str:
        """A new trigger id, good once."""
        _forget(self.triggers)
        key = f"{time.time_ns() // 1_000_000}.{secrets.randbelow(10**9)}.{secrets.token_hex(16)}"
        self.triggers[key] = Trigger(user, time.monotonic() + self.patience())
        return key

    def check_trigger(self, key: str) -> Trigger:
        """The trigger, for its caller to mark as used; SlackError when unknown, used or too old."""
        trigger = self.triggers.get(key)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() > trigger.until:
            raise SlackError("expired_trigger_id")
        return trigger

    def issue_response_url(self, user: str, channel: str, source_ts: str | None = None) -> str:
        """The last part of a new response_url, good five times within 30 minutes."""
        _forget(self.response_urls)
        key = secrets.token_urlsafe(18)
        self.response_urls[key] = ResponseUrl(user, channel, source_ts, self.now() + RESPONSE_URL_SECONDS)
        return key

    def find(self, address: str) -> ResponseUrl:
        """The place behind a response_url that was just issued."""
        return self.response_urls[address.rpartition("/")[2]]

    def redeem_response_url(self, key: str) -> ResponseUrl:
        """The place to answer to; SlackError when the link is unknown, too old or used up."""
        link = self.response_urls.get(key)
        if link is None:
            raise SlackError("invalid_url")
        if self.now() > link.until:
            raise SlackError("expired_url")
        if not link.uses:
            raise SlackError("used_url")
        link.uses -= 1
        return link


def _forget(issued: dict[str, Trigger] | dict[str, ResponseUrl]) -> None:
    for key in list(issued)[:-MAX_KEPT]:
        del issued[key]
