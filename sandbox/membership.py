"""Let people join and leave the workspace and its channels, and send the events."""

from sandbox.events import Events
from sandbox.objects import user_json
from sandbox.records import Channel, Json, Person
from sandbox.state_records import add_person
from sandbox.workspace import Workspace


def join_workspace(workspace: Workspace, events: Events, raw: Json) -> Person:
    """Add a person, as in a state file, to the workspace and to `channels` (ids or names); send team_join."""
    given = {name: value for name, value in raw.items() if name != "channels"}
    if given.get("id") in workspace.people:
        raise ValueError(f"{given['id']} is there already")
    channels = [workspace.channel(str(each)) for each in raw.get("channels", _default_channels(workspace, raw))]
    person = add_person(workspace, given, "person")
    if person.team_id is None:
        joined = {"user": user_json(workspace, person), "cache_ts": int(workspace.clock.now())}
        events.send("team_join", {"type": "team_join", **joined})
    for channel in channels:
        add_to_channel(workspace, events, channel, person.id)
    workspace.mark_changed()
    return person


def _default_channels(workspace: Workspace, raw: Json) -> list[str]:
    """Return the first channel for a member, none for a guest or somebody of another organisation."""
    outside = any(raw.get(key) for key in ("is_restricted", "is_ultra_restricted", "team_id"))
    return [] if outside else [next(iter(workspace.channels))]


def leave_channels(workspace: Workspace, user: str) -> None:
    """Remove somebody from every channel."""
    for channel in workspace.channels.values():
        if not channel.is_direct:
            channel.members.discard(user)


def add_to_channel(workspace: Workspace, events: Events, channel: Channel, user: str) -> None:
    """Add somebody to a channel, share it with their organisation, and send member_joined_channel."""
    team = workspace.team_of(user)
    if team != workspace.team and team.id not in channel.shared_with:
        channel.shared_with.append(team.id)
    channel.members.add(user)
    workspace.mark_changed()
    event = {"type": "member_joined_channel", "user": user, "channel": channel.id}
    events.send("member_joined_channel", event | {"channel_type": channel.type.letter, "team": team.id})
