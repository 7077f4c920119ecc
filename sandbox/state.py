"""A workspace from and to a JSON file, so that a situation can be shown again; and the default one."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from sandbox.manifest import Manifest
from sandbox.records import Channel, Json, Message, Person
from sandbox.workspace import BOT, SLACKBOT, Workspace, new_id

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
COLORS = ("9b59b6", "c0562f", "2f7d5b", "3b6fb5", "a8792a", "7a4a6d")


def load_workspace(state: Path | None = None, manifest: Path | None = None) -> Workspace:
    """The workspace a state file describes (or the default one), with the app of the manifest installed."""
    raw = json.loads(state.read_text(encoding="utf-8")) if state else DEFAULT
    installed = Manifest(json.loads(manifest.read_text(encoding="utf-8")) if manifest else None)
    return build_workspace(raw, installed)


def build_workspace(raw: Json, manifest: Manifest | None = None) -> Workspace:
    """A workspace of `{"team", "people", "channels"}`; a channel without `members` has everyone."""
    workspace = Workspace(manifest=manifest or Manifest())
    team = raw.get("team", {})
    workspace.team_id = team.get("id", workspace.team_id)
    workspace.team_name = team.get("name", workspace.team_name)
    workspace.team_domain = team.get("domain", workspace.team_domain)
    for index, person in enumerate(raw.get("people", [])):
        _add_person(workspace, {"color": COLORS[index % len(COLORS)], **person})
    _add_bots(workspace)
    for channel in raw.get("channels", []):
        _add_channel(workspace, channel)
    return workspace


def _add_person(workspace: Workspace, raw: Json) -> None:
    person = Person(**_known(Person, raw))
    workspace.people[person.id] = person


def _add_bots(workspace: Workspace) -> None:
    name = workspace.manifest.app_name
    workspace.people[SLACKBOT] = Person(SLACKBOT, "slackbot", "Slackbot", color="757575")
    workspace.people[BOT] = Person(BOT, name.lower().replace(" ", "-"), name, is_bot=True, color="2b4c7e")


def _add_channel(workspace: Workspace, raw: Json) -> None:
    everyone = [each.id for each in workspace.humans] + [BOT]
    channel = Channel(**{"id": new_id("C"), **_known(Channel, raw)})
    channel.members = {BOT if each == "BOT" else each for each in raw.get("members", everyone)}
    channel.messages = [_message(channel.id, each) for each in raw.get("messages", [])]
    for message in channel.messages:
        workspace.clock.seen(message.ts)
    workspace.channels[channel.id] = channel


def _message(channel: str, raw: Json) -> Message:
    user = BOT if raw.get("user") == "BOT" else raw.get("user", SLACKBOT)
    return Message(**{**_known(Message, raw), "channel": channel, "user": user, "bot": user == BOT})


def _known(kind: type[Any], raw: Json) -> Json:
    names = {each.name for each in fields(kind)}
    return {key: value for key, value in raw.items() if key in names}


def dump_workspace(workspace: Workspace) -> Json:
    """The JSON that `build_workspace` reads; open views and the clock are not part of it."""
    return {
        "team": {"id": workspace.team_id, "name": workspace.team_name, "domain": workspace.team_domain},
        "people": [asdict(each) for each in workspace.humans],
        "channels": [_dump_channel(each) for each in workspace.channels.values()],
    }


def _dump_channel(channel: Channel) -> Json:
    members = sorted("BOT" if each == BOT else each for each in channel.members)
    messages = [{**asdict(each), "user": "BOT" if each.user == BOT else each.user} for each in channel.messages]
    return {**asdict(channel), "members": members, "messages": messages}


def save_workspace(workspace: Workspace, file: Path) -> None:
    """Write the state file."""
    text = json.dumps(dump_workspace(workspace), ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
