"""What an owner is sent: that an action is theirs, and a reminder of all that is to be followed up that day."""

from collections.abc import Iterator
from datetime import date

from commands.action.action_digest import (
    ActionDigest,
    follow_up_lines,
    has_left,
    list_rest,
    message_text,
    standing,
)
from commands.action.card import action_buttons, facts_of, unit_stays
from commands.action.names import name_action
from commands.reader import Reader
from commands.vocabulary.blocks import Block, Message, context, header, section
from commands.vocabulary.text import join, mention
from domain.messages import Assigned, Reminder
from domain.reminder_schedule import is_escalation
from storage.store import Store

MOST_WITH_BUTTONS = 15


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
        *facts_of(action, store, store.people.look(action.owner), today, reader),
        action_buttons(action, reader),
        context(reader.rich("assigned-how", number=str(action.number))),
    ]
    return Message(reader.rich("assigned-text", **facts), tuple(blocks))


def render_reminder(payload: Reminder, store: Store, reader: Reader) -> Message | None:
    """Render the owner's reminder of that day; None when all has been answered, moved or handed over since."""
    digests = [digest for digest in standing(payload, store) if digest.action.owner == payload.owner]
    if not digests or has_left(payload.owner, store):
        return None
    today = payload.date
    title = reader.say("reminder-title", count=len(digests))
    blocks = [header(title)]
    for digest in digests[:MOST_WITH_BUTTONS]:
        blocks += with_buttons(digest, today, reader)
    blocks += [*list_rest(digests[MOST_WITH_BUTTONS:], today, reader), *_closing(payload, reader)]
    return Message(message_text(title, digests, today, reader), tuple(blocks))


def with_buttons(digest: ActionDigest, today: date, reader: Reader) -> Iterator[Block]:
    """Build the action with its follow-ups and the buttons to answer with."""
    head = name_action(digest.action, reader)
    yield section(join([head, *follow_up_lines(digest, today, reader)]))
    yield action_buttons(digest.action, reader)


def _closing(payload: Reminder, reader: Reader) -> Iterator[Block]:
    if any(is_escalation(item.step) for item in payload.items):
        yield context(reader.rich("reminder-escalated"))
    yield context(reader.rich("reminder-how"))
