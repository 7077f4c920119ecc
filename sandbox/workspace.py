"""Hold the state of the local Slack in memory; it is used on one event loop only."""

import asyncio
import mimetypes
import secrets
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.clock import Clock
from sandbox.errors import NotFoundError
from sandbox.fault_injection import FaultInjection
from sandbox.interaction_tokens import InteractionTokens
from sandbox.manifest import Manifest
from sandbox.records import (
    Channel,
    File,
    Json,
    LoggedCall,
    Message,
    OAuthCode,
    Person,
    Team,
    Toast,
    Usergroup,
    View,
    is_reply,
)

BOT = "U0SANDBOXBOT"
SLACKBOT = "USLACKBOT"


def new_bot_token() -> str:
    """Generate a token for the app."""
    return f"xoxb-sandbox-{secrets.token_hex(12)}"


@dataclass(slots=True)
class Workspace:
    """The whole state; `address` is that of this process, without a trailing slash.

    `version` counts changes, `era` loaded states, `logged` calls.
    `token_error` is the answer to every call after the token was revoked or the app uninstalled.
    """

    team_id: str = "T0SANDBOX"
    team_name: str = "Provort"
    team_domain: str = "provort"
    app_id: str = "A0SANDBOX"
    bot_id: str = "B0SANDBOX"
    teams: dict[str, Team] = field(default_factory=dict)
    usergroups: dict[str, Usergroup] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    views: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    toasts: dict[str, list[Toast]] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
    manifest: Manifest = field(default_factory=Manifest)
    interaction_tokens: InteractionTokens = field(init=False)
    faults: FaultInjection = field(default_factory=FaultInjection)
    calls: deque[LoggedCall] = field(default_factory=lambda: deque(maxlen=500))
    logged: int = 0
    address: str = ""
    bot_token: str = field(default_factory=new_bot_token)
    app_token: str = field(default_factory=lambda: f"xapp-1-sandbox-{secrets.token_hex(12)}")
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    client_id: str = field(default_factory=lambda: f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}")
    client_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    oauth_codes: dict[str, OAuthCode] = field(default_factory=dict)
    token_error: str | None = None
    version: int = 0
    era: int = 0
    _watchers: dict[object, Callable[[], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.revoke_interaction_tokens()

    def revoke_interaction_tokens(self) -> None:
        """Invalidate every trigger and response_url."""
        self.interaction_tokens = InteractionTokens(self.clock.now, lambda: self.faults.patience)

    def issue_response_url(self, user: str, channel: str, source_ts: str | None = None) -> str:
        """Issue a response_url."""
        key = self.interaction_tokens.issue_response_url(user, channel, source_ts)
        return f"{self.address}/response/{key}"

    def watch(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` after each change, until the returned function is called."""
        key = object()
        self._watchers[key] = callback
        return lambda: self._watchers.pop(key, None) and None

    def mark_changed(self) -> None:
        """Count a change and call the watchers."""
        self.version += 1
        for callback in list(self._watchers.values()):
            callback()

    async def wait_changed(self, after: int, seconds: float) -> None:
        """Wait until `version` is above `after`, at most that many real seconds."""
        change = asyncio.Event()
        unwatch = self.watch(change.set)
        try:
            if self.version <= after:
                await asyncio.wait_for(change.wait(), seconds)
        except TimeoutError:
            return
        finally:
            unwatch()

    @property
    def team(self) -> Team:
        """Return the workspace's own organisation."""
        return Team(self.team_id, self.team_name, self.team_domain)

    def team_of(self, user: str) -> Team:
        """Return somebody's organisation."""
        person = self.people.get(user)
        return self.teams[person.team_id] if person and person.team_id else self.team

    def knows(self, person: Person) -> bool:
        """Tell whether somebody of another organisation is in a channel here."""
        return any(person.id in each.members for each in self.channels.values() if not each.is_direct)

    @property
    def humans(self) -> list[Person]:
        """List everyone but bots."""
        return [each for each in self.people.values() if not each.is_bot and each.id != SLACKBOT]

    @property
    def bot(self) -> Person:
        """Return the app's user."""
        return self.people[BOT]

    def person(self, user: str) -> Person:
        """Find a person by id; NotFoundError when unknown."""
        if user not in self.people:
            raise NotFoundError(f"no person {user}")
        return self.people[user]

    def channel(self, key: str) -> Channel:
        """Find a channel by id or name, with or without #; NotFoundError when unknown."""
        if key in self.channels:
            return self.channels[key]
        for channel in self.channels.values():
            if not channel.is_direct and channel.name == key.removeprefix("#"):
                return channel
        raise NotFoundError(f"no channel {key}")

    def im(self, user: str) -> Channel:
        """Return the direct message of the app and a person; create it if necessary."""
        for channel in self.channels.values():
            if channel.is_direct and channel.user == user:
                return channel
        name = self.person(user).name
        made = Channel(new_id("D"), name, "im", {user, BOT}, user=user, created=int(self.clock.now()))
        self.channels[made.id] = made
        self.mark_changed()
        return made

    def message(self, channel: str, ts: str) -> Message:
        """Find a message, ephemeral ones included; NotFoundError when unknown."""
        for message in reversed(self.channel(channel).messages):
            if message.ts == ts:
                return message
        raise NotFoundError(f"no message {ts} in {channel}")

    def visible(self, user: str, channel: str) -> list[Message]:
        """List what a person sees in a channel, oldest first, including replies."""
        return [each for each in self.channel(channel).messages if each.ephemeral_to in (None, user)]

    def replies(self, channel: str, ts: str) -> list[Message]:
        """List the replies to a message, oldest first, without ephemeral ones."""
        return [each for each in self.channel(channel).messages if is_reply(each) and each.thread_ts == ts]

    def view(self, view_id: str) -> View:
        """Find an open modal or a Home tab by id; NotFoundError when there is none."""
        for view in self.all_views():
            if view.id == view_id:
                return view
        raise NotFoundError(f"no open view {view_id}")

    def all_views(self) -> Iterator[View]:
        """Yield every open modal and every Home tab."""
        for stack in self.views.values():
            yield from stack
        yield from self.homes.values()

    def log(self, way: Literal["in", "out"], name: str, request: Json, response: Json, **facts: Any) -> None:
        """Log a call, with `error` and `ms` if given."""
        self.logged += 1
        self.calls.append(LoggedCall(self.clock.now(), way, name, request, response, **facts))

    def toast(self, user: str, text: str) -> None:
        """Show a toast to a person."""
        self.toasts.setdefault(user, []).append(Toast(self.version, text))
        self.mark_changed()


def new_file(workspace: Workspace, name: str, user: str) -> File:
    """Add a file without content."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = File(new_id("F"), name, kind, int(workspace.clock.now()), user)
    workspace.files[file.id] = file
    return file


def new_id(prefix: str) -> str:
    """Generate an id as Slack's: a letter for the kind, then capitals and digits."""
    return f"{prefix}{secrets.token_hex(5).upper()}"
