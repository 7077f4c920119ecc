"""What Slack sends, made into one plain description of an interaction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Payload = Mapping[str, Any]
ARRIVED = "trygg.arrived"
"""Where a request has it when it arrived, on the machine's monotonic clock."""


class Kind(StrEnum):
    """The ways in which people turn to us."""

    COMMAND = "command"
    BUTTON = "button"
    FORM = "form"
    TYPING = "typing"
    HOME = "home"


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One interaction, in Slack's ids.

    `occasion` is its own key ('' where a repetition does no harm), `inside` the kind of surface it came from
    (message, modal or home), `first_input` the field that can show what is wrong with the form as a whole.
    """

    kind: Kind
    route: str
    workspace: str
    user: str
    occasion: str
    channel: str | None = None
    words: str = ""
    value: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[str, Any] = field(default_factory=dict)
    trigger: str | None = None
    response_url: str | None = None
    inside: str | None = None
    view_id: str | None = None
    first_input: str | None = None


def read_command(body: Payload) -> Incoming:
    """A slash command."""
    return Incoming(
        kind=Kind.COMMAND,
        route=body["command"].lstrip("/"),
        workspace=body["team_id"],
        user=body["user_id"],
        occasion=body["trigger_id"],
        channel=body.get("channel_id"),
        words=_unescape(body.get("text") or ""),
        trigger=body["trigger_id"],
        response_url=body.get("response_url"),
    )


def read_press(body: Payload) -> Incoming:
    """A pressed button, or a choice made in a form that tells us at once."""
    action = body["actions"][0]
    view = body.get("view") or {}
    return Incoming(
        kind=Kind.BUTTON,
        route=action["action_id"].partition(":")[0],
        workspace=_workspace(body),
        user=body["user"]["id"],
        occasion=f"{body.get('trigger_id')}/{action.get('action_ts', '')}",
        channel=(body.get("channel") or {}).get("id"),
        value=_text_of(read_value(action)),
        fields=read_fields(view or body),
        memory=read_memory(view),
        trigger=body.get("trigger_id"),
        response_url=body.get("response_url"),
        inside=view.get("type") or "message",
        view_id=view.get("id"),
    )


def read_form(body: Payload) -> Incoming:
    """A submitted form. The view's id is the occasion, so a second delivery of the same form is known."""
    view = body["view"]
    return Incoming(
        kind=Kind.FORM,
        route=view["callback_id"],
        workspace=_workspace(body),
        user=body["user"]["id"],
        occasion=view["id"],
        fields=read_fields(view),
        memory=read_memory(view),
        trigger=body.get("trigger_id"),
        inside=view.get("type"),
        view_id=view["id"],
        first_input=_first_input(view),
    )


def read_typing(body: Payload) -> Incoming:
    """Letters typed in a list that asks us for its choices."""
    view = body.get("view") or {}
    return Incoming(
        kind=Kind.TYPING,
        route=body["action_id"],
        workspace=_workspace(body),
        user=body["user"]["id"],
        occasion="",
        value=body.get("value") or "",
        fields=read_fields(view),
        memory=read_memory(view),
        view_id=view.get("id"),
    )


def read_home(body: Payload) -> Incoming:
    """Someone opened the Home tab."""
    return Incoming(
        kind=Kind.HOME, route="home", workspace=body["team_id"], user=body["event"]["user"], occasion=""
    )


def read_fields(source: Payload) -> dict[str, Any]:
    """The values in a form or message by block id; None where nothing was typed or chosen."""
    values = (source.get("state") or {}).get("values") or {}
    return {
        block: read_value(element) for block, elements in values.items() for element in list(elements.values())[:1]
    }


def read_value(element: Payload) -> Any:
    """One element's value: a string, a tuple of strings, or None."""
    key = next((key for key in _VALUES if key in element), None)
    chosen = element[key] if key else None
    if isinstance(chosen, list):
        return tuple(_plain(each) for each in chosen)
    return _plain(chosen)


_VALUES = (
    "selected_option",
    "selected_options",
    "selected_date",
    "selected_time",
    "selected_user",
    "selected_users",
    "selected_conversation",
    "selected_conversations",
    "selected_channel",
    "selected_channels",
    "selected_date_time",
    "value",
)


def _plain(chosen: Any) -> Any:
    return chosen["value"] if isinstance(chosen, dict) else chosen


def read_memory(view: Payload) -> dict[str, Any]:
    """What we put into the form when we opened it."""
    try:
        memory = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return memory if isinstance(memory, dict) else {}


def _workspace(body: Payload) -> str:
    team = body.get("team") or {}
    return str(team.get("id") or body["user"].get("team_id") or (body.get("view") or {}).get("team_id"))


def _first_input(view: Payload) -> str | None:
    inputs = (block.get("block_id") for block in view.get("blocks") or () if block.get("type") == "input")
    return next(inputs, None)


def _unescape(words: str) -> str:
    """What was typed after a command: Slack sends &, < and > as entities."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""
