"""What someone hears whom another has made the owner of an action."""

from commands.action.action_digest import has_left
from commands.action.buttons import action_buttons
from commands.action.card import facts_of, unit_stays
from commands.reader import Reader
from commands.vocabulary.blocks import Message, context, header, section
from commands.vocabulary.text import join, mention
from domain.messages import Assigned
from storage.store import Store


def render_assigned(payload: Assigned, store: Store, reader: Reader) -> Message | None:
    """Render the action and its buttons; None when it is done or someone else's by now."""
    action = store.actions.with_id(payload.action)
    if action is None or action.done_at or action.owner != payload.owner or has_left(action.owner, store):
        return None
    today = payload.date
    stays = unit_stays(action, store, reader) if payload.handed else []
    facts = {"number": str(action.number), "title": action.title}
    blocks = [
        header(reader.say("action-title", **facts)),
        section(join([reader.rich("assigned-by", by=mention(payload.by)), *stays], " ")),
        *facts_of(action, store, today, reader),
        action_buttons(action, reader),
        context(reader.rich("assigned-how", number=str(action.number))),
    ]
    return Message(reader.rich("assigned-text", **facts), tuple(blocks))
