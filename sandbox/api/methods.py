"""The table of Web API methods: rate limit tier, scope and token of each."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from sandbox.api import app, channels, chat, conversations, files, oauth, reactions, users, views
from sandbox.api.call import Call
from sandbox.records import Json


class Method(NamedTuple):
    """`tier` is 1–4, or 0 for no limit; `scope` is `a|b` for either, empty for none or the channel's own.

    Where Slack does not read JSON, a JSON body counts as empty.
    """

    run: Callable[[Call], Json]
    tier: int
    scope: str = ""
    caller: Literal["bot", "app", "anyone"] = "bot"
    takes_json: bool = True


METHODS: dict[str, Method] = {
    "api.test": Method(app.test_api, 4, caller="anyone"),
    "auth.revoke": Method(oauth.revoke, 3, takes_json=False),
    "auth.test": Method(app.test_token, 0),
    "apps.connections.open": Method(app.open_connection, 0, caller="app"),
    "blocks.validate": Method(app.validate_blocks, 4),
    "chat.postMessage": Method(chat.post_message, 0, "chat:write"),
    "chat.postEphemeral": Method(chat.post_ephemeral, 4, "chat:write"),
    "chat.update": Method(chat.update, 3, "chat:write"),
    "chat.delete": Method(chat.delete, 3, "chat:write"),
    "chat.getPermalink": Method(chat.permalink, 0, takes_json=False),
    "conversations.archive": Method(channels.archive, 2, "channels:manage|groups:write"),
    "conversations.create": Method(channels.create, 2, "channels:manage|groups:write"),
    "conversations.history": Method(conversations.history, 3, takes_json=False),
    "conversations.info": Method(conversations.info, 3, takes_json=False),
    "conversations.invite": Method(channels.invite, 3, "channels:manage|channels:write.invites|groups:write"),
    "conversations.join": Method(channels.join, 3, "channels:join"),
    "conversations.list": Method(conversations.list_all, 2, takes_json=False),
    "conversations.members": Method(conversations.members, 4, takes_json=False),
    "conversations.open": Method(conversations.open_im, 3, "im:write"),
    "conversations.replies": Method(conversations.replies, 3, takes_json=False),
    "conversations.setTopic": Method(channels.set_topic, 2, "channels:manage|channels:write.topic|groups:write"),
    "files.completeUploadExternal": Method(files.complete, 4, "files:write", takes_json=False),
    "files.delete": Method(files.delete, 3, "files:write"),
    "files.getUploadURLExternal": Method(files.begin, 4, "files:write", takes_json=False),
    "files.info": Method(files.info, 4, "files:read", takes_json=False),
    "oauth.v2.access": Method(oauth.access, 4, caller="anyone", takes_json=False),
    "pins.add": Method(chat.add_pin, 2, "pins:write"),
    "reactions.add": Method(reactions.add, 3, "reactions:write"),
    "reactions.get": Method(reactions.get, 3, "reactions:read", takes_json=False),
    "reactions.list": Method(reactions.list_all, 2, "reactions:read", takes_json=False),
    "reactions.remove": Method(reactions.remove, 2, "reactions:write"),
    "team.info": Method(users.team_info, 3, "team:read", takes_json=False),
    "usergroups.list": Method(users.list_groups, 2, "usergroups:read", takes_json=False),
    "usergroups.users.list": Method(users.list_group_users, 2, "usergroups:read", takes_json=False),
    "users.conversations": Method(conversations.list_joined, 3, takes_json=False),
    "users.info": Method(users.info, 4, "users:read", takes_json=False),
    "users.list": Method(users.list_all, 2, "users:read", takes_json=False),
    "views.open": Method(views.open_modal, 4),
    "views.publish": Method(views.publish, 4),
    "views.push": Method(views.push, 4),
    "views.update": Method(views.update, 4),
}
