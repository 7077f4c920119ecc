"""Read a form from a payload: what people typed and chose, and what the bot kept in it."""

import json
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from bot.edge.payloads import Payload, UnreadableError, maybe_slack_id, maybe_text, part, parts, slack_id, text


def read_memory(view: Payload) -> dict[str, Any]:
    """Read what the bot kept in the form when it opened it."""
    try:
        memory = json.loads(maybe_text(view, "private_metadata") or "{}")
    except (ValueError, RecursionError):
        return {}
    return memory if isinstance(memory, dict) else {}


def find_first_input(view: Payload) -> str | None:
    """Find the id of a form's first field; None where it has none."""
    inputs = (maybe_text(block, "block_id") for block in parts(view, "blocks") if block.get("type") == "input")
    return next(inputs, None)


def read_fields(source: Payload) -> dict[str, Any]:
    """Read the values in a form or message by block id; None where nothing was typed or chosen."""
    values = part(part(source, "state"), "values")
    elements = {block: part(values, block) for block in values}
    return {block: read_value(part(found, next(iter(found)))) for block, found in elements.items() if found}


def read_value(element: Payload) -> Any:
    """Read one element's value: a string, a tuple of strings, or None."""
    key = next((key for key in _VALUES if key in element), None)
    return _VALUES[key](element, key) if key else None


def _option(element: Payload, key: str) -> str | None:
    chosen = part(element, key)
    return text(chosen, "value") if chosen else None


def _options(element: Payload, key: str) -> tuple[str, ...]:
    return tuple(text(each, "value") for each in parts(element, key))


def _slack_ids(element: Payload, key: str) -> tuple[str, ...]:
    chosen = element[key] or []
    if not isinstance(chosen, list):
        raise UnreadableError(key)
    return tuple(slack_id({key: each}, key) for each in chosen)


def _day(element: Payload, key: str) -> str | None:
    return _checked(maybe_text(element, key), date.fromisoformat, key)


def _clock(element: Payload, key: str) -> str | None:
    return _checked(maybe_text(element, key), time.fromisoformat, key)


def _checked(words: str | None, read: Callable[[str], object], key: str) -> str | None:
    try:
        if words:
            read(words)
    except ValueError:
        raise UnreadableError(key) from None
    return words


_VALUES: Mapping[str, Callable[[Payload, str], Any]] = {
    "selected_option": _option,
    "selected_options": _options,
    "selected_date": _day,
    "selected_time": _clock,
    "selected_user": maybe_slack_id,
    "selected_users": _slack_ids,
    "selected_conversation": maybe_slack_id,
    "selected_conversations": _slack_ids,
    "selected_channel": maybe_slack_id,
    "selected_channels": _slack_ids,
    "value": maybe_text,
}
