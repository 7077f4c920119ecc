"""Who comes into the workspace and into its channels, and what the app hears of it."""

from collections.abc import Iterable

from sandbox.events import Events
from sandbox.objects import user_json
from sandbox.records import Channel, Person
from sandbox.workspace import Workspace


def welcome(workspace: Workspace, events: Events, person: Person, channels: Iterable[Channel]) -> None:
    """Tell the app of somebody new in the workspace, and let them into those channels."""
    if person.team_id is None:
        told = {"type": "team_join", "user": user_json(workspace, person), "cache_ts": int(workspace.clock.now())}
        events.send("team_join", told)
    for channel in channels:
        add_to_channel(workspace, events, channel, person.id)


def leave_channels(workspace: Workspace, user: str) -> None:
    """Take somebody out of every channel."""
    for channel in workspace.channels.values():
        if not channel.is_direct:
            channel.members.discard(user)


def add_to_channel(workspace: Workspace, events: Events, channel: Channel, user: str) -> None:
    """Make somebody a member of a channel, which is then shared with their organisation."""
    team = workspace.team_of(user)
    if team != workspace.team and team.id not in channel.shared_with:
        channel.shared_with.append(team.id)
    channel.members.add(user)
    workspace.mark_changed()
    event = {"type": "member_joined_channel", "user": user, "channel": channel.id}
    events.send("member_joined_channel", event | {"channel_type": channel.type.letter, "team": team.id})
