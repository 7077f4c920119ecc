"""Convert conversations to Slack's objects, and select the messages that a call asks for."""

import math

from sandbox.api.call import MOMENT, Call, next_cursor
from sandbox.errors import SlackError
from sandbox.records import PUBLIC_CHANNEL, Channel, Json, Message
from sandbox.workspace import BOT, Workspace


def conversation_json(workspace: Workspace, channel: Channel) -> Json:
    """Return a conversation object."""
    json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_org_shared": False,
    }
    json["context_team_id"] = workspace.team_id
    return json | (_im(workspace, channel) if channel.is_direct else _channel(workspace, channel))


def _im(workspace: Workspace, channel: Channel) -> Json:
    gone = workspace.person(channel.user or "").deleted
    return {"is_im": True, "user": channel.user, "is_user_deleted": gone, "priority": 0, "is_open": True}


def _channel(workspace: Workspace, channel: Channel) -> Json:
    topic = {"value": channel.topic, "creator": "", "last_set": 0}
    return {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_general": is_general(workspace, channel),
        "is_shared": bool(channel.shared_with),
        "is_ext_shared": bool(channel.shared_with),
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "shared_team_ids": [workspace.team_id, *channel.shared_with],
        **_connection(workspace, channel),
        "is_member": BOT in channel.members,
        "unlinked": 0,
        "creator": BOT,
        "topic": topic,
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
    }


def _connection(workspace: Workspace, channel: Channel) -> Json:
    """Return the json of a channel that is shared with another organisation."""
    own = {"internal_team_ids": [workspace.team_id], "conversation_host_id": workspace.team_id}
    return {"connected_team_ids": channel.shared_with, **own} if channel.shared_with else {}


def is_general(workspace: Workspace, channel: Channel) -> bool:
    """Tell whether it is the general channel: the first public one."""
    return channel is next((each for each in workspace.channels.values() if each.type is PUBLIC_CHANNEL), None)


def select_messages(call: Call, messages: list[Message]) -> list[Message]:
    """Select messages between `oldest` and `latest`, both excluded unless `inclusive`."""
    oldest, latest = call.moment("oldest", 0.0), call.moment("latest", math.inf)
    ends = {oldest, latest} if call.flag("inclusive") else set()
    known = call.workspace.clock.now() - call.workspace.faults.history_delay
    return [
        each
        for each in messages
        if each.ephemeral_to is None
        and (oldest < float(each.ts) < latest or float(each.ts) in ends)
        and (not call.workspace.faults.history_delay or float(each.ts) <= known)
    ]


def cut_page(
    call: Call, messages: list[Message], *, unset: int, most: int, newest_first: bool = False
) -> tuple[list[Message], Json]:
    """Return the page that `cursor` and `limit` ask for, and the paging json.

    Cursors are ts, so that new and deleted messages do not shift the pages.
    """
    limit, start = call.number("limit", unset, most), _start(call, messages, newest_first=newest_first)
    following = messages[start + limit : start + limit + 1]
    cursor = next_cursor("next_ts", following[0].ts) if following else {}
    return messages[start : start + limit], {"has_more": bool(following), **cursor}


def _start(call: Call, messages: list[Message], *, newest_first: bool) -> int:
    """Return the index of the cursor's message, or where it was."""
    mark = call.mark("next_ts")
    if not mark:
        return 0
    if not MOMENT.fullmatch(mark):
        raise SlackError("invalid_cursor")
    sign, last = (-1 if newest_first else 1), float(mark)
    reached = (at for at, each in enumerate(messages) if sign * float(each.ts) >= sign * last)
    return next(reached, len(messages))
