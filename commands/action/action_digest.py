"""What the messages about follow-ups share: what of them still stands when sent, and how it fits in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from commands.action.names import due_words, follow_up_line
from commands.kit.sections import pack
from commands.reader import Reader
from commands.vocabulary.blocks import Block
from commands.vocabulary.text import Mrkdwn, clip, escape
from domain.messages import FollowUpsPayload
from storage.store import Store
from storage.tables import Action, FollowUp

LONGEST_MESSAGE_TEXT = 3_900
MOST_STOPS = 4
MOST_SECTIONS = 15


class Named(Protocol):
    """An action in a message: its number, its title, the day that is most urgent, and the last of all."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def due(self) -> date: ...
    @property
    def deadline(self) -> date: ...


@dataclass(frozen=True)
class ActionDigest:
    """One action with those of its follow-ups that something is said of, the earliest first."""

    action: Action
    follow_ups: Sequence[FollowUp]

    @property
    def number(self) -> int:
        """The number that people see."""
        return self.action.number

    @property
    def title(self) -> str:
        """The action's title."""
        return self.action.title

    @property
    def due(self) -> date:
        """The earliest day that something is said of."""
        return self.follow_ups[0].due

    @property
    def deadline(self) -> date:
        """The action's deadline."""
        return self.action.deadline


def standing(payload: FollowUpsPayload, store: Store) -> list[ActionDigest]:
    """List the actions of a message that are still unanswered and unmoved, overdue first."""
    versions = {item.follow_up: item.version for item in payload.items}
    follow_ups: dict[int, list[FollowUp]] = {}
    actions: dict[int, Action] = {}
    for follow_up, action in store.follow_ups.with_actions(list(versions)):
        if follow_up.closed_at is None and follow_up.version == versions[follow_up.id]:
            actions[action.number] = action
            follow_ups.setdefault(action.number, []).append(follow_up)
    return [ActionDigest(action, follow_ups[number]) for number, action in actions.items()]


def has_left(user: str, store: Store) -> bool:
    """Tell whether the person's account is deactivated."""
    person = store.people.find(user)
    return person is not None and person.deactivated


def follow_up_lines(digest: ActionDigest, today: date, reader: Reader) -> list[Mrkdwn]:
    """Write the action's follow-ups, a line each."""
    lines = [follow_up_line(follow_up, today, reader) for follow_up in digest.follow_ups[:MOST_STOPS]]
    if len(digest.follow_ups) > MOST_STOPS:
        lines.append(reader.rich("action-stops-more", count=len(digest.follow_ups) - MOST_STOPS))
    return lines


def brief(action: Named, today: date, reader: Reader) -> Mrkdwn:
    """Write the action and its most urgent day on one line."""
    when = due_words(action.due, today, reader, is_deadline=action.due == action.deadline)
    return reader.rich("reminder-brief", number=str(action.number), title=action.title, when=when)


def list_rest(actions: Sequence[Named], today: date, reader: Reader) -> list[Block]:
    """Build a line each for the actions that have no room with buttons."""
    if not actions:
        return []
    lines = [reader.rich("reminder-rest"), *(brief(action, today, reader) for action in actions)]
    return pack(lines)[:MOST_SECTIONS]


def message_text(head: str, actions: Sequence[Named], today: date, reader: Reader) -> str:
    """Write the text of what the blocks show, with every title, as long as Slack takes."""
    lines: list[str] = [brief(action, today, reader) for action in actions]
    if len("\n".join([head, *lines])) > LONGEST_MESSAGE_TEXT:
        room = (LONGEST_MESSAGE_TEXT - len(head)) // len(actions) - 1
        lines = [clip(f"#{action.number} {escape(action.title)}", room) for action in actions]
    return clip("\n".join([head, *lines]), LONGEST_MESSAGE_TEXT)
