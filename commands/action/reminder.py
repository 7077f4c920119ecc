"""The reminder: one message per owner and day that names every action to follow up, with buttons."""

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
from commands.action.buttons import action_buttons
from commands.reader import Reader
from commands.vocabulary.blocks import Block, Message, context, header, section
from commands.vocabulary.text import join
from domain.messages import Reminder
from domain.reminder_schedule import is_escalation
from storage.store import Store

MOST_WITH_BUTTONS = 15


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
    head = reader.rich("action-about", number=str(digest.number), title=digest.title)
    yield section(join([head, *follow_up_lines(digest, today, reader)]))
    yield action_buttons(digest.action, reader)


def _closing(payload: Reminder, reader: Reader) -> Iterator[Block]:
    if any(is_escalation(item.step) for item in payload.items):
        yield context(reader.rich("reminder-escalated"))
    yield context(reader.rich("reminder-how"))
