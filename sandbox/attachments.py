"""Parse message attachments, with blocks or in the legacy fields."""

from sandbox.elements import assign_ids
from sandbox.errors import SlackError
from sandbox.records import Json, Message
from sandbox.validation import require_valid_blocks

MAX_ATTACHMENTS = 100
LEGACY_TEXTS = ("pretext", "author_name", "title", "text", "footer")


def parse_attachments(value: object, *, older: bool) -> list[Json]:
    """Number attachments and give their blocks ids; SlackError when they are invalid."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise SlackError("invalid_attachments")
    if len(value) > MAX_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return [_read(number, each, older=older) for number, each in enumerate(value, 1)]


def _read(number: int, given: Json, *, older: bool) -> Json:
    kept = {"id": number, "fallback": "[no preview available]", **given}
    if "blocks" in given:
        require_valid_blocks(given["blocks"], f"/attachments/{number - 1}/blocks", older=older)
        kept["blocks"] = assign_ids(given["blocks"])
    return kept | ({"color": str(given["color"]).removeprefix("#")} if "color" in given else {})


def blocks_of(attachment: Json) -> list[Json]:
    """Return the blocks of an attachment; legacy fields as one section."""
    if "blocks" in attachment:
        blocks: list[Json] = attachment["blocks"]
        return blocks
    lines = [str(attachment[name]) for name in LEGACY_TEXTS if attachment.get(name)]
    lines += [f"*{each.get('title', '')}*\n{each.get('value', '')}" for each in attachment.get("fields") or ()]
    words = {"type": "mrkdwn", "text": "\n".join(lines) or str(attachment["fallback"])}
    return [{"type": "section", "block_id": f"attachment-{attachment['id']}", "text": words}]


def all_blocks(message: Message) -> list[Json]:
    """List the blocks of a message and then of its attachments."""
    return [*message.blocks, *(block for each in message.attachments for block in blocks_of(each))]


def attachment_id_of(message: Message, block_id: str) -> int | None:
    """Return the number of the attachment with that block, if any."""
    found = (
        each["id"] for each in message.attachments for block in blocks_of(each) if block["block_id"] == block_id
    )
    return next(found, None)
