"""The workspace as the JSON of a state file."""

import json
from base64 import b64encode
from dataclasses import asdict
from pathlib import Path

from sandbox.records import Channel, File, Json, View
from sandbox.stack import UNSET
from sandbox.workspace import BOT, Workspace


def dump_workspace(workspace: Workspace) -> Json:
    """The JSON that `build_workspace` reads; open modals, toasts, calls and troubles are not part of it."""
    return {
        "team": {"id": workspace.team_id, "name": workspace.team_name, "domain": workspace.team_domain},
        "teams": [asdict(each) for each in workspace.teams.values()],
        "clock": {"offset": workspace.clock.offset},
        "manifest": workspace.manifest.raw,
        "people": [asdict(each) for each in workspace.humans],
        "usergroups": [asdict(each) for each in workspace.usergroups.values()],
        "channels": [_dump_channel(each) for each in workspace.channels.values()],
        "homes": [_dump_home(each) for each in workspace.homes.values()],
        "files": [_dump_file(each) for each in workspace.files.values()],
    }


def _dump_channel(channel: Channel) -> Json:
    members = sorted("BOT" if each == BOT else each for each in channel.members)
    messages = [{**asdict(each), "user": "BOT" if each.user == BOT else each.user} for each in channel.messages]
    return {**asdict(channel), "members": members, "messages": messages}


def _dump_home(view: View) -> Json:
    payload = {key: value for key, value in view.payload.items() if key not in UNSET or value != UNSET[key]}
    return {"id": view.id, "hash": view.hash, "user": view.user, "payload": payload, "values": view.values}


def _dump_file(file: File) -> Json:
    return {**asdict(file), "content": b64encode(file.content).decode()}


def save_workspace(workspace: Workspace, file: Path) -> None:
    """Write the state file."""
    text = json.dumps(dump_workspace(workspace), ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
