"""A workspace from a state file, so that a situation can be shown again; and the default one."""

import re
from base64 import b64decode
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from sandbox.attachments import read_attachments
from sandbox.clock import LATEST, is_zone
from sandbox.elements import name_blocks
from sandbox.errors import SlackError
from sandbox.manifest import Manifest
from sandbox.reading import read_json
from sandbox.records import Channel, File, Json, Message, Person, Team, Usergroup, View
from sandbox.refusals import refuse_message, refuse_view
from sandbox.stack import UNSET
from sandbox.workspace import BOT, SLACKBOT, Workspace, new_id

Record = TypeVar("Record")

DEFAULT: Json = {
    "people": [
        {
            "id": "U0ALMA",
            "name": "alma",
            "real_name": "Alma Exempel",
            "title": "Samordnare",
            "is_admin": True,
        },
        {"id": "U0BO", "name": "bo", "real_name": "Bo Påhittad", "title": "Fastighetsskötare"},
        {
            "id": "U0CLEO",
            "name": "cleo",
            "real_name": "Cleo Sample",
            "title": "Night walker",
            "locale": "en-GB",
        },
        {"id": "U0DISA", "name": "disa", "real_name": "Disa Låtsas", "title": "Fältassistent"},
    ],
    "channels": [{"id": "C0ALLMANT", "name": "allmänt", "topic": "Sådant som rör alla"}],
}
PARTS: dict[str, type] = {
    "team": dict,
    "teams": list,
    "clock": dict,
    "people": list,
    "usergroups": list,
    "channels": list,
    "homes": list,
    "files": list,
}
KEPT = tuple(PARTS.keys() - {"team", "clock"})
TS = re.compile(r"[0-9]{1,10}\.[0-9]{6}")
COLORS = ("9b59b6", "c0562f", "2f7d5b", "3b6fb5", "a8792a", "7a4a6d")


class StateError(ValueError):
    """That is no saved workspace; the message says what is wrong with it, and where."""


def load_workspace(state: Path | None = None, manifest: Path | None = None) -> Workspace:
    """The workspace of a state file (or the default one), with the app of the manifest, else the file's own."""
    raw = read_state(state.read_bytes()) if state else DEFAULT
    own = read_json(manifest.read_bytes()) if manifest else raw.get("manifest")
    try:
        return build_workspace(raw, Manifest(own))
    except (AttributeError, KeyError, TypeError) as error:
        raise StateError(f"the manifest is none: {error!r}") from None


def read_state(text: bytes) -> Json:
    """The JSON object in a state file; StateError when it is none."""
    try:
        raw = read_json(text)
    except ValueError as error:
        raise StateError(f"not JSON: {error}") from None
    if not isinstance(raw, dict) or "people" not in raw:
        raise StateError("no saved workspace: it has no people")
    return raw


def build_workspace(raw: Json, manifest: Manifest | None = None) -> Workspace:
    """The workspace that `dump_workspace` told; a channel without `members` has everyone. Raises StateError."""
    for name, kind in PARTS.items():
        if not isinstance(raw.get(name, kind()), kind):
            raise StateError(f"{name}: not a {kind.__name__}")
    workspace = Workspace(manifest=manifest or Manifest())
    team = raw.get("team", {})
    workspace.team_id = str(team.get("id", workspace.team_id))
    workspace.team_name = str(team.get("name", workspace.team_name))
    workspace.team_domain = str(team.get("domain", workspace.team_domain))
    for index, each in enumerate(raw.get("teams", [])):
        add_team(workspace, each, f"teams.{index}")
    _add_people(workspace, raw.get("people", []))
    for index, each in enumerate(raw.get("usergroups", [])):
        group = _made(Usergroup, _object(each, f"usergroups.{index}"), f"usergroups.{index}")
        workspace.usergroups[group.id] = group
    for index, each in enumerate(raw.get("files", [])):
        _add_file(workspace, each, f"files.{index}")
    for index, each in enumerate(raw.get("channels", [])):
        _add_channel(workspace, each, f"channels.{index}")
    for index, each in enumerate(raw.get("homes", [])):
        _add_home(workspace, each, f"homes.{index}")
    _set_clock(workspace, raw.get("clock", {}).get("offset", 0.0))
    return workspace


def _set_clock(workspace: Workspace, offset: object) -> None:
    workspace.clock.offset = _made(float, offset, "clock.offset")
    if not (workspace.clock.offset >= 0 and workspace.clock.now() <= LATEST):
        raise StateError("clock.offset: not from now to the year 3000")


def restore_workspace(workspace: Workspace, raw: Json) -> None:
    """Put a state in place of what is there; StateError, and nothing changed, when it is none.

    The app stays installed, open modals are closed, and the clock only goes forward.
    """
    fresh = build_workspace(raw, workspace.manifest)
    for name in ("team_id", "team_name", "team_domain", *KEPT):
        setattr(workspace, name, getattr(fresh, name))
    workspace.views, workspace.toasts = {}, {}
    workspace.forget_permissions()
    if fresh.clock.offset > workspace.clock.offset:
        workspace.clock.move_to(fresh.clock.now())
    workspace.clock.seen(fresh.clock.stamp())
    workspace.era += 1
    workspace.changed()


def _made(kind: type[Record], raw: object, where: str) -> Record:
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


def _object(raw: object, where: str) -> Json:
    if not isinstance(raw, dict):
        raise StateError(f"{where}: not an object")
    return raw


def add_team(workspace: Workspace, raw: object, where: str) -> None:
    """One more organisation that channels may be shared with."""
    team = _made(Team, _object(raw, where), where)
    if team.id in ("", workspace.team_id):
        raise StateError(f"{where}: no id of its own")
    workspace.teams[team.id] = team


def add_person(workspace: Workspace, raw: object, where: str) -> Person:
    """Somebody more; StateError when the JSON is no person."""
    color = {"color": COLORS[len(workspace.people) % len(COLORS)]}
    person = _made(Person, color | _object(raw, where), where)
    if not (person.id and person.name and is_zone(person.tz)):
        raise StateError(f"{where}: no id, no name, or no such time zone")
    if person.team_id is not None and person.team_id not in workspace.teams:
        raise StateError(f"{where}: no team {person.team_id}")
    workspace.people[person.id] = person
    return person


def _add_people(workspace: Workspace, listed: list[Json]) -> None:
    for index, raw in enumerate(listed):
        add_person(workspace, raw, f"people.{index}")
    if not workspace.humans:
        raise StateError("people: nobody is there")
    name = workspace.manifest.app_name
    workspace.people[SLACKBOT] = Person(SLACKBOT, "slackbot", "Slackbot", color="757575")
    workspace.people[BOT] = Person(BOT, name.lower().replace(" ", "-"), name, is_bot=True, color="2b4c7e")


def _add_channel(workspace: Workspace, raw: Json, where: str) -> None:
    told = {"id": new_id("C"), "name": "", **_object(raw, where)}
    everyone = [each.id for each in workspace.humans if each.team_id is None] + [BOT]
    members = {BOT if each == "BOT" else each for each in _made(list[str], raw.get("members", everyone), where)}
    channel = _made(Channel, {**told, "members": members, "messages": []}, where)
    if not channel.name or (channel.kind == "im" and channel.user not in workspace.people):
        raise StateError(f"{where}: no {'such user' if channel.name else 'name'}")
    outside = {workspace.team_of(each).id for each in sorted(members)} - {workspace.team_id}
    channel.shared_with += sorted(outside - set(channel.shared_with))
    if not set(channel.shared_with) <= workspace.teams.keys():
        raise StateError(f"{where}: shared with a team that is not there")
    for index, each in enumerate(_made(list[Json], raw.get("messages", []), f"{where}.messages")):
        channel.messages.append(_message(channel.id, each, f"{where}.messages.{index}"))
        workspace.clock.seen(channel.messages[-1].ts)
    workspace.channels[channel.id] = channel


def _message(channel: str, raw: Json, where: str) -> Message:
    user = BOT if raw.get("user") == "BOT" else raw.get("user", SLACKBOT)
    message = _made(Message, {**raw, "channel": channel, "user": user, "bot": user == BOT}, where)
    try:
        refuse_message(message.text, message.blocks, None, older=False, accompanied=True)
        message.attachments = read_attachments(message.attachments, older=False)
    except SlackError as fault:
        raise StateError(f"{where}: {_said(fault)}") from None
    if not TS.fullmatch(message.ts):
        raise StateError(f"{where}.ts: not such as 1790000000.000100")
    message.blocks = name_blocks(message.blocks)
    return message


def _add_home(workspace: Workspace, raw: Json, where: str) -> None:
    told = _object(raw, where)
    view = _made(View, {"root_id": told.get("id"), **told}, where)
    try:
        refuse_view(view.payload, older=False)
    except SlackError as fault:
        raise StateError(f"{where}: {_said(fault)}") from None
    view.payload = {**UNSET, **view.payload, "blocks": name_blocks(view.payload["blocks"])}
    workspace.homes[view.user] = view


def _said(fault: Exception) -> str:
    told = fault.facts.get("response_metadata", {}).get("messages", []) if isinstance(fault, SlackError) else []
    return "; ".join([str(fault), *told])


def _add_file(workspace: Workspace, raw: Json, where: str) -> None:
    told = _object(raw, where)
    try:
        content = b64decode(told.get("content", ""), validate=True)
    except (TypeError, ValueError):
        raise StateError(f"{where}.content: not base64") from None
    file = _made(File, {**told, "content": content}, where)
    workspace.files[file.id] = file
