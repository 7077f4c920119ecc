"""What Slack sends, made into one plain description of an interaction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Payload = Mapping[str, Any]


class Kind(StrEnum):
    """The ways in which people turn to us."""

    COMMAND = "command"
    BUTTON = "button"
    FORM = "form"
    TYPING = "typing"
    HOME = "home"


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One interaction, in Slack's ids. `inside` is the kind of surface that a button was pressed in."""

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


def read_command(body: Payload) -> Incoming:
    """A slash command."""
    return Incoming(
        kind=Kind.COMMAND,
        route=body["command"].lstrip("/"),
        workspace=body["team_id"],
        user=body["user_id"],
        occasion=body["trigger_id"],
        channel=body.get("channel_id"),
        words=body.get("text") or "",
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
        fields=read_fields(view),
        memory=read_memory(view),
        trigger=body.get("trigger_id"),
        response_url=body.get("response_url") or _first_url(body),
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


def read_fields(view: Payload) -> dict[str, Any]:
    """A form's values by block id; None where nothing was typed or chosen."""
    values = (view.get("state") or {}).get("values") or {}
    return {
        block: read_value(element) for block, elements in values.items() for element in list(elements.values())[:1]
    }


def read_value(element: Payload) -> Any:
    """One element's value: a string, a tuple of strings, or None."""
    for key in ("selected_option", "selected_options"):
        if key in element:
            chosen = element[key]
            if isinstance(chosen, list):
                return tuple(option["value"] for option in chosen)
            return chosen["value"] if chosen else None
    for key in _PLAIN:
        if key in element:
            return element[key]
    return None


_PLAIN = (
    "value",
    "selected_date",
    "selected_time",
    "selected_user",
    "selected_conversation",
    "selected_channel",
    "selected_date_time",
)


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


def _first_url(body: Payload) -> str | None:
    urls = body.get("response_urls") or []
    return urls[0]["response_url"] if urls else None


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""
