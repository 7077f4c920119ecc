"""conversations.*: channels and direct conversations, who is in them and what is said there."""

import re
from typing import Any

from sandbox.api.call import Call
from sandbox.api.tales import conversation_json, cut_page, is_general, select_messages
from sandbox.errors import SlackError
from sandbox.objects import spoken_json
from sandbox.records import Channel, Json, Message
from sandbox.workspace import BOT, SLACKBOT, new_id

NAME = re.compile(r"[\w-]+")
LONGEST_NAME = 80
KINDS = {"public_channel", "private_channel", "mpim", "im"}


def info(call: Call) -> Json:
    """conversations.info."""
    channel = call.channel("read")
    told = conversation_json(call.workspace, channel)
    if call.flag("include_num_members"):
        told["num_members"] = len(channel.members)
    return {"channel": told}


def list_all(call: Call) -> Json:
    """conversations.list."""
    kinds = _kinds(call)
    found = [each for each in call.workspace.channels.values() if _kind(each) in kinds]
    return _listed(call, found, kinds)


def list_joined(call: Call) -> Json:
    """users.conversations: those of a person, or the app's own."""
    kinds = _kinds(call)
    user = call.person().id if call.text("user") else BOT
    found = [each for each in call.workspace.channels.values() if user in each.members and _kind(each) in kinds]
    return _listed(call, found, kinds)


def _listed(call: Call, found: list[Channel], kinds: set[str]) -> Json:
    for kind, scope in {"public_channel": "channels:read", "im": "im:read"}.items():
        if kind in kinds:
            call.require(scope)
    if call.flag("exclude_archived"):
        found = [each for each in found if not each.archived]
    page, cursor = call.page(found)
    return {"channels": [conversation_json(call.workspace, each) for each in page], **cursor}


def _kinds(call: Call) -> set[str]:
    kinds = set(call.items("types") or ["public_channel"])
    if kinds - KINDS:
        raise SlackError("invalid_types")
    return kinds


def _kind(channel: Channel) -> str:
    return "im" if channel.kind == "im" else "public_channel"


def members(call: Call) -> Json:
    """conversations.members."""
    page, cursor = call.page(sorted(call.channel("read").members))
    return {"members": page, **cursor}


def history(call: Call) -> Json:
    """conversations.history, newest first, without replies and ephemerals."""
    channel = call.joined("history")
    shown = [each for each in channel.messages if each.thread_ts in (None, each.ts) or each.broadcast]
    page, cursor = cut_page(call, select_messages(call, shown)[::-1], unset=100, most=999, newest_first=True)
    return {"messages": _told(call, page), "pin_count": sum(each.pinned for each in channel.messages), **cursor}


def replies(call: Call) -> Json:
    """conversations.replies: a thread, its first message first."""
    channel = call.joined("history")
    first = call.message(channel, error="thread_not_found")
    thread = [first, *select_messages(call, call.workspace.replies(channel.id, first.thread_ts or first.ts))]
    page, cursor = cut_page(call, thread, unset=1000, most=1000)
    return {"messages": _told(call, page), **cursor}


def _told(call: Call, messages: list[Message]) -> list[Json]:
    metadata = call.flag("include_all_metadata")
    return [spoken_json(call.workspace, each, metadata=metadata) for each in messages]


def open_im(call: Call) -> Json:
    """conversations.open with one person, or with a conversation there is."""
    if call.text("channel"):
        channel: Channel = call.channel()
        return {"no_op": True, "already_open": True, **_opened(call, channel)}
    users = call.items("users")
    if len(users) != 1:
        raise SlackError("users_list_not_supplied" if not users else "too_many_users")
    if users[0] not in call.workspace.people or users[0] == BOT:
        raise SlackError("user_not_found")
    if users[0] == SLACKBOT:
        raise SlackError("cannot_dm_bot")
    if call.workspace.person(users[0]).deleted:
        raise SlackError("user_disabled")
    known = any(each.user == users[0] for each in call.workspace.channels.values())
    told = {"no_op": True, "already_open": True} if known else {}
    return {**told, **_opened(call, call.workspace.im(users[0]))}


def _opened(call: Call, channel: Channel) -> Json:
    whole = call.flag("return_im")
    return {"channel": conversation_json(call.workspace, channel) if whole else {"id": channel.id}}


def join(call: Call) -> Json:
    """conversations.join."""
    channel = _public(call)
    already: dict[str, Any] = {}
    if BOT in channel.members:
        already = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    else:
        _add(call, channel, BOT)
    return {"channel": conversation_json(call.workspace, channel), **already}


def create(call: Call) -> Json:
    """conversations.create."""
    name = _new_name(call)
    if call.flag("is_private"):
        raise SlackError("restricted_action")
    if any(each.name == name and each.kind == "channel" for each in call.workspace.channels.values()):
        raise SlackError("name_taken")
    channel = Channel(new_id("C"), name, members={BOT}, created=int(call.workspace.clock.now()))
    call.workspace.channels[channel.id] = channel
    call.workspace.changed()
    return {"channel": conversation_json(call.workspace, channel)}


def _new_name(call: Call) -> str:
    """The name of a new channel: lower-case letters, digits, hyphens and underscores."""
    name = call.text("name")
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > LONGEST_NAME:
        raise SlackError("invalid_name_maxlength")
    if not NAME.fullmatch(name) or name != name.lower():
        raise SlackError("invalid_name_specials")
    if not name.strip("-_"):
        raise SlackError("invalid_name_punctuation")
    return name


def invite(call: Call) -> Json:
    """conversations.invite."""
    channel = call.joined()
    users = call.items("users")
    if not users or set(users) - set(call.workspace.people):
        raise SlackError("user_not_found" if users else "no_user")
    if BOT in users:
        raise SlackError("cant_invite_self")
    if set(users) <= channel.members:
        raise SlackError("already_in_channel")
    for user in dict.fromkeys(each for each in users if each not in channel.members):
        _add(call, channel, user)
    return {"channel": conversation_json(call.workspace, channel)}


def set_topic(call: Call) -> Json:
    """conversations.setTopic."""
    channel, topic = call.joined(), call.text("topic")
    if len(topic) > 250:
        raise SlackError("too_long")
    channel.topic = topic
    call.workspace.changed()
    return {"channel": conversation_json(call.workspace, channel)}


def archive(call: Call) -> Json:
    """conversations.archive."""
    channel = _public(call)
    if channel.archived:
        raise SlackError("already_archived")
    if is_general(call.workspace, channel):
        raise SlackError("cant_archive_general")
    call.member_of(channel)
    channel.archived = True
    call.workspace.changed()
    return {}


def _public(call: Call) -> Channel:
    channel = call.channel()
    if channel.kind == "im":
        raise SlackError("method_not_supported_for_channel_type")
    return channel


def _add(call: Call, channel: Channel, user: str) -> None:
    if channel.archived:
        raise SlackError("is_archived")
    channel.members.add(user)
    call.workspace.changed()
    event = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": "C"}
    call.site.events.send("member_joined_channel", event | {"team": call.workspace.team_id})
