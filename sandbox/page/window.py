"""One browser window: which person sits at it, and what they have open."""

from dataclasses import dataclass, field
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from nicegui import ui

from sandbox.errors import NotFoundError
from sandbox.gateway import Gateway
from sandbox.manifest import Shortcut
from sandbox.objects import file_json
from sandbox.page.dates import date_and_time
from sandbox.page.reader import Reader
from sandbox.records import Channel, Message, Person
from sandbox.workspace import Workspace


@dataclass
class ReadMarks:
    """How far each person has read in each channel, whichever window they did it in."""

    start: str
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    era: int = 0

    def renew(self, workspace: Workspace) -> None:
        """When another state has been loaded, all that is in it counts as seen."""
        if self.era != workspace.era:
            self.era, self.start, self.marks = workspace.era, workspace.clock.stamp(), {}

    def read(self, user: str, channel: str, ts: str) -> None:
        """That person has seen the channel up to that message."""
        self.marks[user, channel] = max(ts, self.last(user, channel))

    def last(self, user: str, channel: str) -> str:
        """The newest message that the person has seen there; what was there from the start counts as seen."""
        return self.marks.get((user, channel), self.start)


@dataclass
class Window:
    """`overlay` holds dialogs; `thread` is the ts of the open thread, `inspecting` whether the inspector is."""

    workspace: Workspace
    gateway: Gateway
    reads: ReadMarks
    user: str
    overlay: ui.element
    channel: str = ""
    thread: str | None = None
    tab: str = "messages"
    inspecting: bool = False

    @property
    def address(self) -> str:
        """Where the page shows what is open here."""
        tab = "home" if self.at_app and self.tab == "home" else ""
        return self._address(channel=self.channel, tab=tab, thread=self.thread or "")

    def address_of(self, user: str) -> str:
        """Where the page shows that person's first channel."""
        return self._address(user=user)

    def _address(self, **named: str) -> str:
        told = {"user": self.user, **named, "inspect": "1" if self.inspecting else ""}
        return f"/?{urlencode({key: value for key, value in told.items() if value})}"

    def turn_to(self, channel: str, tab: str, thread: str) -> None:
        """Open what an address names, or the first channel where this person has not got it."""
        mine = [*(each.id for each in self.channels()), self.workspace.im(self.user).id]
        self.channel = channel if channel in mine else mine[0]
        self.tab = "home" if tab == "home" and self.at_app else "messages"
        self.thread = thread if any(each.ts == thread for each in self.visible()) else None

    def shortcuts(self, kind: str) -> list[Shortcut]:
        """The app's shortcuts of a message (`message`) or from anywhere (`global`)."""
        return [each for each in self.workspace.manifest.shortcuts if each.type == kind]

    def standing(self, person: Person) -> str:
        """What sets a person apart: a guest, or of another organisation."""
        if person.team_id:
            return self.reader.say("other_team", name=self.workspace.team_of(person.id).name)
        return self.reader.say("guest") if person.is_restricted or person.is_ultra_restricted else ""

    @property
    def at_app(self) -> bool:
        """Whether the app's conversation is open, which has tabs."""
        return self.place is not None and self.place.is_direct

    def move_clock(self, epoch: float) -> None:
        """Move the workspace's clock forward, and say so – or why not."""
        clock, reader = self.workspace.clock, self.reader
        try:
            clock.move_to(epoch)
        except ValueError:
            self.workspace.toast(self.user, reader.say("only_forward"))
        else:
            self.workspace.toast(self.user, reader.say("moved", moment=date_and_time(clock.now(), reader)))

    @property
    def person(self) -> Person:
        """Who sits here; no longer anyone when another state has just been loaded."""
        return self.workspace.people.get(self.user) or Person(self.user, self.user)

    @property
    def reader(self) -> Reader:
        """That person as the renderers need it."""
        person = self.person
        return Reader(
            language="sv" if person.swedish else "en",
            zone=ZoneInfo(person.tz),
            user_name=self._user_name,
            channel_name=self._channel_name,
            file_url=self._file_url,
            me=self.user,
        )

    @property
    def place(self) -> Channel | None:
        """The open channel or conversation."""
        return self.workspace.channels.get(self.channel)

    def channels(self) -> list[Channel]:
        """The channels this person is in, by name."""
        mine = [each for each in self.workspace.channels.values() if not each.is_direct]
        return sorted((each for each in mine if self.user in each.members), key=lambda each: each.name)

    def unread(self, channel: Channel) -> int:
        """How many messages by others the person has not seen there."""
        last = self.reads.last(self.user, channel.id)
        return sum(1 for each in self._shown_in(channel) if each.ts > last and each.user != self.user)

    def waiting(self, channel: Channel) -> int:
        """How many unread messages to mark there: none where the person is looking."""
        looking = channel.id == self.channel and self.tab == "messages"
        return 0 if looking else self.unread(channel)

    def listed(self) -> list[Channel]:
        """What the list of channels shows, the app's conversation last."""
        return [*(each for each in self.channels() if not each.archived), self.workspace.im(self.user)]

    def top_level(self) -> list[Message]:
        """What stands in the open channel itself, not in threads."""
        return [each for each in self.visible() if not in_thread(each) or each.broadcast]

    def in_thread(self, ts: str) -> list[Message]:
        """A message and what stands under it, what only this person sees included."""
        return [each for each in self.visible() if ts in (each.ts, each.thread_ts)]

    def visible(self) -> list[Message]:
        """Everything this person sees in the open channel."""
        return self.workspace.visible(self.user, self.channel) if self.place else []

    def _shown_in(self, channel: Channel) -> list[Message]:
        return [each for each in self.workspace.visible(self.user, channel.id) if not in_thread(each)]

    def _user_name(self, user: str) -> str | None:
        try:
            person = self.workspace.person(user)
        except NotFoundError:
            return None
        return person.real_name or person.name

    def _file_url(self, file: str) -> str | None:
        found = self.workspace.files.get(file)
        return str(file_json(self.workspace, found)["url_private"]) if found else None

    def _channel_name(self, channel: str) -> str | None:
        found = self.workspace.channels.get(channel)
        return found.name if found else None


def in_thread(message: Message) -> bool:
    """Whether a message stands under another."""
    return message.thread_ts not in (None, message.ts)
