"""A call of a Web API method and its arguments, read as Slack reads them."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from sandbox.api.rate_limits import RateLimits
from sandbox.errors import NotFoundError, SlackError
from sandbox.events import Events
from sandbox.gateway import Gateway
from sandbox.json_input import read_json
from sandbox.records import Channel, Json, Message, Person
from sandbox.socket_mode import SocketModeTransport
from sandbox.workspace import BOT, Workspace

NUMBER = re.compile(r"[0-9]{1,15}")
WITHOUT_EFFECT = {"as_user", "pretty", "team_id", "unfurl_links", "unfurl_media"}
"""Arguments without effect here: there is one workspace, and no link is unfurled."""
AS_IT_IS = {"link_names": {"false", "0"}, "parse": {"none"}, "mrkdwn": {"true", "1"}}
"""Values that are the default here, and so are not warned of."""
MOMENT = re.compile(r"[0-9]{1,12}(\.[0-9]*)?")


def missing(*names: str) -> SlackError:
    """Create the error of a call with missing arguments."""
    return invalid(*(f"missing required field: {name}" for name in names))


def invalid(*reasons: str) -> SlackError:
    """Create invalid_arguments with these messages."""
    messages = [f"[ERROR] {each}" for each in reasons]
    return SlackError("invalid_arguments", response_metadata={"messages": messages})


@dataclass(slots=True)
class Runtime:
    """Hold the components of one running sandbox: the workspace and its ways to the app."""

    workspace: Workspace
    gateway: Gateway
    events: Events
    sockets: SocketModeTransport
    rate_limits: RateLimits = field(default_factory=RateLimits)


@dataclass(frozen=True, slots=True)
class Call:
    """Arguments are strings of a form or JSON values; `read` collects the names that a method asks for."""

    runtime: Runtime
    method: str
    args: Json
    read: set[str] = field(default_factory=set)

    @property
    def workspace(self) -> Workspace:
        """Return the workspace."""
        return self.runtime.workspace

    def given(self, name: str) -> Any:
        """Return an argument as it was sent, or None."""
        self.read.add(name)
        return self.args.get(name)

    def ignored(self) -> list[str]:
        """List the arguments that the method did not ask for."""
        unread = self.args.keys() - self.read - WITHOUT_EFFECT
        return sorted(name for name in unread if str(self.args[name]).lower() not in AS_IT_IS.get(name, ()))

    def text(self, name: str) -> str:
        """Read a string; empty when missing."""
        value = self.given(name)
        return "" if value is None else str(value)

    def need(self, name: str) -> str:
        """Read a required string."""
        if not self.text(name):
            raise missing(name)
        return self.text(name)

    def flag(self, name: str, *, unset: bool = False) -> bool:
        """Read a boolean: `true` or `1`."""
        return self.text(name).lower() in {"true", "1"} if self.text(name) else unset

    def number(self, name: str, unset: int, most: int) -> int:
        """Read an integer from 1 to a limit."""
        value = self.text(name) or str(unset)
        if not NUMBER.fullmatch(value) or not 0 < int(value) <= most:
            raise SlackError("invalid_limit" if name == "limit" else "invalid_arguments")
        return int(value)

    def moment(self, name: str, unset: float) -> float:
        """Read a ts."""
        given = self.text(name)
        if given and not MOMENT.fullmatch(given):
            raise SlackError(f"invalid_ts_{name}")
        return float(given or unset)

    def parsed(self, name: str, error: str = "invalid_arguments") -> Any:
        """Read a JSON value or a string of JSON; None when missing."""
        value = self.given(name)
        if not isinstance(value, str):
            return value
        try:
            return read_json(value) if value else None
        except ValueError:
            raise SlackError(error) from None

    def items(self, name: str) -> list[str]:
        """Read a list or comma-separated values."""
        value = self.given(name)
        listed = value if isinstance(value, list) else self.text(name).split(",")
        return [str(item).strip() for item in listed if str(item).strip()]

    def page(self, items: list[Any], unset: int = 100, most: int = 1000) -> tuple[list[Any], Json]:
        """Return the page that `cursor` and `limit` ask for, and the field with the next cursor."""
        limit, mark = self.number("limit", unset, most), self.mark("next") or "0"
        if not NUMBER.fullmatch(mark):
            raise SlackError("invalid_cursor")
        start = int(mark)
        following = start + limit
        return items[start:following], next_cursor("next", str(following) if following < len(items) else "")

    def mark(self, word: str) -> str:
        """Decode a cursor that starts with that word; empty when missing."""
        try:
            kind, _, value = urlsafe_b64decode(self.text("cursor")).decode().partition(":")
        except ValueError:
            kind, value = "", ""
        if self.text("cursor") and (kind != word or not value):
            raise SlackError("invalid_cursor")
        return value

    def require(self, scope: str) -> None:
        """Raise missing_scope unless the manifest grants the scope, or one of several (`a|b`)."""
        granted, enough = self.workspace.manifest.scopes, scope.split("|")
        if granted is not None and granted.isdisjoint(enough):
            raise SlackError("missing_scope", needed=enough[0], provided=",".join(sorted(granted)))

    def channel(self, right: str = "", name: str = "channel") -> Channel:
        """Find the conversation of an argument; `right` such as `history` requires that scope of its type."""
        found = self.workspace.channels.get(self.need(name))
        if found is None or is_hidden(found):
            raise SlackError("channel_not_found")
        if right:
            self.require(f"{found.type.scope}:{right}")
        return found

    def joined(self, right: str = "") -> Channel:
        """Find a conversation of which the app is a member."""
        return self.member_of(self.channel(right))

    def member_of(self, channel: Channel) -> Channel:
        """Raise not_in_channel unless the app is a member."""
        if BOT not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def is_out_of_reach(self, user: str | None) -> bool:
        """Tell whether direct messages to somebody of another organisation fail."""
        person = self.workspace.people.get(user or "")
        return bool(person and person.team_id and not self.workspace.faults.external_dms)

    def person(self, name: str = "user") -> Person:
        """Find the person of an argument."""
        try:
            return self.workspace.person(self.need(name))
        except NotFoundError:
            raise SlackError("user_not_found") from None

    def message(self, channel: Channel, name: str = "ts", error: str = "message_not_found") -> Message:
        """Find the message of an argument; ephemeral ones are never found."""
        ts = self.need(name)
        for message in channel.messages:
            if message.ts == ts and message.ephemeral_to is None:
                return message
        raise SlackError(error)


def is_hidden(channel: Channel) -> bool:
    """Tell whether a channel is private and the app is not in it."""
    return channel.is_private and BOT not in channel.members


def next_cursor(word: str, value: str) -> Json:
    """Return the field with the next cursor; empty at the end of a list."""
    mark = urlsafe_b64encode(f"{word}:{value}".encode()).decode() if value else ""
    return {"response_metadata": {"next_cursor": mark}}
