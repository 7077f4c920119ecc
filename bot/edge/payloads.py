"""Read values from a payload as the types that Slack sends; anything else raises UnreadableError."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

Found = TypeVar("Found")
Payload = Mapping[str, Any]
ID = re.compile(r"[A-Za-z0-9]{1,64}")
DEEPEST = 8
LONGEST_NAME = 255
PARTS = (
    "assistant_thread",
    "channel",
    "enterprise",
    "event",
    "function_data",
    "item",
    "message",
    "previous_message",
    "team",
    "user",
    "view",
)
LISTS = ("actions", "authorizations", "response_urls")
LEGACY = ("dialog_cancellation", "dialog_submission", "interactive_message", "workflow_step_edit")
"""What only apps of other times are sent."""
SURFACES = ("modal", "home")
WORDS = ("action_id", "callback_id", "command", "type")


class UnreadableError(ValueError):
    """A payload cannot be read: names the key that is not as Slack sends it."""


def check_shape(body: object) -> dict[str, Any]:
    """Check that what Bolt itself reads has the types that it expects; raises UnreadableError."""
    if not isinstance(body, dict):
        raise UnreadableError("payload")
    body = {key: found for key, found in body.items() if found is not None}
    _check(body, 0)
    for key in ("event", "view"):
        part(body, key)
    match body.get("type"):
        case "event_callback":
            text(part(body, "event"), "type")
        case "block_actions":
            text(first_part(body, "actions"), "action_id")
        case "shortcut" | "message_action":
            text(body, "callback_id")
        case "view_submission" | "view_closed" if part(body, "view").get("type") not in SURFACES:
            raise UnreadableError("view")
        case kind if kind in LEGACY:
            raise UnreadableError("type")
    return body


def _check(level: Payload, depth: int) -> None:
    for key in WORDS:
        if not isinstance(level.get(key, ""), str):
            raise UnreadableError(key)
    for key in LISTS:
        for each in parts(level, key):
            _check_deeper(each, key, depth)
    for key in PARTS:
        found = level.get(key)
        if isinstance(found, dict):
            _check_deeper(found, key, depth)
        elif not isinstance(found, str | None):
            raise UnreadableError(key)


def _check_deeper(level: Payload, key: str, depth: int) -> None:
    if depth == DEEPEST:
        raise UnreadableError(key)
    _check(level, depth + 1)


def name(source: Payload, key: str) -> str:
    """Read the name of a command, a form or an element; raises UnreadableError where there is none."""
    found = text(source, key)
    if len(found) > LONGEST_NAME:
        raise UnreadableError(key)
    return found


def text(source: Payload, key: str) -> str:
    """Read the text under the key; raises UnreadableError where there is none."""
    return needed(maybe_text(source, key), key)


def maybe_text(source: Payload, key: str) -> str | None:
    """Read the text under the key, None where there is none; raises UnreadableError for anything else."""
    found = source.get(key)
    if not isinstance(found, str | None):
        raise UnreadableError(key)
    return None if found is None else _whole(found)


def slack_id(source: Payload, key: str) -> str:
    """Read one of Slack's ids; raises UnreadableError where there is none."""
    return needed(maybe_slack_id(source, key), key)


def maybe_slack_id(source: Payload, key: str) -> str | None:
    """Read Slack's id under the key, None where there is none; raises UnreadableError for anything else."""
    found = maybe_text(source, key)
    if found is not None and not ID.fullmatch(found):
        raise UnreadableError(key)
    return found


def part(source: Payload, key: str) -> Payload:
    """Read the object under the key, empty where there is none; raises UnreadableError for anything else."""
    found = source.get(key)
    if not isinstance(found, dict | None):
        raise UnreadableError(key)
    return found or {}


def parts(source: Payload, key: str) -> list[Payload]:
    """Read the objects under the key, empty where there is none; raises UnreadableError for anything else."""
    found = source.get(key)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise UnreadableError(key)
    return found


def first_part(source: Payload, key: str) -> Payload:
    """Read the first object of the list under the key; raises UnreadableError where there is none."""
    return needed(next(iter(parts(source, key)), None), key)


def needed(found: Found | None, key: str) -> Found:
    """Require what was found under the key; raises UnreadableError where there is nothing."""
    if found is None:
        raise UnreadableError(key)
    return found


def _whole(words: str) -> str:
    """Replace unpaired surrogates, which JSON can hold and no database can."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words
