"""Parse the records of a state file and add them to a workspace; StateError names the place of a mistake."""

import re
from base64 import b64decode
from dataclasses import fields, is_dataclass
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from sandbox.attachments import parse_attachments
from sandbox.clock import is_zone
from sandbox.elements import assign_ids
from sandbox.errors import SlackError, StateError
from sandbox.records import Channel, File, Json, Message, Person, Team, Usergroup, View
from sandbox.validation import require_valid_message, require_valid_view
from sandbox.views import VIEW_DEFAULTS
from sandbox.workspace import BOT, SLACKBOT, Workspace, new_id

Record = TypeVar("Record")

TS = re.compile(r"[0-9]{1,10}\.[0-9]{6}")
COLORS = ("9b59b6", "c0562f", "2f7d5b", "3b6fb5", "a8792a", "7a4a6d")


def parse_record(kind: type[Record], raw: object, where: str) -> Record:
    unknown = (
        set(raw) - {each.name for each in fields(kind)} if isinstance(raw, dict) and is_dataclass(kind) else ()
    )
    if unknown:
        raise StateError(f"{where}: there is no {', '.join(sorted(unknown))}")
    try:
        return TypeAdapter(kind).validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(each) for each in (where, *first["loc"]))
        raise StateError(f"{place}: {first['msg']}") from None


def _require_object(raw: object, where: str) -> Json:
    if not isinstance(raw, dict):
        raise StateError(f"{where}: not an object")
    return raw


def add_team(workspace: Workspace, raw: object, where: str) -> None:
    """Add an organisation."""
    team = parse_record(Team, _require_object(raw, where), where)
    if team.id in ("", workspace.team_id):
        raise StateError(f"{where}: no id of its own")
    workspace.teams[team.id] = team


def add_person(workspace: Workspace, raw: object, where: str) -> Person:
    """Add a person."""
    color = {"color": COLORS[len(workspace.people) % len(COLORS)]}
    person = parse_record(Person, color | _require_object(raw, where), where)
    if not (person.id and person.name and is_zone(person.tz)):
        raise StateError(f"{where}: no id, no name, or no such time zone")
    if person.team_id is not None and person.team_id not in workspace.teams:
        raise StateError(f"{where}: no team {person.team_id}")
    workspace.people[person.id] = person
    return person


def add_app_users(workspace: Workspace) -> None:
    """Add the app's user and Slackbot; StateError when nobody else is there."""
    if not workspace.humans:
        raise StateError("people: nobody is there")
    name = workspace.manifest.app_name
    workspace.people[SLACKBOT] = Person(SLACKBOT, "slackbot", "Slackbot", color="757575")
    workspace.people[BOT] = Person(BOT, name.lower().replace(" ", "-"), name, is_bot=True, color="2b4c7e")


def add_usergroup(workspace: Workspace, raw: object, where: str) -> None:
    """Add a user group."""
    group = parse_record(Usergroup, _require_object(raw, where), where)
    workspace.usergroups[group.id] = group


def add_channel(workspace: Workspace, raw: Json, where: str) -> None:
    given = {"id": new_id("C"), "name": "", **_require_object(raw, where)}
    everyone = [each.id for each in workspace.humans if each.team_id is None] + [BOT]
    members = {
        BOT if each == "BOT" else each for each in parse_record(list[str], raw.get("members", everyone), where)
    }
    channel = parse_record(Channel, {**given, "members": members, "messages": []}, where)
    if not channel.name or (channel.is_direct and channel.user not in workspace.people):
        raise StateError(f"{where}: no {'such user' if channel.name else 'name'}")
    outside = {workspace.team_of(each).id for each in sorted(members)} - {workspace.team_id}
    channel.shared_with += sorted(outside - set(channel.shared_with))
    if not set(channel.shared_with) <= workspace.teams.keys():
        raise StateError(f"{where}: shared with a team that is not there")
    for index, each in enumerate(parse_record(list[Json], raw.get("messages", []), f"{where}.messages")):
        channel.messages.append(_message(channel.id, each, f"{where}.messages.{index}"))
        workspace.clock.reserve_until(channel.messages[-1].ts)
    workspace.channels[channel.id] = channel


def _message(channel: str, raw: Json, where: str) -> Message:
    user = BOT if raw.get("user") == "BOT" else raw.get("user", SLACKBOT)
    message = parse_record(Message, {**raw, "channel": channel, "user": user, "bot": user == BOT}, where)
    try:
        require_valid_message(message.text, message.blocks, None, older=False, accompanied=True)
        message.attachments = parse_attachments(message.attachments, older=False)
    except SlackError as fault:
        raise StateError(f"{where}: {_describe(fault)}") from None
    if not TS.fullmatch(message.ts):
        raise StateError(f"{where}.ts: not such as 1790000000.000100")
    message.blocks = assign_ids(message.blocks)
    return message


def add_home(workspace: Workspace, raw: Json, where: str) -> None:
    given = _require_object(raw, where)
    view = parse_record(View, {"root_id": given.get("id"), **given}, where)
    try:
        require_valid_view(view.payload, older=False)
    except SlackError as fault:
        raise StateError(f"{where}: {_describe(fault)}") from None
    view.payload = {**VIEW_DEFAULTS, **view.payload, "blocks": assign_ids(view.payload["blocks"])}
    workspace.homes[view.user] = view


def _describe(fault: SlackError) -> str:
    messages = (
        fault.facts.get("response_metadata", {}).get("messages", []) if isinstance(fault, SlackError) else []
    )
    return "; ".join([str(fault), *messages])


def add_file(workspace: Workspace, raw: Json, where: str) -> None:
    given = _require_object(raw, where)
    try:
        content = b64decode(given.get("content", ""), validate=True)
    except (TypeError, ValueError):
        raise StateError(f"{where}.content: not base64") from None
    file = parse_record(File, {**given, "content": content}, where)
    workspace.files[file.id] = file
