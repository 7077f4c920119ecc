"""Convert views, messages, files and people to Slack's objects."""

from contextlib import suppress
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sandbox.errors import NotFoundError
from sandbox.message_text import rich_text
from sandbox.records import File, Json, Message, Person, View
from sandbox.workspace import Workspace


def view_json(workspace: Workspace, view: View) -> Json:
    """Return a view object."""
    return {
        **view.payload,
        "id": view.id,
        "team_id": workspace.team_of(view.user).id,
        "app_id": workspace.app_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.bot_id,
        "hash": view.hash,
        "state": {"values": view.values},
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
    }


def message_json(workspace: Workspace, message: Message, *, metadata: bool = False) -> Json:
    """Return a message object as in payloads and answers of chat.*."""
    raw: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    if message.deleted:
        return raw | {"subtype": "tombstone", "hidden": True} | _thread(workspace, message)
    if message.bot:
        raw |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id, "bot_profile": bot_profile(workspace)}
    raw |= {"team": workspace.team_of(message.user).id, "blocks": message.blocks, **_foreign(workspace, message)}
    if message.attachments:
        raw["attachments"] = message.attachments
    if message.username:
        raw |= {"subtype": "bot_message", "username": message.username, "icons": message.icons}
    if message.thread_ts:
        raw |= _thread(workspace, message)
    if message.edited:
        raw["edited"] = {"user": message.user, "ts": message.edited}
    if message.files:
        raw |= {"files": files_of(workspace, message), "upload": False}
    if message.reactions:
        raw["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    if metadata and message.metadata:
        raw["metadata"] = message.metadata
    return raw


def _foreign(workspace: Workspace, message: Message) -> Json:
    """Return the fields about an author of another organisation."""
    team, person = workspace.team_of(message.user), workspace.people.get(message.user)
    if team == workspace.team or not person:
        return {}
    shown = {"real_name": person.real_name, "display_name": person.real_name or person.name, "name": person.name}
    guest = {"is_restricted": person.is_restricted, "is_ultra_restricted": person.is_ultra_restricted}
    return {"user_team": team.id, "source_team": team.id, "user_profile": {**shown, **guest, "team": team.id}}


def app_message_json(workspace: Workspace, message: Message, *, metadata: bool = False) -> Json:
    """Return a message object as in events and history: people's text also as rich text."""
    fields = message_json(workspace, message, metadata=metadata)
    if message.thread_ts not in (None, message.ts):
        with suppress(NotFoundError):
            fields["parent_user_id"] = workspace.message(message.channel, message.thread_ts or "").user
    return (
        fields
        if message.bot or message.deleted
        else fields | {"blocks": message.blocks or rich_text(message.text)}
    )


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
        "latest_reply": replies[-1].ts if replies else "0000000000.000000",
    }


def bot_profile(workspace: Workspace) -> Json:
    """Return the bot_profile of the app's messages."""
    return {
        "id": workspace.bot_id,
        "app_id": workspace.app_id,
        "name": workspace.bot.real_name,
        "deleted": False,
        "updated": 0,
        "team_id": workspace.team_id,
    }


def files_of(workspace: Workspace, message: Message) -> list[Json]:
    """Return the file objects of a message with addresses of this process."""
    known = workspace.files
    return [file_json(workspace, known[each["id"]]) if each.get("id") in known else each for each in message.files]


def file_json(workspace: Workspace, file: File) -> Json:
    """Return a file object."""
    file_json: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": file_kind(file.name),
        "pretty_type": file_kind(file.name).upper(),
        "size": len(file.content),
        "user": file.user,
        "user_team": workspace.team_of(file.user).id,
        "mode": "hosted",
        "is_external": False,
        **_addresses(workspace, file),
        **_shares(workspace, file),
    }
    return file_json | ({"alt_txt": file.alt_text} if file.alt_text else {})


def _addresses(workspace: Workspace, file: File) -> Json:
    url = f"{workspace.address}/files/{file.id}/{quote(file.name, safe='')}"
    return {"url_private": url, "url_private_download": url, "permalink": url}


def _shares(workspace: Workspace, file: File) -> Json:
    """Return the conversations and messages in which a file is shared."""
    fields: Json = {"is_public": False, "channels": [], "groups": [], "ims": [], "shares": {}}
    for key, ts in file.shares:
        if key not in workspace.channels:
            continue
        scope = workspace.channel(key).type.scope
        fields[{"im": "ims"}.get(scope, scope)].append(key)
        fields["is_public"] |= scope == "channels"
        kind = fields["shares"].setdefault("public" if scope == "channels" else "private", {})
        kind.setdefault(key, []).append({"ts": ts, "reply_users": [], "reply_users_count": 0, "reply_count": 0})
    return fields


def file_kind(name: str) -> str:
    """Return the extension of a file name in lower case; `jpeg` counts as jpg."""
    return name.rpartition(".")[2].lower().replace("jpeg", "jpg")


def user_json(workspace: Workspace, person: Person, *, locale: bool = False) -> Json:
    """Return a user object; deactivated people have fewer fields."""
    raw: Json = {
        "id": person.id,
        "team_id": workspace.team_of(person.id).id,
        "name": person.name,
        "deleted": person.deleted,
        "profile": _profile(workspace, person),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
    if not person.deleted:
        raw |= _active(person)
    if person.team_id:
        raw["is_stranger"] = not workspace.knows(person)
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
        "is_restricted": person.is_restricted or person.is_ultra_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }


def _profile(workspace: Workspace, person: Person) -> Json:
    real, shown = person.real_name, person.real_name or person.name
    names = {"real_name": real, "display_name": shown}
    normalized = {f"{key}_normalized": name for key, name in names.items()}
    fields = {"title": person.title, "phone": "", "skype": "", "status_text": ""}
    fields["team"] = workspace.team_of(person.id).id
    return {**names, **normalized, **fields}
