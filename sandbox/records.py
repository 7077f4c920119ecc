"""The things in the local Slack: a person, a message, a channel, a view – plain records without behaviour."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]
"""What stands in a form: block_id → action_id → the state value as Slack sends it."""


@dataclass(frozen=True, slots=True)
class Team:
    """An organisation in Slack: the workspace's own, or one that channels are shared with."""

    id: str
    name: str = ""
    domain: str = ""


@dataclass(slots=True)
class Person:
    """A member of the workspace, or a guest (`is_restricted`), of a single channel (`is_ultra_restricted`).

    Whoever has a `team_id` belongs to that other organisation.
    `locale` is an IETF tag or empty when Slack would not tell.
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
        """One or two letters for the picture."""
        words = (self.real_name or self.name).split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def swedish(self) -> bool:
        """Whether the workspace itself speaks Swedish to this person."""
        return not self.locale or self.locale.lower().startswith("sv")


@dataclass(frozen=True, slots=True)
class Usergroup:
    """People who can be mentioned together."""

    id: str
    handle: str
    name: str = ""
    description: str = ""
    users: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Message:
    """A message; `ephemeral_to` is the only one who sees it; `values` are what each person chose in it.

    `reactions` are emoji names with those who chose them, `username` and `icons` what the app calls itself here.
    A `deleted` one still stands there because of the replies under it.
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
    """A file of the app's or a person's; `shares` are channel and ts of the messages that hold it.

    `length` is how many bytes were promised.
    """

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
    """A channel, or the direct conversation between the app and `user`; `shared_with` are other organisations."""

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
    """A modal or Home tab of one person; `errors` are per block_id, `notice` is about the whole form."""

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
        """The view's blocks, every one with its block_id."""
        blocks: list[Json] = self.payload["blocks"]
        return blocks


@dataclass(frozen=True, slots=True)
class Toast:
    """A short word at the edge of one person's window."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One call by the app (`in`) or one request to it (`out`), for the inspector; `ms` is the round trip."""

    at: float
    way: Literal["in", "out"]
    name: str
    request: Json
    response: Json
    error: str = ""
    ms: float = 0.0


def is_reply(message: Message) -> bool:
    """Whether a message stands in a thread under another and is there for everyone."""
    return message.thread_ts not in (None, message.ts) and message.ephemeral_to is None
