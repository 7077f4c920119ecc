"""Methods conversations.* that read, conversations.open and users.conversations."""

from sandbox.api.call import Call, is_hidden
from sandbox.api.conversation_objects import conversation_json, cut_page, select_messages
from sandbox.errors import SlackError
from sandbox.objects import app_message_json
from sandbox.records import DIRECT_MESSAGE, PRIVATE_CHANNEL, PUBLIC_CHANNEL, Channel, Json, Message
from sandbox.workspace import BOT, SLACKBOT

KINDS = {"public_channel", "private_channel", "mpim", "im"}


def info(call: Call) -> Json:
    """conversations.info."""
    channel = call.channel("read")
    fields = conversation_json(call.workspace, channel)
    if call.flag("include_num_members"):
        fields["num_members"] = len(channel.members)
    return {"channel": fields}


def list_all(call: Call) -> Json:
    """conversations.list."""
    kinds = _kinds(call)
    known = [each for each in call.workspace.channels.values() if not is_hidden(each)]
    found = [each for each in known if each.type.types in kinds]
    return _listed(call, found, kinds)


def list_joined(call: Call) -> Json:
    """users.conversations of a person, or of the app."""
    kinds = _kinds(call)
    user = call.person().id if call.text("user") else BOT
    known = [each for each in call.workspace.channels.values() if user in each.members and not is_hidden(each)]
    found = [each for each in known if each.type.types in kinds]
    return _listed(call, found, kinds)


def _listed(call: Call, found: list[Channel], kinds: set[str]) -> Json:
    for each in (PUBLIC_CHANNEL, PRIVATE_CHANNEL, DIRECT_MESSAGE):
        if each.types in kinds:
            call.require(f"{each.scope}:read")
    if call.flag("exclude_archived"):
        found = [each for each in found if not each.archived]
    page, cursor = call.page(found)
    return {"channels": [conversation_json(call.workspace, each) for each in page], **cursor}


def _kinds(call: Call) -> set[str]:
    kinds = set(call.items("types") or ["public_channel"])
    if kinds - KINDS:
        raise SlackError("invalid_types")
    return kinds


def members(call: Call) -> Json:
    """conversations.members."""
    page, cursor = call.page(sorted(call.channel("read").members))
    return {"members": page, **cursor}


def history(call: Call) -> Json:
    """conversations.history, newest first, without replies and ephemeral messages."""
    channel = call.joined("history")
    shown = [each for each in channel.messages if each.thread_ts in (None, each.ts) or each.broadcast]
    page, cursor = cut_page(call, select_messages(call, shown)[::-1], unset=100, most=999, newest_first=True)
    return {"messages": _told(call, page), "pin_count": sum(each.pinned for each in channel.messages), **cursor}


def replies(call: Call) -> Json:
    """conversations.replies, the parent first."""
    channel = call.joined("history")
    first = call.message(channel, error="thread_not_found")
    thread = [first, *select_messages(call, call.workspace.replies(channel.id, first.thread_ts or first.ts))]
    page, cursor = cut_page(call, thread, unset=1000, most=1000)
    return {"messages": _told(call, page), **cursor}


def _told(call: Call, messages: list[Message]) -> list[Json]:
    metadata = call.flag("include_all_metadata")
    return [app_message_json(call.workspace, each, metadata=metadata) for each in messages]


def open_im(call: Call) -> Json:
    """conversations.open with one person or an existing conversation."""
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
    if call.is_out_of_reach(users[0]):
        raise SlackError("user_not_visible")
    known = any(each.user == users[0] for each in call.workspace.channels.values())
    fields = {"no_op": True, "already_open": True} if known else {}
    return {**fields, **_opened(call, call.workspace.im(users[0]))}


def _opened(call: Call, channel: Channel) -> Json:
    whole = call.flag("return_im")
    return {"channel": conversation_json(call.workspace, channel) if whole else {"id": channel.id}}
