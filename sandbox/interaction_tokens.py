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
    """A trigger id: its person, expiry in monotonic seconds, and whether it has opened a view."""

    user: str
    until: float
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """A response_url: its person, channel and source message, and expiry by the workspace's clock."""

    user: str
    channel: str
    source_ts: str | None
    until: float
    uses: int = RESPONSE_URL_USES


@dataclass(slots=True)
class InteractionTokens:
    """The latest tokens, expired ones included; `now` is the workspace's clock.

    `patience` returns for how many real seconds a trigger is valid.
    """

    now: Callable[[], float]
    patience: Callable[[], float]
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)

    def issue_trigger(self, user: str) -> str:
        """Issue a trigger id that opens one view."""
        _forget(self.triggers)
        key = f"{time.time_ns() // 1_000_000}.{secrets.randbelow(10**9)}.{secrets.token_hex(16)}"
        self.triggers[key] = Trigger(user, time.monotonic() + self.patience())
        return key

    def check_trigger(self, key: str) -> Trigger:
        """Return a trigger for the caller to mark as used; SlackError when unknown, used or expired."""
        trigger = self.triggers.get(key)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() > trigger.until:
            raise SlackError("expired_trigger_id")
        return trigger

    def issue_response_url(self, user: str, channel: str, source_ts: str | None = None) -> str:
        """Issue the key of a response_url, valid five times within 30 minutes."""
        _forget(self.response_urls)
        key = secrets.token_urlsafe(18)
        self.response_urls[key] = ResponseUrl(user, channel, source_ts, self.now() + RESPONSE_URL_SECONDS)
        return key

    def find(self, address: str) -> ResponseUrl:
        """Find a response_url that was just issued."""
        return self.response_urls[address.rpartition("/")[2]]

    def redeem_response_url(self, key: str) -> ResponseUrl:
        """Use a response_url once; SlackError when unknown, expired or used up."""
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
