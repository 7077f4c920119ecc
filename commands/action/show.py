"""`/action show N`: the whole action, with buttons for those who may change it."""

from commands.action.buttons import action_buttons
from commands.action.card import facts_of, history, status_on, stops_to_come
from commands.action.find import find_action
from commands.request import Ask
from commands.response import Answer, Reply
from commands.vocabulary.blocks import Block, Message, header
from domain.actions import may_change
from storage.store import Store
from storage.tables import Action


def show(ask: Ask, store: Store) -> Answer:
    """Show one action to the asker alone; raises Refusal for a number that there is not."""
    action = find_action(ask, store)
    stops = store.follow_ups.of(action)
    title = ask.reader.say("action-title", number=str(action.number), title=action.title)
    blocks = [
        header(title),
        *facts_of(action, store, ask.today, ask.reader),
        *stops_to_come(stops, ask.today, ask.reader),
        *_row(action, ask),
        *history(action, store.progress.notes(action), stops, ask.reader),
    ]
    words = ask.reader.rich("action-title", number=str(action.number), title=action.title)
    return Reply(Message(f"{words} – {status_on(action, stops, ask.today, ask.reader)}", tuple(blocks)))


def _row(action: Action, ask: Ask) -> list[Block]:
    allowed = may_change(ask.viewer, owner=action.owner, creator=action.created_by)
    return [action_buttons(action, ask.reader, hand=True)] if allowed and action.done_at is None else []
