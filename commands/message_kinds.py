"""What describes a kind of message: its renderer, its label, its receivers and how its content is refreshed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from commands.reader import Reader
from commands.vocabulary.blocks import Message
from storage.store import Store

Payload = Mapping[str, Any]
"""The ids and dates that the outbox keeps of a message: everything else is read when it is rendered."""


@dataclass(frozen=True)
class MessageKind:
    """One kind of message, by the name that the outbox keeps.

    `render` returns None when the message is no longer meaningful. `refresh` stores its content anew before it is
    sent, as long as Slack surely has not posted it. A message `for_coordinators` is dropped when its receiver
    coordinates no longer, one `for_owners` when its receiver has left: coordinators are notified of those.
    """

    name: str
    render: Callable[[Payload, Store, Reader], Message | None]
    refresh: Callable[[Payload, Store], None] | None = None
    for_coordinators: bool = False
    for_owners: bool = False


def label_of(kind: str, reader: Reader) -> str:
    """Name a kind of message to coordinators: 'the receipt of a report'."""
    try:
        return reader.say(f"delivery-what-{kind.replace('_', '-')}")
    except LookupError:
        return reader.say("delivery-what-other")


def find_message_kind(name: str) -> MessageKind:
    """Find the kind of that name; raises LookupError where there is none."""
    from commands.registry import MESSAGES  # noqa: PLC0415 (start-up time)

    return MESSAGES[name]
