"""Convert what one person sees to JSON."""

from typing import Any

from sandbox.objects import message_json, view_json
from sandbox.records import Channel, Json, Message, Person, View
from sandbox.workspace import Workspace

LAST = 100
"""Messages of each channel on a screen; the others are read by pages."""


def screen_json(workspace: Workspace, person: Person, last: int = LAST) -> Json:
    """Return channels with their last messages, open modals (the top one last), Home and toasts."""
    seen = [each for each in workspace.channels.values() if person.id in each.members]
    home = workspace.homes.get(person.id)
    return {
        "version": workspace.version,
        "now": workspace.clock.now(),
        "channels": [_channel(workspace, person, each, last) for each in seen],
        "views": [_view(workspace, each) for each in workspace.views.get(person.id, [])],
        "home": _view(workspace, home) if home else None,
        "toasts": [each.text for each in workspace.toasts.get(person.id, [])],
    }


def messages_json(workspace: Workspace, person: Person, channel: Channel, last: int, before: str = "") -> Json:
    """Return the last messages, or those before a ts, oldest first, and whether there are `earlier` ones."""
    seen = workspace.visible(person.id, channel.id)
    upto = [each for each in seen if float(each.ts) < float(before)] if before else seen
    shown = upto[-last:] if last else []
    return {"messages": [_message(workspace, each) for each in shown], "earlier": len(upto) > len(shown)}


def _channel(workspace: Workspace, person: Person, channel: Channel, last: int) -> Json:
    fields: dict[str, Any] = {"id": channel.id, "name": channel.name, "kind": channel.kind}
    fields |= {"topic": channel.topic, "archived": channel.archived}
    return fields | messages_json(workspace, person, channel, last)


def _message(workspace: Workspace, message: Message) -> Json:
    fields = {"channel": message.channel, "ephemeral": message.ephemeral_to is not None, "pinned": message.pinned}
    return message_json(workspace, message, metadata=True) | fields


def _view(workspace: Workspace, view: View) -> Json:
    return view_json(workspace, view) | {"errors": view.errors, "notice": view.notice}
