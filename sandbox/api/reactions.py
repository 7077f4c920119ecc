"""Methods reactions.*."""

from sandbox.api.call import Call
from sandbox.errors import SlackError
from sandbox.objects import message_json
from sandbox.reactions import add_reaction, remove_reaction
from sandbox.records import Json, Message
from sandbox.workspace import BOT


def add(call: Call) -> Json:
    """reactions.add."""
    add_reaction(call.workspace, call.runtime.events, _find_message(call), BOT, call.need("name"))
    return {}


def remove(call: Call) -> Json:
    """reactions.remove."""
    remove_reaction(call.workspace, call.runtime.events, _find_message(call), BOT, call.need("name"))
    return {}


def get(call: Call) -> Json:
    """reactions.get; all people are listed, `full` or not."""
    call.flag("full")
    return _item(call, _find_message(call, changes=False))


def list_all(call: Call) -> Json:
    """reactions.list of a person, or of the app."""
    call.flag("full")
    user = call.person().id if call.text("user") else BOT
    page, cursor = call.page(
        [each for each in _all_messages(call) if any(user in who for who in each.reactions.values())]
    )
    return {"items": [_item(call, each) for each in page], **cursor}


def _find_message(call: Call, *, changes: bool = True) -> Message:
    if not (call.text("channel") and call.text("timestamp")):
        raise SlackError("no_item_specified")
    channel = call.joined()
    if changes and channel.archived:
        raise SlackError("is_archived")
    return call.message(channel, "timestamp")


def _all_messages(call: Call) -> list[Message]:
    """List the messages that the app sees, newest first."""
    seen = [each for each in call.workspace.channels.values() if BOT in each.members]
    return sorted((message for each in seen for message in each.messages), key=lambda each: each.ts, reverse=True)


def _item(call: Call, message: Message) -> Json:
    return {"type": "message", "channel": message.channel, "message": message_json(call.workspace, message)}
