"""Finding out, after an uncertain outcome, whether Slack took the message: by its mark in the conversation."""

from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient

from bot.delivery.asking import Json
from bot.delivery.faults import Unreachable, Unreadable

Ask = Callable[..., Json]
PAGE = 15
MOST_PAGES = 40


def find_posted(
    ask: Ask, client: WebClient, key: str, since: float, channel: str, thread: str | None
) -> str | None:
    """The ts of the message that carries `key`, posted after `since` (Unix seconds), or None when it is not there.

    Raises Refused or Unreadable when this conversation cannot be read, else what `ask` raises.
    """
    try:
        return _look(ask, client, key, {"channel": channel, "oldest": f"{since:.6f}"}, thread)
    except Unreachable as silence:
        ask(client.auth_test, "ok")
        raise Unreadable(silence.why) from None


def _look(ask: Ask, client: WebClient, key: str, place: dict[str, Any], thread: str | None) -> str | None:
    method = client.conversations_replies if thread else client.conversations_history
    arguments = {**place, "ts": thread} if thread else place
    cursor = None
    for _ in range(MOST_PAGES):
        page = ask(method, "messages", limit=PAGE, include_all_metadata=True, cursor=cursor, **arguments)
        for message in page["messages"]:
            if _key_of(message) == key:
                return str(message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor and not page.get("has_more"):
            return None
    raise Unreadable("too_much_said")


def _key_of(message: Json) -> str | None:
    payload: Json = (message.get("metadata") or {}).get("event_payload") or {}
    return payload.get("key")
