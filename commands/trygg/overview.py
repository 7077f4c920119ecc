"""`/trygg`: the five things that someone in one's role does most, and a button to all the rest."""

from collections.abc import Iterator

from commands.examples import Examples
from commands.quick_buttons import coordinator_buttons, first_buttons
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, header, section
from commands.vocabulary.text import Mrkdwn, join
from domain.roles import Deed
from storage.store import Store


def show_beginning(request: Request, store: Store) -> Response:
    """Five lines for a coordinator, for an owner of actions, for who reports, or for who only reads."""
    title = request.reader.say("help-overview")
    lines = _lines(request, store)
    words = join([Mrkdwn(title), lines, request.reader.rich("help-more")])
    return Reply(Message(words, (header(title), section(lines), *_buttons(request))))


def _buttons(request: Request) -> Iterator[Block]:
    reader = request.reader
    yield buttons(*first_buttons(reader), Button("help.more", reader.say("help-button-more")))
    yield buttons(*coordinator_buttons(reader))


def _lines(request: Request, store: Store) -> Mrkdwn:
    facts = Examples.of(request, store).facts()
    if request.viewer.coordinator:
        return request.reader.rich("help-role-coordinator", **facts)
    if not request.viewer.may(Deed.REPORT):
        return request.reader.rich("help-role-reader", **facts)
    owned = store.actions.of_owner(request.user, most=1)
    if owned:
        return request.reader.rich("help-role-owner", number=str(owned[0].number), **facts)
    return request.reader.rich("help-role-reporter", **facts)
