"""Find the channel of a delivery's receiver, and join or open it where needed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from slack_sdk import WebClient

from bot.delivery.errors import DeliveryRefused, ReceiverGone
from bot.delivery.outcomes import ACCOUNT_GONE
from bot.delivery.slack_client import Json
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery

NOBODY_THERE = frozenset({"account_inactive", "user_not_found", "users_not_found", "user_disabled"})
NOT_A_MEMBER = frozenset({"not_in_channel", "channel_not_found"})
OUT_OF_REACH = frozenset(
    {
        "cannot_dm_bot",
        "channel_not_found",
        "messages_tab_disabled",
        "not_in_channel",
        "restricted_action",
        "user_is_restricted",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
        "users_not_visible",
    }
)
"""Slack sends this person no direct message of the app's, as happens with people of other organisations."""
Done = TypeVar("Done")


@dataclass(frozen=True)
class Receiver:
    """Find the person or the channel that a delivery goes to.

    `call_slack` raises DeliveryRefused, RateLimited or SlackUnreachable.
    """

    delivery: Delivery
    database: Database
    client: WebClient
    call_slack: Callable[..., Json]

    def channel(self, known: str | None) -> str:
        """Return the known channel, or open the direct one."""
        return known or self._open_direct_channel()

    def where_it_is_taken(self, channel: str, deed: Callable[[str], Done]) -> Done:
        """Call in a channel; when the app is not in it, join it and call again."""
        try:
            return deed(channel)
        except DeliveryRefused as refusal:
            if refusal.why not in NOT_A_MEMBER:
                raise
            return deed(self._enter(channel, refusal))

    def refuse_leaver(self) -> None:
        """Raise ReceiverGone when the receiver's account has been deactivated.

        Of people of other organisations Slack may say that there are none, who are there all the same.
        """
        try:
            gone = self.call_slack(self.client.users_info, "user", user=self.delivery.person)["user"].get(
                "deleted"
            )
        except DeliveryRefused as refusal:
            gone = refusal.why == "user_not_found" and not self._is_outside()
        if gone:
            raise ReceiverGone(ACCOUNT_GONE)

    def _is_outside(self) -> bool:
        with self.database.transaction(reading=True) as session:
            people = Store(session, self.delivery.workspace_id).people
            return bool(people.outside_teams(self.delivery.person or ""))

    def _open_direct_channel(self) -> str:
        """Open a direct channel to the receiver and store its id."""
        opened = self.call_slack(self.client.conversations_open, "channel", users=self.delivery.person)
        channel = str(opened["channel"]["id"])
        with self.database.transaction() as session:
            person = Store(session, self.delivery.workspace_id).people.meet(self.delivery.person or "")
            person.direct_channel = channel
        return channel

    def _enter(self, channel: str, refusal: DeliveryRefused) -> str:
        """Join the channel, or open a direct one again; raises the refusal when it cannot be joined."""
        if self.delivery.person is not None:
            return self._open_direct_channel()
        try:
            self.call_slack(self.client.conversations_join, "ok", channel=channel)
        except DeliveryRefused:
            raise refusal from None
        return channel
