"""Make one attempt at a claimed delivery: look whether it was posted, render it, and post, share or update it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from bot.delivery.errors import (
    ConversationUnreadable,
    DeliveryError,
    DeliveryRefused,
    OutcomeUncertain,
    OutOfTime,
)
from bot.delivery.outcomes import LEFT_AS_IT_IS
from bot.delivery.pacing import RetryPolicy
from bot.delivery.receiver import NOBODY_THERE, OUT_OF_REACH, Receiver
from bot.delivery.reconcile import find_posted
from bot.delivery.rendering import RenderedMessage, refresh_delivery, render_delivery
from bot.delivery.slack_client import Json, Method, call_slack, post, share
from bot.delivery.upload import find_shared, shared_at, upload
from commands.message_kinds import find_message_kind
from commands.vocabulary.block_fallbacks import needs, next_level, simplify
from commands.vocabulary.blocks import Attachment, Message
from commands.vocabulary.text import clip
from domain.messages import Removal
from domain.records import read_record
from storage.database import Database
from storage.deliveries import Outcome, keep_file, still_held
from storage.tables import Delivery

EVENT = "trygg_delivery"
LONGEST_TEXT = 3_900
BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format"})
BEYOND_REACH = LEFT_AS_IT_IS | {
    "cant_delete_file",
    "cant_delete_message",
    "compliance_exports_prevent_deletion",
    "file_deleted",
    "file_not_found",
}
NOT_PINNED = "not_pinned"
MOST_PINNING = 3
"""Unclear outcomes after which a message stays where it is without being pinned."""


@dataclass(frozen=True)
class DeliveryAttempt:
    """A claimed delivery; `give_up` tells that this run is about to end, `names` is as for DeliveryWorker."""

    delivery: Delivery
    database: Database
    client: WebClient
    policy: RetryPolicy
    give_up: Callable[[], bool]
    names: str

    @property
    def _receiver(self) -> Receiver:
        return Receiver(self.delivery, self.database, self.client, self._call_slack)

    def carry(self) -> Outcome:
        """Post it unless it was posted already; raises DeliveryError when it was not posted, or perhaps not."""
        if find_message_kind(self.delivery.kind).removes:
            return self._remove(read_record(self.delivery.payload, Removal))
        rendered = render_delivery(self.database, self.delivery, self.names)
        try:
            return self._pinned(self._find(rendered) or self._send(self._renewed(rendered)))
        except DeliveryRefused as refusal:
            if self.delivery.person is not None and refusal.why in NOBODY_THERE:
                self._receiver.refuse_leaver()
            elsewhere = self._redirect(rendered, refusal)
            if elsewhere is None:
                raise
            return elsewhere

    def _redirect(self, rendered: RenderedMessage, refusal: DeliveryRefused) -> Outcome | None:
        """Let the receiver, whom no direct message reaches, be told in the channel that something waits.

        None where that cannot be. What they did themselves they were told when they did it.
        """
        if rendered.instead is None or rendered.file or refusal.why not in OUT_OF_REACH:
            return None
        is_own = self.delivery.payload.get("by") == self.delivery.person
        is_known = is_own or find_message_kind(self.delivery.kind).dispensable
        return Outcome("dropped" if is_known else "redirected", refusal.why)

    def _remove(self, posted: Removal) -> Outcome:
        """Delete a posted message, and its file; what is gone, or beyond our reach for good, is dropped."""
        beyond = None
        if posted.file_id:
            beyond = self._remove_once(self.client.files_delete, file=posted.file_id)
        if posted.ts:
            beyond = self._remove_once(self.client.chat_delete, channel=posted.channel, ts=posted.ts)
        return Outcome("dropped", beyond) if beyond else Outcome("sent")

    def _remove_once(self, method: Method, **which: str) -> str | None:
        """Return why it is beyond our reach; None where it has been deleted."""
        try:
            self._call_slack(method, "ok", **which)
        except DeliveryRefused as refusal:
            if refusal.why not in BEYOND_REACH:
                raise
            return refusal.why
        return None

    def _renewed(self, rendered: RenderedMessage) -> RenderedMessage:
        """Render again with fresh content, as Slack has surely not taken the message."""
        if find_message_kind(self.delivery.kind).refresh is None:
            return rendered
        fresh = refresh_delivery(self.database, self.delivery, self.names)
        if fresh is None:
            raise OutOfTime("lease")
        return fresh

    def _find(self, rendered: RenderedMessage) -> Outcome | None:
        """Find what became of earlier uncertain attempts; None when there were none, or Slack took none."""
        since = self.delivery.uncertain_since
        if since is None:
            return None
        if self.delivery.changes:  # to change it once more does no harm, but an outage is no doubt of its own
            self._call_slack(self.client.auth_test, "ok")
            return None
        channel = self._receiver.channel(rendered.channel)
        try:
            return self._receiver.where_it_is_taken(channel, lambda place: self._look(since, place, rendered))
        except DeliveryRefused as refusal:
            raise ConversationUnreadable(refusal.why) from None

    def _look(self, since: datetime, channel: str, rendered: RenderedMessage) -> Outcome | None:
        if self.delivery.file_id:
            ts = find_shared(self._call_slack, self.client, self.delivery.file_id, channel)
        else:
            earliest = since.timestamp() - self.policy.margin
            mark = rendered.file.name if rendered.file else self.delivery.fingerprint
            ts = find_posted(self._call_slack, self.client, mark, earliest, channel, rendered.thread)
        return Outcome("sent", "found", posted=(channel, ts)) if ts else None

    def _pinned(self, outcome: Outcome) -> Outcome:
        """Pin what has been posted where its kind says so; what Slack does not let the app pin stands all the
        same.

        Raises OutcomeUncertain while Slack is away: the next attempt finds the message, and pins it.
        """
        if outcome.posted is None or not find_message_kind(self.delivery.kind).pinned:
            return outcome
        channel, ts = outcome.posted
        try:
            self._call_slack(self.client.pins_add, "ok", channel=channel, timestamp=ts)
        except DeliveryRefused as refusal:
            return outcome if refusal.why == "already_pinned" else replace(outcome, failure_reason=NOT_PINNED)
        except DeliveryError:
            if self.delivery.uncertain_attempts < MOST_PINNING:
                raise OutcomeUncertain(NOT_PINNED) from None
            return replace(outcome, failure_reason=NOT_PINNED)
        return outcome

    def _send(self, rendered: RenderedMessage) -> Outcome:
        if rendered.message is None:
            return Outcome("dropped", "no_longer_meaningful")
        if self.delivery.uncertain_attempts >= self.policy.most_uncertain_attempts:
            return Outcome("failed", "never_confirmed")
        if find_message_kind(self.delivery.kind).for_owners:  # Slack may take messages to people who have left
            self._receiver.refuse_leaver()
        if rendered.file:
            return self._send_file(rendered.message, rendered.file, rendered)
        return self._post(rendered.message, rendered, rendered.level)

    def _post(self, message: Message, rendered: RenderedMessage, level: str) -> Outcome:
        """Post it, or update another message with it, in the newest blocks that the workspace supports."""
        said = simplify(message, level)
        try:
            posted = self._change_once(said, rendered) if rendered.changes else self._post_anew(said, rendered)
        except DeliveryRefused as refusal:
            plainer = next_level(level)
            if refusal.why not in BLOCKS_REFUSED or plainer is None or not needs(message):
                raise
            return self._post(message, rendered, plainer)
        return Outcome("sent", posted=posted, level=level)

    def _post_anew(self, message: Message, rendered: RenderedMessage) -> tuple[str, str]:
        channel = self._receiver.channel(rendered.channel)
        return self._receiver.where_it_is_taken(
            channel, lambda place: self._post_once(message, place, rendered.thread)
        )

    def _post_once(self, message: Message, channel: str, thread: str | None) -> tuple[str, str]:
        self._refuse_late_posting()
        ts = post(
            self.client.chat_postMessage,
            channel=channel,
            thread_ts=thread,
            text=clip(message.text, LONGEST_TEXT),
            blocks=list(message.blocks) or None,
            metadata={"event_type": EVENT, "event_payload": {"key": self.delivery.fingerprint}},
            link_names=False,
            parse="none",
            unfurl_links=False,
            unfurl_media=False,
        )
        return channel, ts

    def _change_once(self, message: Message, rendered: RenderedMessage) -> tuple[str, str]:
        """Update the message that it changes, which keeps its own fingerprint."""
        channel = self._receiver.channel(rendered.channel)
        self._refuse_late_posting()
        ts = post(
            self.client.chat_update,
            channel=channel,
            ts=rendered.changes,
            text=clip(message.text, LONGEST_TEXT),
            blocks=list(message.blocks),
            link_names=False,
            parse="none",
        )
        return channel, ts

    def _send_file(self, message: Message, file: Attachment, rendered: RenderedMessage) -> Outcome:
        """Upload it as it is now: an earlier upload that was never shared may hold what is hidden by now."""
        return self._share(self._upload(file), message, rendered)

    def _upload(self, file: Attachment) -> str:
        """Upload it, and store its id before anyone can see it."""
        file_id = upload(self._call_slack, self.client, file)
        with self.database.transaction() as session:
            if not keep_file(session, self.delivery, file_id):
                raise OutOfTime("lease")
        return file_id

    def _share(self, file_id: str, message: Message, rendered: RenderedMessage) -> Outcome:
        channel = self._receiver.channel(rendered.channel)
        return self._receiver.where_it_is_taken(
            channel, lambda place: self._share_once(file_id, message, place, rendered.thread)
        )

    def _share_once(self, file_id: str, message: Message, channel: str, thread: str | None) -> Outcome:
        """Share it; Slack often says only later in which message it is."""
        self._refuse_late_posting()
        shared = share(
            self.client.files_completeUploadExternal,
            files=[{"id": file_id}],
            channel_id=channel,
            thread_ts=thread,
            initial_comment=clip(message.text, LONGEST_TEXT),
        )
        if ts := shared_at(shared, channel):
            return Outcome("sent", posted=(channel, ts))
        return Outcome("unknown_outcome", "not_shown_yet", timedelta(seconds=self.policy.sharing))

    def _refuse_late_posting(self) -> None:
        """Raise OutOfTime unless the lease outlasts a call: afterwards another process may claim the delivery."""
        self._refuse_late_call()
        with self.database.transaction(reading=True) as session:
            if not still_held(session, self.delivery, margin=timedelta(seconds=self.policy.call)):
                raise OutOfTime("lease")

    def _refuse_late_call(self) -> None:
        if self.give_up():
            raise OutOfTime("run_ends")

    def _call_slack(self, method: Method, wanted: str, **arguments: Any) -> Json:
        self._refuse_late_call()
        return call_slack(method, wanted, **arguments)
