"""Reactions to messages: by people and by the app, and what the app hears of them."""

import re

from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.records import Json, Message
from sandbox.workspace import BOT, Workspace

NAME = re.compile(r"[\w'+-]+(::skin-tone-[2-6])?")


def add_reaction(workspace: Workspace, events: Events, message: Message, user: str, name: str) -> None:
    """Add somebody's reaction; SlackError when it is there, or is none."""
    emoji = name.strip(":")
    if not NAME.fullmatch(emoji):
        raise SlackError("invalid_name")
    users = message.reactions.setdefault(emoji, [])
    if user in users:
        raise SlackError("already_reacted")
    users.append(user)
    _tell(workspace, events, message, {"type": "reaction_added", "user": user, "reaction": emoji})


def remove_reaction(workspace: Workspace, events: Events, message: Message, user: str, name: str) -> None:
    """Take somebody's reaction back; SlackError when there is none."""
    emoji = name.strip(":")
    users = message.reactions.get(emoji, [])
    if user not in users:
        raise SlackError("no_reaction")
    users.remove(user)
    if not users:
        del message.reactions[emoji]
    _tell(workspace, events, message, {"type": "reaction_removed", "user": user, "reaction": emoji})


def _tell(workspace: Workspace, events: Events, message: Message, event: Json) -> None:
    workspace.mark_changed()
    if BOT in workspace.channel(message.channel).members:
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        events.send(event["type"], event | {"item": item, "item_user": message.user})
