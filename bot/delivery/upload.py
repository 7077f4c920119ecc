"""Upload a file to Slack, and find the message in which it was shared."""

from collections.abc import Callable
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from slack_sdk import WebClient

from bot.delivery.errors import ConversationUnreadable, DeliveryRefused, SlackUnreachable
from bot.delivery.slack_client import Json
from commands.vocabulary.blocks import Attachment

CallSlack = Callable[..., Json]
FORGOTTEN = "file_not_found"
NOT_ALLOWED = "files_not_allowed"


def upload(call_slack: CallSlack, client: WebClient, file: Attachment) -> str:
    """Upload a file, which nobody sees before it is shared, and return its id; raises as `call_slack` does."""
    try:
        begun = call_slack(
            client.files_getUploadURLExternal,
            "upload_url",
            filename=file.name,
            length=len(file.content),
            alt_txt=file.alt or None,
        )
    except DeliveryRefused as refusal:
        # To the message an app without this right is a clear no: others to the same receiver must not wait for it.
        raise DeliveryRefused(NOT_ALLOWED if refusal.why == "missing_scope" else refusal.why) from None
    _send(str(begun["upload_url"]), file.content, client.timeout)
    return str(begun["file_id"])


def _send(address: str, content: bytes, seconds: float) -> None:
    """Send the bytes; a failure leaves nothing that anyone can see."""
    request = Request(address, data=content, headers={"Content-Type": "application/octet-stream"})  # noqa: S310 (as below)
    try:
        with urlopen(request, timeout=seconds) as answer:  # noqa: S310 (an address from Slack's own answer)
            answer.read()
    except HTTPError as refusal:
        passing = refusal.code in (408, 429) or refusal.code >= 500
        raise (SlackUnreachable if passing else DeliveryRefused)(f"upload_{refusal.code}") from None
    except (OSError, HTTPException) as error:
        raise SlackUnreachable(f"upload_{type(error).__name__}") from None


def find_shared(call_slack: CallSlack, client: WebClient, file_id: str, channel: str) -> str | None:
    """Find the ts of the message in which an uploaded file was shared; None when it surely never was.

    Raises ConversationUnreadable while Slack holds it and does not show it yet, else what `call_slack` raises.
    """
    try:
        file = call_slack(client.files_info, "file", file=file_id)["file"]
    except DeliveryRefused as refusal:
        if refusal.why == FORGOTTEN:
            return None
        raise ConversationUnreadable(refusal.why) from None
    ts = shared_at(file, channel)
    if ts is None:
        raise ConversationUnreadable("not_shown_yet")
    return ts


def shared_at(file: Json, channel: str) -> str | None:
    """Read the ts of the message that holds the file in a conversation, where Slack already says it."""
    kinds: Json = file.get("shares") or {}
    stands = [each for places in kinds.values() for each in places.get(channel, ())]
    return str(stands[0]["ts"]) if stands else None
