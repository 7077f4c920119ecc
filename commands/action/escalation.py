"""What a coordinator hears of: follow-ups unanswered for a week, and actions whose owner has left."""

from datetime import date

from commands.action.action_digest import (
    ActionDigest,
    brief,
    follow_up_lines,
    has_left,
    list_rest,
    message_text,
    standing,
)
from commands.action.card import hand_button, show_button
from commands.reader import Reader
from commands.vocabulary.blocks import Block, Message, context, header, section
from commands.vocabulary.text import join, mention
from domain.messages import Escalation, OwnerLeft
from storage.store import Store

MOST_WITH_BUTTONS = 30


def render_escalation(payload: Escalation, store: Store, reader: Reader) -> Message | None:
    """Render the unanswered follow-ups with their owners; None when all have been answered or moved since."""
    digests = standing(payload, store)
    if not digests:
        return None
    today = payload.date
    title = reader.say("escalation-title", count=len(digests))
    blocks = [
        header(title),
        *(_unanswered(digest, today, reader) for digest in digests[:MOST_WITH_BUTTONS]),
        *list_rest(digests[MOST_WITH_BUTTONS:], today, reader),
        context(reader.rich("escalation-how")),
    ]
    return Message(message_text(title, digests, today, reader), tuple(blocks))


def _unanswered(digest: ActionDigest, today: date, reader: Reader) -> Block:
    owner = mention(digest.action.owner)
    head = reader.rich("escalation-action", number=str(digest.number), title=digest.title, owner=owner)
    return section(join([head, *follow_up_lines(digest, today, reader)]), show_button(digest.number, reader))


def render_owner_left(payload: OwnerLeft, store: Store, reader: Reader) -> Message | None:
    """Render the open actions of someone who has left; None without any, or when the account is active again."""
    actions = store.actions.of_owner(payload.owner)
    if not actions or not has_left(payload.owner, store):
        return None
    today = payload.date
    title = reader.say("owner-left-title", count=len(actions))
    blocks = [
        header(title),
        section(reader.rich("owner-left-who", owner=mention(payload.owner))),
        *(
            section(brief(action, today, reader), hand_button(action.number, reader))
            for action in actions[:MOST_WITH_BUTTONS]
        ),
        *list_rest(actions[MOST_WITH_BUTTONS:], today, reader),
    ]
    return Message(message_text(title, actions, today, reader), tuple(blocks))
