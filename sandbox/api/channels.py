"""Methods conversations.* that change a channel."""

import re

from sandbox.api.call import Call
from sandbox.api.conversation_objects import conversation_json, is_general
from sandbox.errors import SlackError
from sandbox.membership import add_to_channel
from sandbox.records import Channel, Json
from sandbox.workspace import BOT, new_id

NAME = re.compile(r"[\w-]+")
LONGEST_NAME = 80


def join(call: Call) -> Json:
    """conversations.join."""
    channel = _public(call)
    already: Json = {}
    if BOT in channel.members:
        already = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    else:
        _add(call, channel, BOT)
    return {"channel": conversation_json(call.workspace, channel), **already}


def create(call: Call) -> Json:
    """conversations.create."""
    name = _new_name(call)
    private = call.flag("is_private")
    call.require("groups:write" if private else "channels:manage")
    if any(each.name == name and not each.is_direct for each in call.workspace.channels.values()):
        raise SlackError("name_taken")
    created = int(call.workspace.clock.now())
    channel = Channel(new_id("C"), name, members={BOT}, created=created, is_private=private)
    call.workspace.channels[channel.id] = channel
    call.workspace.mark_changed()
    return {"channel": conversation_json(call.workspace, channel)}


def _new_name(call: Call) -> str:
    """Read the name of a new channel: lower-case letters, digits, hyphens and underscores."""
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
    if channel.archived:
        raise SlackError("is_archived")
    if len(topic) > 250:
        raise SlackError("too_long")
    channel.topic = topic
    call.workspace.mark_changed()
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
    call.workspace.mark_changed()
    return {}


def _public(call: Call) -> Channel:
    channel = call.channel()
    if channel.is_direct:
        raise SlackError("method_not_supported_for_channel_type")
    return channel


def _add(call: Call, channel: Channel, user: str) -> None:
    if channel.archived:
        raise SlackError("is_archived")
    add_to_channel(call.workspace, call.runtime.events, channel, user)
