"""Messages: written, changed, taken away, and put where an answer to an interaction belongs."""

from sandbox.attachments import parse_attachments
from sandbox.elements import assign_ids
from sandbox.errors import NotFoundError, SlackError
from sandbox.interaction_tokens import ResponseUrl
from sandbox.records import Channel, Json, Message, is_reply
from sandbox.validation import require_valid_message
from sandbox.workspace import BOT, SLACKBOT, Workspace

DELETED = "This message was deleted."
ANSWER = {
    *("text", "blocks", "attachments", "metadata", "response_type", "replace_original", "delete_original"),
    *("thread_ts", "unfurl_links", "unfurl_media"),
}
"""What an answer to an interaction may say."""


def post(workspace: Workspace, channel: Channel, message: Message) -> Message:
    """Put a message last in its channel, blocks named; a reply makes its parent a thread."""
    message.blocks = assign_ids(message.blocks)
    if message.thread_ts and message.ephemeral_to is None:
        parent = find_parent(workspace, channel.id, message.thread_ts)
        message.thread_ts = parent.thread_ts = parent.ts
    channel.messages.append(message)
    workspace.mark_changed()
    return message


def find_parent(workspace: Workspace, channel: str, ts: str) -> Message:
    """The first message of the thread in which that one is; NotFoundError when there is none."""
    named = workspace.message(channel, ts)
    return workspace.message(channel, named.thread_ts) if named.thread_ts else named


def new_message(
    workspace: Workspace,
    channel: Channel,
    text: str,
    blocks: list[Json] | None = None,
    attachments: list[Json] | None = None,
) -> Message:
    """A message of the app's, stamped but not yet posted."""
    stamp = workspace.clock.stamp()
    return Message(stamp, channel.id, BOT, text, blocks or [], bot=True, attachments=attachments or [])


def edit(
    workspace: Workspace, message: Message, text: str, blocks: list[Json], attachments: list[Json] | None = None
) -> None:
    """Other content in the same place, but attachments where none are told; what people chose is forgotten."""
    message.text, message.blocks = text, assign_ids(blocks)
    message.attachments = message.attachments if attachments is None else attachments
    message.values = {}
    workspace.mark_changed()


def remove(workspace: Workspace, message: Message) -> list[Message]:
    """Take a message away, and tell which are gone.

    Over replies it stays as a notice that it was deleted, which goes with the last of them.
    """
    gone = [] if workspace.replies(message.channel, message.ts) else [message, *_idle_notice(workspace, message)]
    messages = workspace.channel(message.channel).messages
    messages[:] = [each for each in messages if each not in gone]
    if not gone:
        message.user, message.bot, message.deleted = SLACKBOT, False, True
        message.files, message.metadata, message.edited, message.pinned = [], None, None, False
        message.reactions = {}
        edit(workspace, message, DELETED, [], [])
    workspace.mark_changed()
    return gone


def _idle_notice(workspace: Workspace, reply: Message) -> list[Message]:
    """The notice of a deleted message over this reply, when no other stands under it."""
    if not is_reply(reply) or len(workspace.replies(reply.channel, reply.thread_ts or "")) > 1:
        return []
    first = find_parent(workspace, reply.channel, reply.ts)
    return [first] if first.deleted else []


def post_ephemeral_notice(
    workspace: Workspace, channel: str, user: str, text: str, thread_ts: str | None = None
) -> Message:
    """A word from the workspace itself, only for that person."""
    place = workspace.channel(channel)
    message = Message(workspace.clock.stamp(), place.id, SLACKBOT, text, ephemeral_to=user, thread_ts=thread_ts)
    return post(workspace, place, message)


def apply_response(workspace: Workspace, link: ResponseUrl, body: Json) -> None:
    """What an acknowledgement or a response_url says: a new message, or one in place of the touched one."""
    if body.get("delete_original"):
        remove(workspace, _touched(workspace, link))
        return
    text, blocks, older = str(body.get("text") or ""), body.get("blocks") or [], workspace.faults.older
    attachments = parse_attachments(body.get("attachments") or [], older=older)
    require_valid_message(text, blocks, body.get("metadata"), older=older, accompanied=bool(attachments))
    if _replaces(link, body):
        edit(workspace, _touched(workspace, link), text, blocks, attachments)
        return
    message = new_message(workspace, workspace.channel(link.channel), text, blocks, attachments)
    message.metadata = body.get("metadata")
    _add_answer(workspace, link, body, message)


def ignored_fields(body: Json) -> str:
    """The warning of what an answer says in vain; empty when there is nothing."""
    return ",".join(f"ignored_argument:{name}" for name in sorted(body.keys() - ANSWER))


def _touched(workspace: Workspace, link: ResponseUrl) -> Message:
    try:
        return workspace.message(link.channel, link.source_ts or "")
    except NotFoundError:
        raise SlackError("message_not_found") from None


def _replaces(link: ResponseUrl, body: Json) -> bool:
    """Unsaid, an answer to a touched message replaces it unless it says how it should be shown."""
    said = body.get("replace_original", "response_type" not in body)
    return bool(said) and link.source_ts is not None


def _thread(workspace: Workspace, channel: str, ts: str) -> str:
    try:
        return find_parent(workspace, channel, ts).ts
    except NotFoundError:
        raise SlackError("thread_not_found") from None


def _add_answer(workspace: Workspace, link: ResponseUrl, body: Json, message: Message) -> None:
    if body.get("thread_ts"):
        message.thread_ts = _thread(workspace, link.channel, str(body["thread_ts"]))
    if body.get("response_type") != "in_channel":
        message.ephemeral_to = link.user
    post(workspace, workspace.channel(link.channel), message)
