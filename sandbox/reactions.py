"""Add and remove reactions of people and of the app, and send the events."""

import re

from sandbox.containers import MessageContainer, MessageRef
from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.records import Json, Message
from sandbox.workspace import BOT, Workspace

NAME = re.compile(r"[\w'+-]+(::skin-tone-[2-6])?")


def toggle_reaction(
    workspace: Workspace, events: Events, user: str, ref: MessageRef, name: str, *, removed: bool = False
) -> None:
    """Add or remove the reaction of a person who sees the message; ValueError when it exists, or does not."""
    message = MessageContainer(workspace, user, ref).message
    try:
        (remove_reaction if removed else add_reaction)(workspace, events, message, user, name)
    except SlackError as refusal:
        raise ValueError(refusal.error) from None


def add_reaction(workspace: Workspace, events: Events, message: Message, user: str, name: str) -> None:
    """Add a reaction; SlackError when it exists or its name is invalid."""
    emoji = name.strip(":")
    if not NAME.fullmatch(emoji):
        raise SlackError("invalid_name")
    users = message.reactions.setdefault(emoji, [])
    if user in users:
        raise SlackError("already_reacted")
    users.append(user)
    _send(workspace, events, message, {"type": "reaction_added", "user": user, "reaction": emoji})


def remove_reaction(workspace: Workspace, events: Events, message: Message, user: str, name: str) -> None:
    """Remove a reaction; SlackError when there is none."""
    emoji = name.strip(":")
    users = message.reactions.get(emoji, [])
    if user not in users:
        raise SlackError("no_reaction")
    users.remove(user)
    if not users:
        del message.reactions[emoji]
    _send(workspace, events, message, {"type": "reaction_removed", "user": user, "reaction": emoji})


def _send(workspace: Workspace, events: Events, message: Message, event: Json) -> None:
    workspace.mark_changed()
    if BOT in workspace.channel(message.channel).members:
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        events.send(event["type"], event | {"item": item, "item_user": message.user})
