"""`/action` and `/action mine`: my open actions with their next follow-ups, overdue ones first."""

from commands.action.pages import ActionPage, paged
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Button, Message, buttons, section
from storage.actions import ActionFilter
from storage.store import Store


def mine(request: Request, store: Store) -> Response:
    """Show the asker's own open actions; where there are none, say so and offer to add one."""
    return Reply(paged(request, store, ActionPage(ActionFilter(owner=request.user))) or _none(request))


def _none(request: Request) -> Message:
    words = request.reader.rich("action-mine-none")
    add = Button("action.add", request.reader.say("action-button-add"))
    return Message(words, (section(words), buttons(add)))
