"""What Slack sends, made into one plain description of an interaction."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any

from bot.origins import Origin, take_origin
from bot.payloads import (
    Payload,
    UnreadableError,
    first_part,
    identity,
    maybe_identity,
    maybe_text,
    name,
    part,
    parts,
    text,
)

SLACKBOT = "USLACKBOT"
ARRIVED = "trygg.arrived"
"""Where a request has it when it arrived, on the machine's monotonic clock."""


class Kind(StrEnum):
    """The ways in which people turn to us."""

    COMMAND = "command"
    BUTTON = "button"
    FORM = "form"
    TYPING = "typing"
    HOME = "home"
    WORDS = "words"


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One interaction, in Slack's ids.

    `occasion` is its own key ('' where a repetition does no harm), `inside` the kind of surface it came from
    (message, modal or home), `origin` where the form was asked for that it came from, `first_input` the field that
    can show what is wrong with the form as a whole.
    """

    kind: Kind
    route: str
    workspace: str
    user: str
    occasion: str
    channel: str | None = None
    thread: str | None = None
    words: str = ""
    value: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[str, Any] = field(default_factory=dict)
    trigger: str | None = None
    response_url: str | None = None
    origin: Origin | None = None
    inside: str | None = None
    view_id: str | None = None
    first_input: str | None = None


def read_command(body: Payload) -> Incoming:
    """A slash command."""
    return Incoming(
        kind=Kind.COMMAND,
        route=name(body, "command").lstrip("/"),
        workspace=identity(body, "team_id"),
        user=identity(body, "user_id"),
        occasion=text(body, "trigger_id"),
        channel=maybe_identity(body, "channel_id"),
        words=_unescape(maybe_text(body, "text") or ""),
        trigger=text(body, "trigger_id"),
        response_url=maybe_text(body, "response_url"),
    )


def read_press(body: Payload) -> Incoming:
    """A pressed button, or a choice made in a form that tells us at once."""
    action, view = first_part(body, "actions"), part(body, "view")
    memory = read_memory(view)
    return Incoming(
        kind=Kind.BUTTON,
        route=name(action, "action_id").partition(":")[0],
        workspace=_workspace(body),
        user=identity(part(body, "user"), "id"),
        occasion=f"{maybe_text(body, 'trigger_id')}/{maybe_text(action, 'action_ts') or ''}",
        channel=maybe_identity(part(body, "channel"), "id"),
        value=_text_of(read_value(action)),
        fields=read_fields(view or body),
        origin=take_origin(memory),
        memory=memory,
        trigger=maybe_text(body, "trigger_id"),
        response_url=maybe_text(body, "response_url"),
        inside=maybe_text(view, "type") or "message",
        view_id=maybe_text(view, "id"),
    )


def read_form(body: Payload) -> Incoming:
    """A submitted form. The view's id is the occasion, so a second delivery of the same form is known."""
    view = part(body, "view")
    memory = read_memory(view)
    return Incoming(
        kind=Kind.FORM,
        route=name(view, "callback_id"),
        workspace=_workspace(body),
        user=identity(part(body, "user"), "id"),
        occasion=text(view, "id"),
        fields=read_fields(view),
        origin=take_origin(memory),
        memory=memory,
        trigger=maybe_text(body, "trigger_id"),
        inside=maybe_text(view, "type"),
        view_id=text(view, "id"),
        first_input=_first_input(view),
    )


def read_typing(body: Payload) -> Incoming:
    """Letters typed in a list that asks us for its choices."""
    view = part(body, "view")
    return Incoming(
        kind=Kind.TYPING,
        route=name(body, "action_id"),
        workspace=_workspace(body),
        user=identity(part(body, "user"), "id"),
        occasion="",
        value=maybe_text(body, "value") or "",
        fields=read_fields(view),
        memory=read_memory(view),
        view_id=maybe_text(view, "id"),
    )


def read_home(body: Payload) -> Incoming:
    """Someone opened the Home tab, or the conversation with the app."""
    event = part(body, "event")
    tab = "messages" if maybe_text(event, "tab") == "messages" else "home"
    workspace, user = identity(body, "team_id"), identity(event, "user")
    return Incoming(kind=Kind.HOME, route=tab, workspace=workspace, user=user, occasion="")


def read_words(body: Payload) -> Incoming | None:
    """What a person wrote to the app in their own conversation; None for all else that is told of there."""
    event = part(body, "event")
    user = maybe_identity(event, "user")
    by_person = user not in (None, SLACKBOT) and not maybe_identity(event, "bot_id")
    is_new = maybe_text(event, "subtype") in (None, "file_share")
    if user is None or not by_person or not is_new or maybe_text(event, "channel_type") != "im":
        return None
    return Incoming(
        kind=Kind.WORDS,
        route="words",
        workspace=identity(body, "team_id"),
        user=user,
        occasion=text(body, "event_id"),
        channel=identity(event, "channel"),
        thread=maybe_text(event, "thread_ts"),
        words=_unescape(maybe_text(event, "text") or ""),
    )


def read_member(body: Payload) -> tuple[str, Payload]:
    """The workspace, and someone who came to it, left it or changed, as Slack describes them."""
    member = part(part(body, "event"), "user")
    identity(member, "id")
    for source, keys in (
        (member, ("real_name", "locale")),
        (part(member, "profile"), ("display_name", "real_name")),
    ):
        for key in keys:
            maybe_text(source, key)
    return identity(body, "team_id"), member


def read_fields(source: Payload) -> dict[str, Any]:
    """The values in a form or message by block id; None where nothing was typed or chosen."""
    values = part(part(source, "state"), "values")
    elements = {block: part(values, block) for block in values}
    return {block: read_value(part(found, next(iter(found)))) for block, found in elements.items() if found}


def read_value(element: Payload) -> Any:
    """One element's value: a string, a tuple of strings, or None."""
    key = next((key for key in _VALUES if key in element), None)
    return _VALUES[key](element, key) if key else None


def _option(element: Payload, key: str) -> str | None:
    chosen = part(element, key)
    return text(chosen, "value") if chosen else None


def _options(element: Payload, key: str) -> tuple[str, ...]:
    return tuple(text(each, "value") for each in parts(element, key))


def _identities(element: Payload, key: str) -> tuple[str, ...]:
    chosen = element[key] or []
    if not isinstance(chosen, list):
        raise UnreadableError(key)
    return tuple(identity({key: each}, key) for each in chosen)


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
    "selected_user": maybe_identity,
    "selected_users": _identities,
    "selected_conversation": maybe_identity,
    "selected_conversations": _identities,
    "selected_channel": maybe_identity,
    "selected_channels": _identities,
    "value": maybe_text,
}


def read_memory(view: Payload) -> dict[str, Any]:
    """What we put into the form when we opened it."""
    try:
        memory = json.loads(maybe_text(view, "private_metadata") or "{}")
    except (ValueError, RecursionError):
        return {}
    return memory if isinstance(memory, dict) else {}


def _workspace(body: Payload) -> str:
    places = ((part(body, "team"), "id"), (part(body, "user"), "team_id"), (part(body, "view"), "team_id"))
    found = next(filter(None, (maybe_identity(source, key) for source, key in places)), None)
    if found is None:
        raise UnreadableError("team")
    return found


def _first_input(view: Payload) -> str | None:
    inputs = (maybe_text(block, "block_id") for block in parts(view, "blocks") if block.get("type") == "input")
    return next(inputs, None)


def _unescape(words: str) -> str:
    """What was typed after a command: Slack sends &, < and > as entities."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""
