"""Read what Slack sends into one plain description of an interaction."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.edge.payloads import (
    Payload,
    UnreadableError,
    first_part,
    maybe_slack_id,
    maybe_text,
    name,
    needed,
    part,
    parts,
    slack_id,
    text,
)
from bot.edge.response_target import ResponseTarget, pop_target
from bot.edge.view_state import find_first_input, read_fields, read_memory, read_value
from commands.routes import InteractionKind

SLACKBOT = "USLACKBOT"
_MARKUP = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
LATEST = 32_503_680_000
"""The year 3000, in seconds since 1970."""
ARRIVED = "trygg.arrived"
"""Where a request has it when it arrived, on the machine's monotonic clock."""


@dataclass(frozen=True, kw_only=True)
class Interaction:
    """One interaction, in Slack's ids.

    `workspace` is the one that the app is installed in, `user_workspace` the person's own where Slack names it.
    `idempotency_key` is '' where a repetition does no harm, `inside` the kind of surface that it came from
    (message, modal or home), `thread` the ts of the thread that it is in, `target` where the form was asked for
    that it came from, `first_input` the field that can show what is wrong with the form as a whole.
    """

    kind: InteractionKind
    route: str
    workspace: str
    user: str
    idempotency_key: str
    channel: str | None = None
    thread: str | None = None
    words: str = ""
    value: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[str, Any] = field(default_factory=dict)
    trigger: str | None = None
    response_url: str | None = None
    target: ResponseTarget | None = None
    inside: str | None = None
    view_id: str | None = None
    first_input: str | None = None
    user_workspace: str | None = None


def read_command(body: Payload) -> Interaction:
    """Read a slash command."""
    return Interaction(
        kind=InteractionKind.COMMAND,
        route=name(body, "command").lstrip("/"),
        workspace=_workspace(body),
        user_workspace=_user_workspace(body),
        user=slack_id(body, "user_id"),
        idempotency_key=text(body, "trigger_id"),
        channel=maybe_slack_id(body, "channel_id"),
        words=_unescape(maybe_text(body, "text") or ""),
        trigger=text(body, "trigger_id"),
        response_url=maybe_text(body, "response_url"),
    )


def read_press(body: Payload) -> Interaction:
    """Read a pressed button, or a choice in a form that Slack reports at once."""
    action, view = first_part(body, "actions"), part(body, "view")
    memory = read_memory(view)
    return Interaction(
        kind=InteractionKind.BUTTON,
        route=name(action, "action_id").partition(":")[0],
        workspace=_workspace(body),
        user_workspace=_user_workspace(body),
        user=slack_id(part(body, "user"), "id"),
        idempotency_key=f"{maybe_text(body, 'trigger_id')}/{maybe_text(action, 'action_ts') or ''}",
        channel=maybe_slack_id(part(body, "channel"), "id"),
        thread=_thread_of(part(body, "container")),
        value=_text_of(read_value(action)),
        fields=read_fields(view or body),
        target=pop_target(memory),
        memory=memory,
        trigger=maybe_text(body, "trigger_id"),
        response_url=maybe_text(body, "response_url"),
        inside=maybe_text(view, "type") or "message",
        view_id=maybe_text(view, "id"),
    )


def _thread_of(container: Payload) -> str | None:
    """The thread that a message is a reply in; None for the message that it begins with, which stands outside."""
    thread = maybe_text(container, "thread_ts")
    return thread if thread != maybe_text(container, "message_ts") else None


def read_form(body: Payload) -> Interaction:
    """Read a submitted form, whose idempotency key recognises a repeated delivery of it.

    That is the view's id with its route: a further form that is shown in the same view is no repetition.
    """
    view = part(body, "view")
    memory = read_memory(view)
    return Interaction(
        kind=InteractionKind.FORM,
        route=name(view, "callback_id"),
        workspace=_workspace(body),
        user_workspace=_user_workspace(body),
        user=slack_id(part(body, "user"), "id"),
        idempotency_key=f"{text(view, 'id')}/{name(view, 'callback_id')}",
        fields=read_fields(view),
        target=pop_target(memory),
        memory=memory,
        trigger=maybe_text(body, "trigger_id"),
        inside=maybe_text(view, "type"),
        view_id=text(view, "id"),
        first_input=find_first_input(view),
    )


def read_typing(body: Payload) -> Interaction:
    """Read letters typed in a list whose options the bot provides."""
    view = part(body, "view")
    return Interaction(
        kind=InteractionKind.TYPING,
        route=name(body, "action_id"),
        workspace=_workspace(body),
        user_workspace=_user_workspace(body),
        user=slack_id(part(body, "user"), "id"),
        idempotency_key="",
        value=maybe_text(body, "value") or "",
        fields=read_fields(view),
        memory=read_memory(view),
        view_id=maybe_text(view, "id"),
    )


def read_home(body: Payload) -> Interaction:
    """Read that someone opened the Home tab, or the conversation with the app."""
    event = part(body, "event")
    tab = "messages" if maybe_text(event, "tab") == "messages" else "home"
    return Interaction(
        kind=InteractionKind.HOME,
        route=tab,
        workspace=_workspace(body),
        user_workspace=_user_workspace(body),
        user=slack_id(event, "user"),
        idempotency_key="",
    )


def read_words(body: Payload) -> Interaction | None:
    """Read what a person wrote to the app in a direct message; None for every other event there."""
    event = part(body, "event")
    user = maybe_slack_id(event, "user")
    by_person = user not in (None, SLACKBOT) and not maybe_slack_id(event, "bot_id")
    is_new = maybe_text(event, "subtype") in (None, "file_share")
    if user is None or not by_person or not is_new or maybe_text(event, "channel_type") != "im":
        return None
    return Interaction(
        kind=InteractionKind.WORDS,
        route="words",
        workspace=_workspace(body),
        user_workspace=_user_workspace(body),
        user=user,
        idempotency_key=text(body, "event_id"),
        channel=slack_id(event, "channel"),
        thread=maybe_text(event, "thread_ts"),
        words=_plain(maybe_text(event, "text") or ""),
    )


def read_shortcut(body: Payload) -> Interaction:
    """Read a shortcut; of a message, with its words and, in `value`, its ts."""
    message = part(body, "message")
    return Interaction(
        kind=InteractionKind.SHORTCUT,
        route=name(body, "callback_id"),
        workspace=_workspace(body),
        user_workspace=_user_workspace(body),
        user=slack_id(part(body, "user"), "id"),
        idempotency_key=text(body, "trigger_id"),
        channel=maybe_slack_id(part(body, "channel"), "id"),
        words=_plain(maybe_text(message, "text") or ""),
        value=maybe_text(message, "ts") or "",
        trigger=text(body, "trigger_id"),
        response_url=maybe_text(body, "response_url"),
    )


def read_member(body: Payload) -> tuple[str, Payload]:
    """Read the workspace, and someone who joined it, left it or changed, as Slack describes them.

    Raises UnreadableError where what we keep of people is not as Slack sends it.
    """
    member = part(part(body, "event"), "user")
    slack_id(member, "id")
    for source, keys in (
        (member, ("real_name", "locale")),
        (part(member, "profile"), ("display_name", "real_name")),
    ):
        for key in keys:
            maybe_text(source, key)
    return _workspace(body), member


def read_revocation(body: Payload) -> tuple[str | None, datetime]:
    """Read in which workspace the app's token was revoked, and when; None where only people's own tokens were.

    Raises UnreadableError.
    """
    event, at = part(body, "event"), body.get("event_time")
    if not isinstance(at, int) or not 0 < at < LATEST:
        raise UnreadableError("event_time")
    ours = maybe_text(event, "type") != "tokens_revoked" or part(event, "tokens").get("bot")
    return _workspace(body) if ours else None, datetime.fromtimestamp(at, UTC)


def _workspace(body: Payload) -> str:
    """Find the workspace that the app is installed in: in a shared channel, the person may come from another."""
    view = part(body, "view")
    pressed_in = part(body, "message") if body.get("type") == "block_actions" else {}  # the app's own message
    places = [
        (view, "app_installed_team_id"),
        *((each, "team_id") for each in parts(body, "authorizations")),
        (pressed_in, "team"),
        (part(body, "team"), "id"),
        (body, "team_id"),
        (part(body, "user"), "team_id"),
        (view, "team_id"),
    ]
    return needed(_first_id(places), "team")


def _user_workspace(body: Payload) -> str | None:
    """Find the person's own workspace, the actor's team; None where Slack names none."""
    event = part(body, "event")
    places = [(part(body, "user"), "team_id"), (event, "user_team"), (event, "team")]
    # Of a Home tab and of a command, only the request itself names where the person is from.
    return _first_id([*places, (part(body, "team"), "id"), (body, "team_id")])


def _first_id(places: Iterable[tuple[Payload, str]]) -> str | None:
    return next(filter(None, (maybe_slack_id(source, key) for source, key in places)), None)


def _plain(words: str) -> str:
    """What a message says: links and channels by what they are called, and nobody whom it mentions."""
    return _unescape(_MARKUP.sub(_name_in_markup, words))


def _name_in_markup(markup: re.Match[str]) -> str:
    """'Stationen' of `<https://x.se|Stationen>`, 'allmänt' of `<#C1|allmänt>`, '' of `<@U1>` and `<!here>`."""
    target, label = markup.groups()
    if target.startswith(("@", "!")):
        return ""
    return label or ("" if target.startswith("#") else target)


def _unescape(words: str) -> str:
    """What was typed: Slack sends &, < and > as entities."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""
