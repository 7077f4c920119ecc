"""What becomes of an owner's reminders when an action that they name has been answered, moved or handed over."""

from commands.action.action_digest import LONGEST_MESSAGE_TEXT, list_rest, message_text, standing
from commands.action.card import following, status_on
from commands.action.reminder import MOST_WITH_BUTTONS, with_buttons
from commands.kit.sections import pack
from commands.reader import Reader
from commands.vocabulary.blocks import Block, Message, header
from commands.vocabulary.text import Mrkdwn, clip, mention
from domain.messages import Resolved
from storage.store import Store
from storage.tables import Action

MOST_BLOCKS = 50


def render_resolved(payload: Resolved, store: Store, reader: Reader) -> Message | None:
    """Render what replaces the reminder: what is still to be answered with its buttons, then the rest."""
    owner, today = payload.owner, payload.date
    waiting = [digest for digest in standing(payload, store) if digest.action.owner == owner]
    numbers = {digest.number for digest in waiting}
    resolved = [action for action in _named(payload, store) if action.number not in numbers]
    lines = [_since(action, payload, store, reader) for action in resolved]
    title = reader.say("reminder-title", count=len(waiting)) if waiting else reader.say("reminder-resolved")
    blocks: list[Block] = [header(title)]
    for digest in waiting[:MOST_WITH_BUTTONS]:
        blocks += with_buttons(digest, today, reader)
    blocks += [*list_rest(waiting[MOST_WITH_BUTTONS:], today, reader), *pack(lines)]
    told = "\n".join([message_text(title, waiting, today, reader), *lines])
    return Message(clip(told, LONGEST_MESSAGE_TEXT), tuple(blocks[:MOST_BLOCKS]))


def _named(payload: Resolved, store: Store) -> list[Action]:
    """The actions that the reminder named, in its order."""
    follow_ups = store.follow_ups.with_actions([item.follow_up for item in payload.items])
    return list({action.number: action for _, action in follow_ups}.values())


def _since(action: Action, payload: Resolved, store: Store, reader: Reader) -> Mrkdwn:
    """What had become of it when the last of them was answered."""
    on = payload.resolved or payload.date
    facts = {"number": str(action.number), "title": action.title}
    if action.done_at is not None:
        return reader.rich("reminder-done", **facts)
    if action.owner != payload.owner:
        return reader.rich("action-handed", owner=mention(action.owner), **facts)
    follow_ups = store.follow_ups.of(action)
    follow_up, status = following(follow_ups, reader), status_on(action, follow_ups, on, reader)
    if action.deadline < on:
        return reader.rich("reminder-deadline-over", status=status, day=reader.full_day(action.deadline), **facts)
    if not follow_up:
        return reader.rich("action-reported", status=status, **facts)
    return reader.rich("reminder-reported", status=status, follow_up=follow_up, **facts)
