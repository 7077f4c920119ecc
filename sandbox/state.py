"""Load and save a workspace as a state file."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from sandbox.clock import LATEST
from sandbox.errors import StateError
from sandbox.json_input import read_json
from sandbox.manifest import Manifest
from sandbox.records import Channel, File, Json, View
from sandbox.state_records import (
    add_app_users,
    add_channel,
    add_file,
    add_home,
    add_person,
    add_team,
    add_usergroup,
    parse_record,
)
from sandbox.views import VIEW_DEFAULTS
from sandbox.workspace import BOT, Workspace

DEFAULT: Json = {
    "people": [
        {"id": "U0ALMA", "name": "alma", "real_name": "Alma Exempel", "title": "Samordnare", "is_admin": True},
        {"id": "U0BO", "name": "bo", "real_name": "Bo Påhittad", "title": "Fastighetsskötare"},
        {"id": "U0CLEO", "name": "cleo", "real_name": "Cleo Sample", "title": "Night walker", "locale": "en-GB"},
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
RECORDS: tuple[tuple[str, Callable[[Workspace, Json, str], object]], ...] = (
    ("teams", add_team),
    ("people", add_person),
    ("usergroups", add_usergroup),
    ("files", add_file),
    ("channels", add_channel),
    ("homes", add_home),
)
"""Functions that add the records of each list, in order of their references."""
RESTORED = tuple(PARTS.keys() - {"team", "clock"})


def load_workspace(state: Path | None = None, manifest: Path | None = None) -> Workspace:
    """Load the workspace of a state file (or the default one) with a manifest, or else with the file's own."""
    raw = read_state(state.read_bytes()) if state else DEFAULT
    own = read_json(manifest.read_bytes()) if manifest else raw.get("manifest")
    try:
        return build_workspace(raw, Manifest(own))
    except (AttributeError, KeyError, TypeError) as error:
        raise StateError(f"the manifest is none: {error!r}") from None


def read_state(text: bytes) -> Json:
    """Parse a state file; StateError when it is no JSON object with people."""
    try:
        raw = read_json(text)
    except ValueError as error:
        raise StateError(f"not JSON: {error}") from None
    if not isinstance(raw, dict) or "people" not in raw:
        raise StateError("no saved workspace: it has no people")
    return raw


def build_workspace(raw: Json, manifest: Manifest | None = None) -> Workspace:
    """Build the workspace of a state; a channel without `members` has everyone. Raises StateError."""
    for name, kind in PARTS.items():
        if not isinstance(raw.get(name, kind()), kind):
            raise StateError(f"{name}: not a {kind.__name__}")
    workspace = Workspace(manifest=manifest or Manifest())
    team = raw.get("team", {})
    workspace.team_id = str(team.get("id", workspace.team_id))
    workspace.team_name = str(team.get("name", workspace.team_name))
    workspace.team_domain = str(team.get("domain", workspace.team_domain))
    for name, add in RECORDS:
        for index, each in enumerate(raw.get(name, [])):
            add(workspace, each, f"{name}.{index}")
        if name == "people":
            add_app_users(workspace)
    _set_clock(workspace, raw.get("clock", {}).get("offset", 0.0))
    return workspace


def _set_clock(workspace: Workspace, offset: object) -> None:
    workspace.clock.offset = parse_record(float, offset, "clock.offset")
    if not (workspace.clock.offset >= 0 and workspace.clock.now() <= LATEST):
        raise StateError("clock.offset: not from now to the year 3000")


def restore_workspace(workspace: Workspace, raw: Json) -> None:
    """Replace the content of a workspace by a state; StateError, and no change, when it is invalid.

    The app stays installed, open modals are closed, and the clock only moves forward.
    """
    fresh = build_workspace(raw, workspace.manifest)
    for name in ("team_id", "team_name", "team_domain", *RESTORED):
        setattr(workspace, name, getattr(fresh, name))
    workspace.views, workspace.toasts = {}, {}
    workspace.revoke_interaction_tokens()
    if fresh.clock.offset > workspace.clock.offset:
        workspace.clock.move_to(fresh.clock.now())
    workspace.clock.reserve_until(fresh.clock.stamp())
    workspace.era += 1
    workspace.mark_changed()


def dump_workspace(workspace: Workspace) -> Json:
    """Return the state that `build_workspace` reads, without open modals, toasts, calls and faults."""
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
    payload = {
        key: value
        for key, value in view.payload.items()
        if key not in VIEW_DEFAULTS or value != VIEW_DEFAULTS[key]
    }
    return {"id": view.id, "hash": view.hash, "user": view.user, "payload": payload, "values": view.values}


def _dump_file(file: File) -> Json:
    return {**asdict(file), "content": b64encode(file.content).decode()}
