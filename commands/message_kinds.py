"""What describes a kind of message: its payload and renderer, its label, its receivers and how it is refreshed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from commands.reader import Reader
from commands.vocabulary.blocks import Message
from domain.messages import Payload
from domain.records import read_record
from domain.roles import Deed
from storage.store import Store

P = TypeVar("P", bound=Payload)


@dataclass(frozen=True)
class MessageKind(Generic[P]):
    """One kind of message, by the type of its payload.

    `render` returns None when the message is no longer meaningful. `refresh` stores its content anew before it is
    sent, as long as Slack surely has not posted it. A message is dropped when its receiver's role does not allow
    any more what it `needs`, one `for_owners` when its receiver has left: coordinators are notified of those.
    One that is `pinned` is so in its channel, where Slack lets the app. One that is `dispensable` is dropped where
    no direct message reaches its receiver, who is told in the channel of others. One that `removes` says nothing:
    it has a posted message deleted. One that is `optional` is dropped for whoever has declined its kind.
    """

    payload: type[P]
    render: Callable[[P, Store, Reader], Message | None]
    refresh: Callable[[P, Store], None] | None = None
    needs: Deed = Deed.LOOK
    for_owners: bool = False
    pinned: bool = False
    dispensable: bool = False
    removes: bool = False
    optional: bool = False

    def read(self, record: Mapping[str, Any]) -> P:
        """Read the payload that the outbox keeps, whichever version wrote it."""
        return read_record(record, self.payload)

    def message(self, record: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
        """Render what the outbox keeps, in the words of the day that it was decided for."""
        return self.render(self.read(record), store, reader)


def label_of(kind: str, reader: Reader) -> str:
    """Name a kind of message to coordinators: 'the receipt of a report'."""
    try:
        return reader.say(f"delivery-what-{kind.replace('_', '-')}")
    except LookupError:
        return reader.say("delivery-what-other")


def find_message_kind(name: str) -> MessageKind[Any]:
    """Find the kind of that name; raises LookupError where there is none."""
    from commands.registry import MESSAGES  # noqa: PLC0415 (start-up time)

    return MESSAGES[name]
