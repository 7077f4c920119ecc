"""The buttons for what people do most: in Home, in the welcome, and in a message pinned in the channel."""

from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response, tell
from commands.vocabulary.blocks import Button, Message, buttons, section, short_message
from commands.vocabulary.text import Mrkdwn
from domain.messages import QuickButtons
from domain.refusals import Refusal
from services.settings import post_buttons
from storage.store import Store

AGAIN = "again"


def first_buttons(reader: Reader) -> tuple[Button, ...]:
    """Build the buttons for what people do most: report, say that there is nothing, see their actions."""
    return (
        Button("incident.open", reader.say("home-report"), style="primary"),
        Button("incident.none", reader.say("home-nothing")),
        Button("action.mine", reader.say("home-actions")),
    )


def list_buttons(reader: Reader) -> tuple[Button, ...]:
    """Build the buttons for what people look at: the week so far, and each list."""
    return (
        Button("situation.week", reader.say("home-week")),
        Button("incident.list", reader.say("incident-list-title")),
        Button("incident.mine", reader.say("incident-mine-title")),
        Button("action.list", reader.say("action-list-title")),
        Button("problem.list", reader.say("problem-list-open")),
        Button("messages.list", reader.say("messages-title")),
    )


def coordinator_buttons(reader: Reader) -> tuple[Button, ...]:
    """Build the buttons for what coordinators look after."""
    return (
        Button("trygg.status", reader.say("status-title")),
        Button("members.list", reader.say("members-title")),
        Button("partners.list", reader.say("partners-title")),
        Button("areas.list", reader.say("areas-title")),
        Button("categories.list", reader.say("categories-title")),
        Button("retention.show", reader.say("retention-title")),
        Button("trygg.setup", reader.say("setup-title")),
        post_button(reader),
    )


def post_button(reader: Reader) -> Button:
    """Build the button that lets the first ones be pinned in the channel."""
    return Button("trygg.buttons", reader.say("quick-post"))


def pin_first_buttons(request: Request, store: Store) -> Response:
    """Let a message with the first buttons be posted and pinned in the channel of the weekly picture, once.

    With the value 'again' once more, as it may be gone. Raises Refusal where there is no channel.
    """
    channel = store.workspace.settings().digest_channel
    if channel is None:
        raise Refusal("status-no-channel")
    shown = Mrkdwn(f"<#{channel}>")
    again = request.idempotency_key if request.value == AGAIN else ""
    if post_buttons(store, channel, by=request.user, now=request.now, again=again):
        return tell(request.reader, "quick-posted", channel=shown)
    once_more = Button("trygg.buttons", request.reader.say("quick-again"), AGAIN)
    return Reply(short_message(request.reader.rich("quick-known", channel=shown), once_more))


def show_all_buttons(request: Request, _store: Store) -> Response:
    """Show the buttons to all that the asker can do: people of other organisations have no commands."""
    reader = request.reader
    rows = first_buttons(reader), list_buttons(reader), coordinator_buttons(reader)
    words = reader.rich("words-hello")
    return Reply(Message(words, (section(words), *(buttons(*row) for row in rows))))


def render_quick_buttons(_payload: QuickButtons, _store: Store, reader: Reader) -> Message | None:
    """Render the message for the channel."""
    more = Button("quick.more", reader.say("help-button-more"))
    return short_message(reader.rich("quick-pinned"), *first_buttons(reader), more)
