"""Who comes into the workspace and into its channels, and what the app hears of it."""

from collections.abc import Iterable

from sandbox.events import Events
from sandbox.objects import user_json
from sandbox.records import Channel, Person
from sandbox.workspace import Workspace


def welcome(workspace: Workspace, events: Events, person: Person, channels: Iterable[Channel]) -> None:
    """Tell the app of somebody new, and let them into those channels."""
    told = {"type": "team_join", "user": user_json(workspace, person), "cache_ts": int(workspace.clock.now())}
    events.send("team_join", told)
    for channel in channels:
        let_in(workspace, events, channel, person.id)


def let_in(workspace: Workspace, events: Events, channel: Channel, user: str) -> None:
    """Make somebody a member of a channel."""
    channel.members.add(user)
    workspace.changed()
    event = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": "C"}
    events.send("member_joined_channel", event | {"team": workspace.team_id})
