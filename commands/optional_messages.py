"""What the bot sends of itself and one can do without: a button under each, and `/trygg messages` for them all."""

from collections.abc import Iterator
from dataclasses import replace

from commands.message_kinds import MessageKind
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Button, Message, header, section, short_message
from domain.messages import Payload
from domain.refusals import Refusal
from services.optional_messages import decline, want_again
from storage.store import Store

DECLINE, WANT = "messages.decline", "messages.want"


def decline_button(payload: type[Payload], reader: Reader) -> Button:
    """Make the button that stands under a message of this kind and lets no more of them come."""
    return Button(DECLINE, reader.say("messages-decline", kind=payload.kind), payload.kind)


def list_messages(request: Request, store: Store) -> Response:
    """List what is sent of itself and can be declined, each with what the asker has chosen."""
    reader, title = request.reader, request.reader.say("messages-title")
    declined = store.people.declined(request.user)
    rows = []
    for kind in _optional():
        if not request.viewer.may(kind.needs):
            continue
        name, wanted = kind.payload.kind, kind.payload.kind not in declined
        button = decline_button(kind.payload, reader) if wanted else _want_button(name, reader, "messages-want")
        told = reader.rich("messages-row", kind=name, wanted="yes" if wanted else "no")
        rows.append(section(told, button))
    return Reply(Message(reader.rich("messages-title"), (header(title), *rows)))


def decline_messages(request: Request, store: Store) -> Response:
    """Send the asker no more of that kind, and say how to undo it; raises Refusal for one that must come."""
    name = _kind_named(request).payload.kind
    decline(store, name, by=request.user, now=request.now)
    undo = _want_button(name, request.reader, "messages-undo")
    return Reply(short_message(request.reader.rich("messages-declined", kind=name), undo))


def want_messages(request: Request, store: Store) -> Response:
    """Send the asker that kind again; raises Refusal as `decline_messages` does."""
    kind = _kind_named(request)
    name = kind.payload.kind
    want_again(store, name, by=request.user, now=request.now)
    said = short_message(request.reader.rich("messages-wanted", kind=name))
    return replace(Reply(said), replace=True)


def _want_button(name: str, reader: Reader, key: str) -> Button:
    return Button(WANT, reader.say(key), name)


def _kind_named(request: Request) -> MessageKind[Payload]:
    found = next((kind for kind in _optional() if kind.payload.kind == request.value), None)
    if found is None:
        raise Refusal("unreadable")
    return found


def _optional() -> Iterator[MessageKind[Payload]]:
    from commands.registry import MESSAGES  # noqa: PLC0415 (the registry names this module)

    return (kind for kind in MESSAGES.values() if kind.optional)
