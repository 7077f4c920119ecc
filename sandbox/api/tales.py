"""How a conversation is told in the Web API's answers, and which of its messages a call asks for."""

import math

from sandbox.api.call import Call, next_cursor
from sandbox.records import Channel, Json, Message
from sandbox.workspace import BOT, Workspace


def conversation_json(workspace: Workspace, channel: Channel) -> Json:
    """A conversation object."""
    told = {"id": channel.id, "created": channel.created, "is_archived": channel.archived, "is_org_shared": False}
    return told | (_im(workspace, channel) if channel.kind == "im" else _channel(workspace, channel))


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
        "is_private": False,
        "is_general": channel is next(iter(workspace.channels.values())),
        "is_shared": False,
        "is_ext_shared": False,
        "is_member": BOT in channel.members,
        "unlinked": 0,
        "creator": BOT,
        "topic": topic,
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
    }


def select_messages(call: Call, messages: list[Message]) -> list[Message]:
    """The lasting ones between `oldest` and `latest`, both excluded unless `inclusive`."""
    oldest, latest = call.moment("oldest", 0.0), call.moment("latest", math.inf)
    ends = {oldest, latest} if call.flag("inclusive") else set()
    known = call.workspace.clock.now() - call.workspace.troubles.history_delay
    return [
        each
        for each in messages
        if each.ephemeral_to is None
        and (oldest < float(each.ts) < latest or float(each.ts) in ends)
        and (not call.workspace.troubles.history_delay or float(each.ts) <= known)
    ]


def cut_page(call: Call, messages: list[Message], *, unset: int, most: int) -> tuple[list[Message], Json]:
    """The part that `cursor` and `limit` ask for, and how to go on; what is posted meanwhile moves nothing."""
    limit, mark = call.number("limit", unset, most), call.mark("next_ts")
    start = next((at for at, each in enumerate(messages) if each.ts == mark), 0)
    following = messages[start + limit : start + limit + 1]
    cursor = next_cursor("next_ts", following[0].ts) if following else {}
    return messages[start : start + limit], {"has_more": bool(following), **cursor}
