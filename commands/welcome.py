"""What someone is told at the first contact, once for ever: what Trygg is for, and three buttons to begin with."""

from collections.abc import Iterator

from commands.quick_buttons import first_buttons
from commands.reader import Reader
from commands.request import Request
from commands.response import Nothing, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, section
from commands.vocabulary.text import Mrkdwn
from domain.messages import Welcome
from services.memberships import welcome
from services.settings import is_set_up
from storage.store import Store


def meet_in_messages(request: Request, store: Store) -> Response:
    """Welcome someone who opens the conversation with the app for the first time."""
    welcome(store, request.user, now=request.now)
    return Nothing()


def render_welcome(payload: Welcome, store: Store, reader: Reader) -> Message | None:
    """Render the welcome, with the channel of the weekly picture where one is chosen.

    A coordinator is led to the guided set-up as long as Trygg is not set up.
    """
    workspace = store.workspace.settings()
    channel = Mrkdwn(f"<#{workspace.digest_channel}>") if workspace.digest_channel else None
    day = reader.weekday(workspace.digest_weekday)
    words = reader.rich("welcome", shown="yes" if channel else "no", channel=channel or "", day=day)
    plain = reader.say("welcome", shown="no", channel="", day=day)
    beginning = (section(words), buttons(*first_buttons(reader)), context(how_to_report(reader)))
    return Message(plain, (*beginning, *_invitation(payload.person, store, reader)))


def _invitation(person: str, store: Store, reader: Reader) -> Iterator[Block]:
    if person and store.people.look(person).coordinator and not is_set_up(store):
        begin = Button("guide.open", reader.say("guide-begin"), style="primary")
        yield section(reader.rich("guide-invite"), begin)


def how_to_report(reader: Reader) -> Mrkdwn:
    """Write how to report without a button, and that the command has no dots where its name would have them."""
    dotted = reader.dotted("incident")
    return reader.rich("how-to-report-dotted", dotted=dotted) if dotted else reader.rich("how-to-report")
