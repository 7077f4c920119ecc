"""`/action show N`: the whole action, with buttons for those who may change it."""

from commands.action.buttons import action_buttons
from commands.action.card import facts_of, follow_ups_to_come, history, status_on
from commands.action.find import find_action
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Message, header
from domain.actions import may_change
from storage.store import Store
from storage.tables import Action


def show_action(request: Request, store: Store) -> Response:
    """Show one action to the asker alone; raises Refusal for a number that there is not."""
    action = find_action(request, store)
    follow_ups = store.follow_ups.of(action)
    title = request.reader.say("action-title", number=str(action.number), title=action.title)
    blocks = [
        header(title),
        *facts_of(action, store, request.today, request.reader),
        *follow_ups_to_come(follow_ups, request.today, request.reader),
        *_row(action, request),
        *history(action, store.history.of_action(action), request.reader),
    ]
    words = request.reader.rich("action-title", number=str(action.number), title=action.title)
    return Reply(
        Message(f"{words} – {status_on(action, follow_ups, request.today, request.reader)}", tuple(blocks))
    )


def _row(action: Action, request: Request) -> list[Block]:
    allowed = may_change(request.viewer, owner=action.owner, creator=action.created_by)
    return [action_buttons(action, request.reader, hand=True)] if allowed and action.done_at is None else []
