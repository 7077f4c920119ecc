"""Define the records of a workspace: people, messages, files, channels, views, calls."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]
"""The state of inputs: block_id → action_id → state value as Slack sends it."""


@dataclass(frozen=True, slots=True)
class Team:
    """An organisation: the workspace's own, or one that channels are shared with."""

    id: str
    name: str = ""
    domain: str = ""


@dataclass(slots=True)
class Person:
    """A member or guest (`is_restricted`, in a single channel `is_ultra_restricted`).

    `team_id` is that of another organisation; `locale` is an IETF tag, or empty where Slack gives none.
    """

    id: str
    name: str
    real_name: str = ""
    title: str = ""
    locale: str = "sv-SE"
    tz: str = "Europe/Stockholm"
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    deleted: bool = False
    is_bot: bool = False
    color: str = "4a7d8c"
    team_id: str | None = None

    @property
    def initials(self) -> str:
        """Return one or two letters for the avatar."""
        words = (self.real_name or self.name).split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def swedish(self) -> bool:
        """Tell whether Slack's own texts are Swedish for this person."""
        return not self.locale or self.locale.lower().startswith("sv")


@dataclass(frozen=True, slots=True)
class Usergroup:
    """A user group."""

    id: str
    handle: str
    name: str = ""
    description: str = ""
    users: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Message:
    """A message; `ephemeral_to` is the only person who sees it; `values` is the state of its inputs per person.

    `reactions` are people by emoji name; `username` and `icons` override the app's own.
    A `deleted` one is the tombstone over its replies.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    bot: bool = False
    thread_ts: str | None = None
    broadcast: bool = False
    metadata: Json | None = None
    ephemeral_to: str | None = None
    edited: str | None = None
    pinned: bool = False
    files: list[Json] = field(default_factory=list)
    values: dict[str, Values] = field(default_factory=dict)
    deleted: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    attachments: list[Json] = field(default_factory=list)
    username: str | None = None
    icons: Json = field(default_factory=dict)


@dataclass(slots=True)
class File:
    """A file; `shares` are channel and ts of its messages, `length` the announced size in bytes."""

    id: str
    name: str
    mimetype: str
    created: int
    user: str
    title: str = ""
    alt_text: str = ""
    length: int = 0
    content: bytes = b""
    complete: bool = False
    shares: list[tuple[str, str]] = field(default_factory=list)


class ConversationType(NamedTuple):
    """Name a type of conversation in `types` arguments, scopes, events, and payloads that hide its name."""

    types: str
    scope: str
    channel_type: str
    letter: str
    hidden_name: str | None = None


PUBLIC_CHANNEL = ConversationType("public_channel", "channels", "channel", "C")
PRIVATE_CHANNEL = ConversationType("private_channel", "groups", "group", "G", "privategroup")
DIRECT_MESSAGE = ConversationType("im", "im", "im", "D", "directmessage")


@dataclass(slots=True)
class Channel:
    """A channel, or the direct message of the app and `user`; `shared_with` are other organisations."""

    id: str
    name: str
    kind: Literal["channel", "im"] = "channel"
    members: set[str] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    archived: bool = False
    topic: str = ""
    user: str | None = None
    created: int = 0
    is_private: bool = False
    shared_with: list[str] = field(default_factory=list)

    @property
    def is_direct(self) -> bool:
        return self.kind == "im"

    @property
    def type(self) -> ConversationType:
        if self.is_direct:
            return DIRECT_MESSAGE
        return PRIVATE_CHANNEL if self.is_private else PUBLIC_CHANNEL

    @property
    def payload_name(self) -> str:
        """Name the channel as payloads do, which hide the names of private ones."""
        return self.type.hidden_name or self.name


@dataclass(slots=True)
class View:
    """A modal or Home tab of one person; `errors` by block_id, `notice` about the whole form."""

    id: str
    hash: str
    user: str
    payload: Json
    root_id: str
    previous_id: str | None = None
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    notice: str = ""

    @property
    def blocks(self) -> list[Json]:
        """Return the view's blocks, each with its block_id."""
        blocks: list[Json] = self.payload["blocks"]
        return blocks


@dataclass(frozen=True, slots=True)
class Toast:
    """A short notification to one person."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """A call by the app (`in`) or a request to it (`out`); `ms` is the duration."""

    at: float
    way: Literal["in", "out"]
    name: str
    request: Json
    response: Json
    error: str = ""
    ms: float = 0.0


def is_reply(message: Message) -> bool:
    """Tell whether a message is a reply that everyone sees."""
    return message.thread_ts not in (None, message.ts) and message.ephemeral_to is None


class OAuthCode(NamedTuple):
    """What a person has allowed the app: good once, until `ends` on the workspace's clock."""

    user: str
    redirect_uri: str
    ends: float
