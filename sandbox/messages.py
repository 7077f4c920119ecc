"""Post, edit and remove messages, and apply the app's responses to interactions."""

from sandbox.attachments import parse_attachments
from sandbox.elements import assign_ids
from sandbox.errors import NotFoundError, SlackError
from sandbox.interaction_tokens import ResponseUrl
from sandbox.records import Channel, Json, Message, is_reply
from sandbox.validation import require_valid_message
from sandbox.workspace import BOT, SLACKBOT, Workspace

TOMBSTONE_TEXT = "This message was deleted."
RESPONSE_FIELDS = {
    *("text", "blocks", "attachments", "metadata", "response_type", "replace_original", "delete_original"),
    *("thread_ts", "unfurl_links", "unfurl_media"),
}
"""The fields of a response to an interaction."""


def post(workspace: Workspace, channel: Channel, message: Message) -> Message:
    """Append a message to its channel; a reply makes its parent a thread."""
    message.blocks = assign_ids(message.blocks)
    if message.thread_ts and message.ephemeral_to is None:
        parent = find_parent(workspace, channel.id, message.thread_ts)
        message.thread_ts = parent.thread_ts = parent.ts
    channel.messages.append(message)
    workspace.mark_changed()
    return message


def find_parent(workspace: Workspace, channel: str, ts: str) -> Message:
    """Return the parent of a message's thread, or the message itself; NotFoundError when it is unknown."""
    named = workspace.message(channel, ts)
    return workspace.message(channel, named.thread_ts) if named.thread_ts else named


def new_message(
    workspace: Workspace,
    channel: Channel,
    text: str,
    blocks: list[Json] | None = None,
    attachments: list[Json] | None = None,
) -> Message:
    """Create a message of the app without posting it."""
    stamp = workspace.clock.stamp()
    return Message(stamp, channel.id, BOT, text, blocks or [], bot=True, attachments=attachments or [])


def edit(
    workspace: Workspace, message: Message, text: str, blocks: list[Json], attachments: list[Json] | None = None
) -> None:
    """Replace text, blocks and, if given, attachments; discard the state of its inputs."""
    message.text, message.blocks = text, assign_ids(blocks)
    message.attachments = message.attachments if attachments is None else attachments
    message.values = {}
    workspace.mark_changed()


def remove(workspace: Workspace, message: Message) -> list[Message]:
    """Delete a message and return the removed ones.

    With replies it becomes a tombstone, which is removed with the last reply.
    """
    gone = [] if workspace.replies(message.channel, message.ts) else [message, *_tombstone(workspace, message)]
    messages = workspace.channel(message.channel).messages
    messages[:] = [each for each in messages if each not in gone]
    if not gone:
        message.user, message.bot, message.deleted = SLACKBOT, False, True
        message.files, message.metadata, message.edited, message.pinned = [], None, None, False
        message.reactions = {}
        edit(workspace, message, TOMBSTONE_TEXT, [], [])
    workspace.mark_changed()
    return gone


def _tombstone(workspace: Workspace, reply: Message) -> list[Message]:
    """Return the tombstone over a reply if this is the last one."""
    if not is_reply(reply) or len(workspace.replies(reply.channel, reply.thread_ts or "")) > 1:
        return []
    first = find_parent(workspace, reply.channel, reply.ts)
    return [first] if first.deleted else []


def post_ephemeral_notice(
    workspace: Workspace, channel: str, user: str, text: str, thread_ts: str | None = None
) -> Message:
    """Post an ephemeral message from Slackbot."""
    place = workspace.channel(channel)
    message = Message(workspace.clock.stamp(), place.id, SLACKBOT, text, ephemeral_to=user, thread_ts=thread_ts)
    return post(workspace, place, message)


def apply_response(workspace: Workspace, link: ResponseUrl, body: Json) -> None:
    """Apply an acknowledgement or a post to a response_url: a new message, an edit or a deletion."""
    if body.get("delete_original"):
        remove(workspace, _source_message(workspace, link))
        return
    text, blocks, older = str(body.get("text") or ""), body.get("blocks") or [], workspace.faults.older
    attachments = parse_attachments(body.get("attachments") or [], older=older)
    require_valid_message(text, blocks, body.get("metadata"), older=older, accompanied=bool(attachments))
    if _replaces(link, body):
        edit(workspace, _source_message(workspace, link), text, blocks, attachments)
        return
    message = new_message(workspace, workspace.channel(link.channel), text, blocks, attachments)
    message.metadata = body.get("metadata")
    _post_response(workspace, link, body, message)


def ignored_fields(body: Json) -> str:
    """Return the warning about unknown fields of a response, or an empty string."""
    return ",".join(f"ignored_argument:{name}" for name in sorted(body.keys() - RESPONSE_FIELDS))


def _source_message(workspace: Workspace, link: ResponseUrl) -> Message:
    try:
        return workspace.message(link.channel, link.source_ts or "")
    except NotFoundError:
        raise SlackError("message_not_found") from None


def _replaces(link: ResponseUrl, body: Json) -> bool:
    """Without `replace_original`, a response replaces its source message unless it has a response_type."""
    replace = body.get("replace_original", "response_type" not in body)
    return bool(replace) and link.source_ts is not None


def _thread(workspace: Workspace, channel: str, ts: str) -> str:
    try:
        return find_parent(workspace, channel, ts).ts
    except NotFoundError:
        raise SlackError("thread_not_found") from None


def _post_response(workspace: Workspace, link: ResponseUrl, body: Json, message: Message) -> None:
    if body.get("thread_ts"):
        message.thread_ts = _thread(workspace, link.channel, str(body["thread_ts"]))
    if body.get("response_type") != "in_channel":
        message.ephemeral_to = link.user
    post(workspace, workspace.channel(link.channel), message)
