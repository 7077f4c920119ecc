"""What becomes of an owner's reminders when an action that they name has been answered, moved or handed over."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from commands.action.action_digest import LONGEST_MESSAGE_TEXT, list_rest, message_text, said_on, standing
from commands.action.card import following, status_on
from commands.action.reminder import MOST_WITH_BUTTONS, with_buttons
from commands.action.sections import pack
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.blocks import Block, Message, header
from commands.vocabulary.text import Mrkdwn, clip, mention
from storage.store import Store
from storage.tables import Action

RECENT = 31
"""Days back from the last on which something was said."""
MOST_BLOCKS = 50


def put_answered(action: Action, request: Request, store: Store, owner: str | None = None) -> None:
    """Have the owner's reminders of the last month that name the action, `owner` before a hand-over, say so."""
    owner = owner or action.owner
    stops = {stop.id: stop.said_through for stop in store.follow_ups.of(action)}
    days = {latest - timedelta(days=ago) for latest in (request.today, *stops.values()) for ago in range(RECENT)}
    for reminder in store.outbox.those([f"reminder:{owner}:{day}" for day in days]):
        if any(item["follow_up"] in stops for item in reminder.said["items"]):
            occasion = f"answered:{reminder.occasion}:{request.occasion}"
            said = dict(reminder.said) | {"answered": request.today.isoformat()}
            store.outbox.put(occasion, "answered", said, now=request.now, person=owner, changes=reminder.occasion)


def render_answered(said: Mapping[str, Any], store: Store, reader: Reader) -> Message | None:
    """What stands in the reminder's place: what is still to be answered with its buttons, then the rest."""
    owner, today = said["owner"], said_on(said)
    waiting = [digest for digest in standing(said, store) if digest.action.owner == owner]
    numbers = {digest.number for digest in waiting}
    answered = [action for action in _named(said, store) if action.number not in numbers]
    lines = [_since(action, said, store, reader) for action in answered]
    title = reader.say("reminder-title", count=len(waiting)) if waiting else reader.say("reminder-answered")
    blocks: list[Block] = [header(title)]
    for digest in waiting[:MOST_WITH_BUTTONS]:
        blocks += with_buttons(digest, today, reader)
    blocks += [*list_rest(waiting[MOST_WITH_BUTTONS:], today, reader), *pack(lines)]
    told = "\n".join([message_text(title, waiting, today, reader), *lines])
    return Message(clip(told, LONGEST_MESSAGE_TEXT), tuple(blocks[:MOST_BLOCKS]))


def _named(said: Mapping[str, Any], store: Store) -> list[Action]:
    """The actions that the reminder named, in its order."""
    stops = store.follow_ups.with_actions([item["follow_up"] for item in said["items"]])
    return list({action.number: action for _, action in stops}.values())


def _since(action: Action, said: Mapping[str, Any], store: Store, reader: Reader) -> Mrkdwn:
    """What had become of it when the last of them was answered."""
    on = date.fromisoformat(said.get("answered", said["date"]))
    facts = {"number": str(action.number), "title": action.title}
    if action.done_at is not None:
        return reader.rich("reminder-done", **facts)
    if action.owner != said["owner"]:
        return reader.rich("action-handed", owner=mention(action.owner), **facts)
    stops = store.follow_ups.of(action)
    stop, status = following(stops, reader), status_on(action, stops, on, reader)
    if action.deadline < on:
        return reader.rich("reminder-deadline-over", status=status, day=reader.full_day(action.deadline), **facts)
    if not stop:
        return reader.rich("action-reported", status=status, **facts)
    return reader.rich("reminder-reported", status=status, stop=stop, **facts)
