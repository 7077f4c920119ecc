"""What waits for someone to whom no direct message can be sent: told in the channel, opened by them alone."""

from commands.message_kinds import find_message_kind
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Reply, Response
from commands.vocabulary.blocks import Button, Message, short_message
from commands.vocabulary.text import mention
from domain.messages import Waiting
from domain.refusals import Refusal
from storage.store import Store


def render_waiting(payload: Waiting, store: Store, reader: Reader) -> Message | None:
    """Render that something waits, of which nothing is told; None for what is not there any more."""
    delivery = store.outbox.delivery(payload.delivery)
    if delivery is None or delivery.person is None:
        return None
    words = reader.rich("waiting-told", person=mention(delivery.person))
    return short_message(words, Button("waiting.open", reader.say("waiting-open"), str(delivery.id), "primary"))


def open_waiting(request: Request, store: Store) -> Response:
    """Show what waits to the person whom it is for; raises Refusal for others, and once it means nothing more."""
    delivery = store.outbox.delivery(id_in(request.value) or 0)
    if delivery is None:
        raise Refusal("waiting-over")
    if delivery.person != request.user:
        raise Refusal("waiting-not-yours")
    kind = find_message_kind(delivery.kind)
    if not request.viewer.may(kind.needs):
        raise Refusal("waiting-over")
    payload = kind.read(delivery.payload).as_of(request.today)
    message = kind.render(payload, store, request.reader)
    if message is None or message.file:
        raise Refusal("waiting-over")
    return Reply(message)
