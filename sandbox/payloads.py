"""Build the payloads of interactions and events."""

from typing import Any
from uuid import uuid4

from sandbox.elements import STATE_FIELDS
from sandbox.message_text import escape, link_mentions
from sandbox.objects import app_message_json, message_json, view_json
from sandbox.records import Channel, Json, Message, Person, Values, View
from sandbox.workspace import BOT, Workspace, new_id

CHANNEL_FIELDS = {"conversations_select": "selected_conversation", "channels_select": "selected_channel"}


def interaction_fields(workspace: Workspace, user: Person) -> Json:
    """Return the fields of every interaction; `team` is the person's organisation."""
    team = workspace.team_of(user.id)
    return {
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": team.id},
        "api_app_id": workspace.app_id,
        "token": "verification-by-signature",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def slash_command(workspace: Workspace, user: Person, channel: Channel, line: str) -> Json:
    """Return the fields of a slash command without trigger and response_url."""
    command, _, text = line.strip().partition(" ")
    known = workspace.manifest.command(command)
    escaped = link_mentions(workspace, text, labels=True) if known and known.should_escape else escape(text)
    return {
        "token": "verification-by-signature",
        "team_id": workspace.team_id,
        "team_domain": workspace.team_domain,
        "channel_id": channel.id,
        "channel_name": channel.payload_name,
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": escaped.strip(),
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
    }


def action_json(element: Json, block_id: str, value: Json, now: float) -> Json:
    """Return an entry of `actions` in block_actions."""
    copied = ("type", "action_id", "text", "value", "style", "url", "placeholder", "confirm")
    action = {key: element[key] for key in copied if key in element}
    shape = STATE_FIELDS.get(element["type"])
    if shape and shape.initial in element:
        action[shape.initial] = element[shape.initial]
    return {**action, **value, "type": element["type"], "block_id": block_id, "action_ts": f"{now:.6f}"}


def message_container_json(workspace: Workspace, channel: Channel, message: Message, values: Values) -> Json:
    """Return the container fields of a message; an ephemeral message itself is left out."""
    ephemeral = message.ephemeral_to is not None
    container: dict[str, Any] = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container["is_ephemeral"] = ephemeral
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    source: Json = {"container": container, "channel": {"id": channel.id, "name": channel.payload_name}}
    source["state"] = {"values": values}
    return source if ephemeral else source | {"message": message_json(workspace, message, metadata=True)}


def view_container_json(workspace: Workspace, view: View) -> Json:
    """Return the container fields of a view."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(workspace, view)}


def block_suggestion(workspace: Workspace, user: Person, place: Json, names: tuple[str, str], query: str) -> Json:
    """Return a block_suggestion; `names` are block_id and action_id."""
    where = {key: value for key, value in place.items() if key != "state"}
    sought = {"type": "block_suggestion", "block_id": names[0], "action_id": names[1], "value": query}
    return {**interaction_fields(workspace, user), **where, **sought}


def shortcut_json(workspace: Workspace, user: Person, callback_id: str, message: Message | None) -> Json:
    """Return a shortcut or message_action without trigger and response_url."""
    fields = interaction_fields(workspace, user) | {
        "callback_id": callback_id,
        "action_ts": f"{workspace.clock.now():.6f}",
    }
    del fields["api_app_id"]
    if message is None:
        return fields | {"type": "shortcut"}
    channel = workspace.channel(message.channel)
    place = {"channel": {"id": channel.id, "name": channel.payload_name}, "message_ts": message.ts}
    return fields | {
        "type": "message_action",
        **place,
        "message": app_message_json(workspace, message, metadata=True),
    }


def view_submission(workspace: Workspace, view: View, user: Person) -> Json:
    """Return a view_submission without trigger."""
    sent = {
        "type": "view_submission",
        "view": view_json(workspace, view),
        "response_urls": _form_response_urls(workspace, view),
    }
    return {**interaction_fields(workspace, user), **sent}


def view_closed(workspace: Workspace, view: View, user: Person, *, cleared: bool) -> Json:
    """Return a view_closed; `cleared`: the whole stack was closed."""
    return {
        **interaction_fields(workspace, user),
        "type": "view_closed",
        "view": view_json(workspace, view),
        "is_cleared": cleared,
    }


def message_event(workspace: Workspace, channel: Channel, message: Message) -> Json:
    """Return the event of a new message."""
    kind = {"channel": channel.id, "channel_type": channel.type.channel_type, "event_ts": message.ts}
    fields = app_message_json(workspace, message) | kind | ({"subtype": "file_share"} if message.files else {})
    return fields if message.bot else fields | {"client_msg_id": str(uuid4())}


def changed_event(workspace: Workspace, channel: Channel, before: Json, after: Message | None) -> Json:
    """Return message_changed, or message_deleted without `after`."""
    now = workspace.clock.stamp()
    fields: Json = {"type": "message", "channel": channel.id, "channel_type": channel.type.channel_type}
    fields |= {"hidden": True, "previous_message": before, "ts": now, "event_ts": now}
    if after is None:
        return fields | {"subtype": "message_deleted", "deleted_ts": before["ts"]}
    return fields | {"subtype": "message_changed", "message": app_message_json(workspace, after)}


def event_json(workspace: Workspace, event: Json) -> Json:
    """Return the event_callback of an event; `team_id` is the organisation of its person."""
    now = int(workspace.clock.now())
    installed = {"enterprise_id": None, "team_id": workspace.team_id, "user_id": BOT, "is_bot": True}
    channel = workspace.channels.get(str(event.get("channel") or event.get("item", {}).get("channel")))
    return {
        "token": "verification-by-signature",
        "team_id": workspace.team_of(str(event.get("user"))).id,
        "context_team_id": workspace.team_id,
        "context_enterprise_id": None,
        "api_app_id": workspace.app_id,
        "event": {**event, "event_ts": event.get("event_ts", f"{workspace.clock.now():.6f}")},
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": now,
        "authorizations": [{**installed, "is_enterprise_install": False}],
        "is_ext_shared_channel": bool(channel and channel.shared_with),
        "event_context": new_id("EC"),
    }


def _form_response_urls(workspace: Workspace, view: View) -> list[Json]:
    """Issue a response_url for each channel chosen in a select with `response_url_enabled`."""
    asking = [each for each in view.blocks if each.get("element", {}).get("response_url_enabled")]
    return [link for block in asking if (link := _form_link(workspace, view, block))]


def _form_link(workspace: Workspace, view: View, block: Json) -> Json | None:
    element = block["element"]
    value = view.values[block["block_id"]][element["action_id"]]
    channel = value.get(CHANNEL_FIELDS.get(element["type"], ""))
    if channel not in workspace.channels:
        return None
    where = {"block_id": block["block_id"], "action_id": element["action_id"], "channel_id": channel}
    return where | {"response_url": workspace.issue_response_url(view.user, channel)}
