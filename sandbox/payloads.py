"""The shapes in which Slack tells an app what people did: pure functions from records to JSON."""

from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sandbox.elements import SHAPES
from sandbox.records import Channel, Json, Message, Person, Values, View
from sandbox.workspace import BOT, Workspace, new_id


def common(workspace: Workspace, user: Person) -> Json:
    """The fields of every interaction."""
    return {
        "team": {"id": workspace.team_id, "domain": workspace.team_domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": workspace.team_id},
        "api_app_id": workspace.app_id,
        "token": "verification-by-signature",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def slash_command(workspace: Workspace, user: Person, channel: Channel, line: str) -> Json:
    """The form fields of a slash command, without its trigger and response_url."""
    command, _, text = line.strip().partition(" ")
    return {
        "token": "verification-by-signature",
        "team_id": workspace.team_id,
        "team_domain": workspace.team_domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.kind == "im" else channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": escape(text.strip()),
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
    }


def escape(text: str) -> str:
    """Text as Slack stores and sends what people type."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def view_json(workspace: Workspace, view: View) -> Json:
    """A view as in payloads and in answers of views.*."""
    return {
        **view.payload,
        "id": view.id,
        "team_id": workspace.team_id,
        "app_id": workspace.app_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.bot_id,
        "hash": view.hash,
        "state": {"values": view.values},
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
    }


def message_json(workspace: Workspace, message: Message, *, metadata: bool = False) -> Json:
    """A message as in history, in payloads and in answers of chat.*."""
    raw: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    if message.bot:
        raw |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id, "bot_profile": bot_profile(workspace)}
    raw |= {"team": workspace.team_id, "blocks": message.blocks}
    if message.thread_ts:
        raw |= _thread(workspace, message)
    if message.edited:
        raw["edited"] = {"user": message.user, "ts": message.edited}
    if message.files:
        raw |= {"files": message.files, "upload": False}
    if metadata and message.metadata:
        raw["metadata"] = message.metadata
    return raw


def _thread(workspace: Workspace, message: Message) -> Json:
    if message.thread_ts != message.ts:
        return {"thread_ts": message.thread_ts} | ({"subtype": "thread_broadcast"} if message.broadcast else {})
    replies = workspace.replies(message.channel, message.ts)
    users = list(dict.fromkeys(each.user for each in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts if replies else message.ts,
    }


def bot_profile(workspace: Workspace) -> Json:
    """The app's card on its messages."""
    return {
        "id": workspace.bot_id,
        "app_id": workspace.app_id,
        "name": workspace.bot.real_name,
        "deleted": False,
        "updated": 0,
        "team_id": workspace.team_id,
    }


def action_json(element: Json, block_id: str, value: Json, now: float) -> Json:
    """What happened to one element, for `actions` of block_actions."""
    said = ("type", "action_id", "text", "value", "style", "url", "placeholder", "confirm")
    action = {key: element[key] for key in said if key in element}
    shape = SHAPES.get(element["type"])
    if shape and shape.initial in element:
        action[shape.initial] = element[shape.initial]
    return {**action, **value, "type": element["type"], "block_id": block_id, "action_ts": f"{now:.6f}"}


def message_source(workspace: Workspace, channel: Channel, message: Message, values: Values) -> Json:
    """Where an interaction in a message happened; an ephemeral message itself is not told."""
    ephemeral = message.ephemeral_to is not None
    container: dict[str, Any] = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container["is_ephemeral"] = ephemeral
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    name = "directmessage" if channel.kind == "im" else channel.name
    source: Json = {"container": container, "channel": {"id": channel.id, "name": name}}
    source["state"] = {"values": values}
    return source if ephemeral else source | {"message": message_json(workspace, message)}


def view_source(workspace: Workspace, view: View) -> Json:
    """Where an interaction in a modal or a Home tab happened."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(workspace, view)}


def view_submission(workspace: Workspace, view: View, user: Person) -> Json:
    """The form as it was sent, without its trigger."""
    sent = {"type": "view_submission", "view": view_json(workspace, view), "response_urls": []}
    return {**common(workspace, user), **sent}


def view_closed(workspace: Workspace, view: View, user: Person, *, cleared: bool) -> Json:
    """That a modal was closed unsent; `cleared` when the whole stack was."""
    return {
        **common(workspace, user),
        "type": "view_closed",
        "view": view_json(workspace, view),
        "is_cleared": cleared,
    }


def message_event(workspace: Workspace, channel: Channel, message: Message) -> Json:
    """A new message as the Events API tells it."""
    kind = {"channel": channel.id, "channel_type": channel.kind, "event_ts": message.ts}
    told = message_json(workspace, message) | kind
    return told if message.bot else told | {"client_msg_id": str(uuid4())}


def user_json(workspace: Workspace, person: Person, *, locale: bool = False) -> Json:
    """A person as in users.info; a deactivated one has fewer fields, and one without a locale none."""
    raw: Json = {
        "id": person.id,
        "team_id": workspace.team_id,
        "name": person.name,
        "deleted": person.deleted,
        "profile": _profile(workspace, person),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
    if not person.deleted:
        raw |= _active(person)
    if locale and person.locale:
        raw["locale"] = person.locale
    return raw


def _active(person: Person) -> Json:
    offset = datetime.now(ZoneInfo(person.tz)).utcoffset()
    return {
        "color": person.color,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }


def _profile(workspace: Workspace, person: Person) -> Json:
    names = {"real_name": person.real_name, "real_name_normalized": person.real_name}
    shown = {"display_name": person.name, "display_name_normalized": person.name, "title": person.title}
    return {**names, **shown, "phone": "", "skype": "", "status_text": "", "team": workspace.team_id}


def event_json(workspace: Workspace, event: Json) -> Json:
    """An event in its envelope of the Events API."""
    now = int(workspace.clock.now())
    installed = {"enterprise_id": None, "team_id": workspace.team_id, "user_id": BOT, "is_bot": True}
    return {
        "token": "verification-by-signature",
        "team_id": workspace.team_id,
        "api_app_id": workspace.app_id,
        "event": {**event, "event_ts": event.get("event_ts", f"{workspace.clock.now():.6f}")},
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": now,
        "authorizations": [{**installed, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
        "event_context": new_id("EC"),
    }
