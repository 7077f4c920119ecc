"""One claimed message on its way: address it, look whether it is there already, write it, post or change it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from slack_sdk import WebClient

from bot.delivery.asking import Json, Method, ask, post
from bot.delivery.faults import Gone, OutOfTime, Refused, Unreadable
from bot.delivery.letter import Letter, write_letter
from bot.delivery.outcomes import ACCOUNT_GONE, COUNTED_ON
from bot.delivery.patience import Patience
from bot.delivery.reconcile import find_posted
from commands.vocabulary.blocks import Message
from commands.vocabulary.older import needs, next_level, simplify
from commands.vocabulary.text import clip
from storage.database import Database
from storage.deliveries import Settlement, still_held
from storage.store import Store
from storage.tables import Delivery

EVENT = "trygg_delivery"
LONGEST_TEXT = 3_900
NOBODY_THERE = frozenset({"account_inactive", "user_not_found", "users_not_found", "user_disabled"})
NOT_A_MEMBER = frozenset({"not_in_channel", "channel_not_found"})
BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format"})
Done = TypeVar("Done")


@dataclass(frozen=True)
class Errand:
    """A delivery under our lease; `give_up` says that this run is about to end, `names` as for Courier."""

    delivery: Delivery
    database: Database
    client: WebClient
    patience: Patience
    give_up: Callable[[], bool]
    names: str

    def carry(self) -> Settlement:
        """Post it unless it is there already; raises a Fault when it was not posted, or perhaps not."""
        letter = write_letter(self.database, self.delivery, self.names)
        try:
            return self._find(letter) or self._send(letter)
        except Refused as refusal:
            if self.delivery.person is not None and refusal.why in NOBODY_THERE:
                self._refuse_leaver()
            raise

    def _find(self, letter: Letter) -> Settlement | None:
        """What became of the uncertain attempts before; None when there were none, or Slack took none of them."""
        since = self.delivery.ambiguous_since
        if since is None:
            return None
        if self.delivery.changes:  # to change it once more does no harm, but an outage is no doubt of its own
            self._ask(self.client.auth_test, "ok")
            return None
        try:
            return self._where_it_is_taken(
                self._channel(letter), lambda place: self._look(since, place, letter.thread)
            )
        except Refused as refusal:
            raise Unreadable(refusal.why) from None

    def _look(self, since: datetime, channel: str, thread: str | None) -> Settlement | None:
        earliest = since.timestamp() - self.patience.margin
        ts = find_posted(self._ask, self.client, self.delivery.key, earliest, channel, thread)
        return Settlement("sent", "found", posted=(channel, ts)) if ts else None

    def _send(self, letter: Letter) -> Settlement:
        if letter.message is None:
            return Settlement("dropped", "no_longer_meaningful")
        if self.delivery.doubts >= self.patience.most_doubts:
            return Settlement("failed", "never_confirmed")
        if self.delivery.kind in COUNTED_ON:  # Slack may take messages to people who have left
            self._refuse_leaver()
        return self._post(letter.message, letter, letter.level)

    def _refuse_leaver(self) -> None:
        """Raise Gone when the receiver's account has been deactivated."""
        try:
            gone = self._ask(self.client.users_info, "user", user=self.delivery.person)["user"].get("deleted")
        except Refused as refusal:
            gone = refusal.why == "user_not_found"
        if gone:
            raise Gone(ACCOUNT_GONE)

    def _channel(self, letter: Letter) -> str:
        return letter.channel or self._open_direct_channel()

    def _open_direct_channel(self) -> str:
        """Open a direct channel to the receiver and remember it."""
        channel = str(
            self._ask(self.client.conversations_open, "channel", users=self.delivery.person)["channel"]["id"]
        )
        with self.database.transaction() as session:
            person = Store(session, self.delivery.workspace_id).people.meet(self.delivery.person or "")
            person.direct_channel = channel
        return channel

    def _post(self, message: Message, letter: Letter, level: str) -> Settlement:
        """Post it, or change another into it, with the newest blocks that the workspace takes."""
        said = simplify(message, level)
        try:
            posted = self._change_once(said, letter) if letter.changes else self._post_anew(said, letter)
        except Refused as refusal:
            plainer = next_level(level)
            if refusal.why not in BLOCKS_REFUSED or plainer is None or not needs(message):
                raise
            return self._post(message, letter, plainer)
        return Settlement("sent", posted=posted, level=level)

    def _post_anew(self, message: Message, letter: Letter) -> tuple[str, str]:
        return self._where_it_is_taken(
            self._channel(letter), lambda place: self._post_once(message, place, letter.thread)
        )

    def _post_once(self, message: Message, channel: str, thread: str | None) -> tuple[str, str]:
        self._refuse_late_posting()
        ts = post(
            self.client.chat_postMessage,
            channel=channel,
            thread_ts=thread,
            text=clip(message.text, LONGEST_TEXT),
            blocks=list(message.blocks) or None,
            metadata={"event_type": EVENT, "event_payload": {"key": self.delivery.key}},
            link_names=False,
            parse="none",
            unfurl_links=False,
            unfurl_media=False,
        )
        return channel, ts

    def _change_once(self, message: Message, letter: Letter) -> tuple[str, str]:
        """Put it in the place of the message that it changes, which keeps its own mark."""
        channel = self._channel(letter)
        self._refuse_late_posting()
        ts = post(
            self.client.chat_update,
            channel=channel,
            ts=letter.changes,
            text=clip(message.text, LONGEST_TEXT),
            blocks=list(message.blocks),
            link_names=False,
            parse="none",
        )
        return channel, ts

    def _refuse_late_posting(self) -> None:
        """Another may take the message over when the lease ends: the call must be answered before that."""
        self._refuse_late_call()
        with self.database.transaction(reading=True) as session:
            if not still_held(session, self.delivery, margin=timedelta(seconds=self.patience.call)):
                raise OutOfTime("lease")

    def _refuse_late_call(self) -> None:
        if self.give_up():
            raise OutOfTime("run_ends")

    def _ask(self, method: Method, wanted: str, **arguments: Any) -> Json:
        self._refuse_late_call()
        return ask(method, wanted, **arguments)

    def _where_it_is_taken(self, channel: str, deed: Callable[[str], Done]) -> Done:
        """Do something in a channel; where we have no place in it, get one and do it again."""
        try:
            return deed(channel)
        except Refused as refusal:
            if refusal.why not in NOT_A_MEMBER:
                raise
            return deed(self._enter(channel, refusal))

    def _enter(self, channel: str, refusal: Refused) -> str:
        """Join the channel, or open a direct one anew; raises the refusal when it cannot be joined."""
        if self.delivery.person is not None:
            return self._open_direct_channel()
        try:
            self._ask(self.client.conversations_join, "ok", channel=channel)
        except Refused:
            raise refusal from None
        return channel
