"""Find out after an uncertain outcome whether Slack took the message, by its fingerprint in the conversation."""

from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient

from bot.delivery.errors import ConversationUnreadable, SlackUnreachable
from bot.delivery.slack_client import Json

CallSlack = Callable[..., Json]
PAGE = 15
MOST_PAGES = 40


def find_posted(
    call_slack: CallSlack, client: WebClient, mark: str, since: float, channel: str, thread: str | None
) -> str | None:
    """Find the ts of the message that carries `mark`, posted after `since` (Unix seconds); None when none does.

    The mark is a delivery's fingerprint, or the name of its file.

    Raises DeliveryRefused or ConversationUnreadable when this conversation cannot be read, and whatever
    `call_slack` raises.
    """
    try:
        return _look(call_slack, client, mark, {"channel": channel, "oldest": f"{since:.6f}"}, thread)
    except SlackUnreachable as silence:
        call_slack(client.auth_test, "ok")
        raise ConversationUnreadable(silence.why) from None


def _look(
    call_slack: CallSlack, client: WebClient, mark: str, place: dict[str, Any], thread: str | None
) -> str | None:
    method = client.conversations_replies if thread else client.conversations_history
    arguments = {**place, "ts": thread} if thread else place
    cursor = None
    for _ in range(MOST_PAGES):
        page = call_slack(method, "messages", limit=PAGE, include_all_metadata=True, cursor=cursor, **arguments)
        for message in page["messages"]:
            if mark in _marks_of(message):
                return str(message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor and not page.get("has_more"):
            return None
    raise ConversationUnreadable("too_much_said")


def _marks_of(message: Json) -> list[str | None]:
    payload: Json = (message.get("metadata") or {}).get("event_payload") or {}
    return [payload.get("key"), *(file.get("name") for file in message.get("files") or ())]
