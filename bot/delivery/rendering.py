"""Render a delivery when it is sent: from the ids in its payload, in its receiver's language."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.operations.log import log
from commands.message_kinds import find_message_kind
from commands.reader import Reader, language_of
from commands.vocabulary.blocks import Attachment, Message
from domain.sharing import PUBLIC
from storage.database import Database, clock_of
from storage.deliveries import hold_claim
from storage.store import Store
from storage.tables import Delivery


@dataclass(frozen=True)
class RenderedMessage:
    """A message (None when it is no longer meaningful) for a channel or, as far as it is known, a direct one;
    `level` is how new the supported blocks are, `thread` the ts of the message that it replies to,
    `changes` that of the message that it updates, `instead` the channel where its receiver can be told that it
    waits."""

    message: Message | None
    level: str
    channel: str | None
    thread: str | None = None
    changes: str | None = None
    instead: str | None = None

    @property
    def file(self) -> Attachment | None:
        """The message's file."""
        return self.message.file if self.message else None


def render_delivery(database: Database, delivery: Delivery, names: str = "") -> RenderedMessage:
    """Render a delivery as things are now, with commands by their names in the language `names`.

    Raises LookupError for a kind that nobody renders.
    """
    with database.transaction(reading=True) as session:
        return _write(Store(session, delivery.workspace_id), delivery, names)


def refresh_delivery(database: Database, delivery: Delivery, names: str = "") -> RenderedMessage | None:
    """Render a claimed delivery that surely has not been posted from fresh content, as `render_delivery` does.

    None, and nothing changes, when the claim has been lost.
    """
    with database.transaction() as session:
        if not hold_claim(session, delivery):
            return None
        store = Store(session, delivery.workspace_id)
        kind = find_message_kind(delivery.kind)
        if kind.refresh:
            kind.refresh(kind.read(delivery.payload), store)
        return _write(store, delivery, names)


def _write(store: Store, delivery: Delivery, names: str) -> RenderedMessage:
    workspace = store.workspace.settings()
    level = workspace.block_support
    if delivery.changes is not None:
        return _write_change(store, delivery, level, names)
    if delivery.thread_of is not None:
        return _write_reply(store, delivery, level, names)
    channel = delivery.channel or _direct_channel(store, delivery)
    instead = workspace.digest_channel if delivery.person else None
    return RenderedMessage(_render(store, delivery, names), level, channel, instead=instead)


def _write_reply(store: Store, delivery: Delivery, level: str, names: str) -> RenderedMessage:
    """Render a reply; None where the message that it replies to was never posted."""
    root = _posted(store, delivery.thread_of)
    if root is None:
        return RenderedMessage(None, level, delivery.channel)
    return RenderedMessage(_render(store, delivery, names), level, root.posted_channel, thread=root.posted_ts)


def _write_change(store: Store, delivery: Delivery, level: str, names: str) -> RenderedMessage:
    """Render an update; None where the message that it updates was never posted."""
    before = _posted(store, delivery.changes)
    if before is None:
        return RenderedMessage(None, level, delivery.channel)
    return RenderedMessage(_render(store, delivery, names), level, before.posted_channel, changes=before.posted_ts)


def _posted(store: Store, idempotency_key: str | None) -> Delivery | None:
    found = store.outbox.find(idempotency_key or "")
    return found if found and found.posted_ts else None


def _render(store: Store, delivery: Delivery, names: str) -> Message | None:
    from commands.registry import without_refused  # noqa: PLC0415 (start-up time)

    kind = find_message_kind(delivery.kind)
    viewer = store.people.look(delivery.person) if delivery.person else PUBLIC
    if not viewer.may(kind.needs) or (kind.optional and _is_declined(store, delivery)):
        return None
    reader = _reader_for(store, delivery, names)
    today = clock_of(store.session).astimezone(reader.zone).date()
    message = kind.render(kind.read(delivery.payload).as_of(today), store, reader)
    if message and message.undrawn:
        log.warning("drawing_failed", id=delivery.id, kind=delivery.kind, why=message.undrawn)
    return without_refused(message, viewer) if message else None


def _is_declined(store: Store, delivery: Delivery) -> bool:
    return delivery.person is not None and delivery.kind in store.people.declined(delivery.person)


def _reader_for(store: Store, delivery: Delivery, names: str) -> Reader:
    workspace = store.workspace.settings()
    person = store.people.find(delivery.person) if delivery.person else None
    language = language_of(person.locale if person else None, workspace.language)
    return Reader(language, ZoneInfo(workspace.timezone), names)


def _direct_channel(store: Store, delivery: Delivery) -> str | None:
    person = store.people.find(delivery.person) if delivery.person else None
    return person.direct_channel if person else None
