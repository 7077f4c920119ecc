"""Methods chat.* and pins.add."""

from sandbox.api.call import MOMENT, Call, is_hidden
from sandbox.attachments import parse_attachments
from sandbox.errors import NotFoundError, SlackError
from sandbox.messages import edit, find_parent, new_message, post, remove
from sandbox.objects import app_message_json, message_json
from sandbox.records import Channel, Json, Message
from sandbox.validation import require_valid_message
from sandbox.workspace import BOT, SLACKBOT

LONGEST_UPDATE = 4000
MOST_PINS = 100


def post_message(call: Call) -> Json:
    """chat.postMessage."""
    channel = find_destination(call, call.need("channel"))
    message = _new_message(call, channel)
    message.broadcast = call.flag("reply_broadcast")
    _limit_posts(call, channel)
    post(call.workspace, channel, message)
    call.runtime.events.send_message(message)
    posted = message_json(call.workspace, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": posted}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral."""
    channel, user = call.member_of(_find_channel(call, call.need("channel"))), call.person().id
    _refuse_archived(channel)
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = _new_message(call, channel)
    message.ephemeral_to = user
    post(call.workspace, channel, message)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update; missing arguments leave the message as it is."""
    channel = call.channel()
    message = _own_message(call, channel, "cant_update_message")
    text, blocks, attachments = _content(call)
    if len(text) > LONGEST_UPDATE:
        raise SlackError("msg_too_long")
    if not text and blocks is None and attachments is None and call.given("metadata") is None:
        raise SlackError("no_text")
    metadata = call.parsed("metadata", "invalid_metadata_format")
    shown = message.blocks if blocks is None else blocks
    accompanied, older = bool(message.attachments or attachments), call.workspace.faults.older
    require_valid_message(text or message.text, shown, metadata or None, older=older, accompanied=accompanied)
    before = app_message_json(call.workspace, message)
    edit(call.workspace, message, text or message.text, shown, attachments)
    message.metadata = message.metadata if metadata is None else (metadata or None)
    message.edited = call.workspace.clock.stamp()
    call.runtime.events.send_change(message, before)
    posted = message_json(call.workspace, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": posted}


def delete(call: Call) -> Json:
    """chat.delete."""
    channel = call.channel()
    message = _own_message(call, channel, "cant_delete_message")
    before = app_message_json(call.workspace, message)
    for each in remove(call.workspace, message):
        call.runtime.events.send_removal(each)
    if message.deleted:
        call.runtime.events.send_change(message, before)
    return {"channel": channel.id, "ts": message.ts}


def permalink(call: Call) -> Json:
    """chat.getPermalink: an address in this sandbox."""
    channel = call.channel()
    message = call.message(channel, "message_ts")
    link = f"{call.workspace.address}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def add_pin(call: Call) -> Json:
    """pins.add."""
    channel = call.joined()
    _refuse_archived(channel)
    if not MOMENT.fullmatch(call.text("timestamp")):
        raise SlackError("bad_timestamp" if call.text("timestamp") else "no_item_specified")
    message = call.message(channel, "timestamp")
    if message.pinned or message.deleted:
        raise SlackError("already_pinned" if message.pinned else "not_pinnable")
    if sum(each.pinned for each in channel.messages) >= MOST_PINS:
        raise SlackError("too_many_pins")
    message.pinned = True
    call.workspace.mark_changed()
    return {}


def find_destination(call: Call, key: str) -> Channel:
    """Find the conversation to post to, or a person's direct message; SlackError when the app may not."""
    if key in call.workspace.people and key not in {BOT, SLACKBOT}:
        _refuse_out_of_reach(call, key)
        return call.workspace.im(key)
    channel = _find_channel(call, key)
    _refuse_out_of_reach(call, channel.user)
    _refuse_archived(channel)
    public = "chat:write.public" in (call.workspace.manifest.scopes or ())
    if BOT not in channel.members and not public:
        raise SlackError("not_in_channel")
    return channel


def _find_channel(call: Call, key: str) -> Channel:
    """Find a conversation by id or name, unless it is hidden from the app."""
    try:
        found = call.workspace.channel(key)
    except NotFoundError:
        raise SlackError("channel_not_found") from None
    if is_hidden(found):
        raise SlackError("channel_not_found")
    return found


def _refuse_out_of_reach(call: Call, user: str | None) -> None:
    if call.is_out_of_reach(user):
        raise SlackError("channel_not_found")


def _refuse_archived(channel: Channel) -> None:
    if channel.archived:
        raise SlackError("is_archived")


def _new_message(call: Call, channel: Channel) -> Message:
    """Create and validate the message of the arguments."""
    text, blocks, attachments = _content(call)
    metadata = call.parsed("metadata", "invalid_metadata_format")
    older = call.workspace.faults.older
    require_valid_message(text, blocks, metadata, older=older, accompanied=bool(attachments))
    message = new_message(call.workspace, channel, text, blocks, attachments)
    message.metadata = metadata
    if "chat:write.customize" in (call.workspace.manifest.scopes or {"chat:write.customize"}):
        message.username = call.text("username") or None
        message.icons = {key: call.text(f"icon_{key}") for key in ("emoji", "url") if call.text(f"icon_{key}")}
    message.thread_ts = resolve_thread(call, channel)
    return message


def _content(call: Call) -> tuple[str, list[Json] | None, list[Json] | None]:
    """Read text, blocks and attachments; `markdown_text` becomes a text and a markdown block."""
    text, blocks = call.text("text"), call.parsed("blocks", "invalid_blocks_format")
    attachments = call.parsed("attachments", "invalid_attachments")
    if attachments is not None:
        attachments = parse_attachments(attachments, older=call.workspace.faults.older)
    markdown = call.text("markdown_text")
    if not markdown:
        return text, blocks, attachments
    if text or blocks:
        raise SlackError("markdown_text_conflict")
    return markdown, [{"type": "markdown", "text": markdown}], attachments


def resolve_thread(call: Call, channel: Channel) -> str | None:
    """Return the ts of a thread's parent, also for the ts of a reply."""
    if not call.text("thread_ts"):
        return None
    try:
        return find_parent(call.workspace, channel.id, call.text("thread_ts")).ts
    except NotFoundError:
        raise SlackError("thread_not_found") from None


def _limit_posts(call: Call, channel: Channel) -> None:
    wait = call.runtime.rate_limits.wait_to_post(channel.id) if call.workspace.faults.limits else 0
    if wait:
        raise SlackError("ratelimited", retry_after=wait)


def _own_message(call: Call, channel: Channel, error: str) -> Message:
    if channel.archived:
        raise SlackError("is_inactive")
    message = call.message(channel)
    if not message.bot:
        raise SlackError(error)
    return message
