"""Hold the state of one browser window: its person and what is open."""

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
    """The last read message of each person in each channel, shared by their windows."""

    start: str
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    era: int = 0

    def renew(self, workspace: Workspace) -> None:
        """Count everything as read after another state has been loaded."""
        if self.era != workspace.era:
            self.era, self.start, self.marks = workspace.era, workspace.clock.stamp(), {}

    def read(self, user: str, channel: str, ts: str) -> None:
        """Mark a channel as read up to a message."""
        self.marks[user, channel] = max(ts, self.last(user, channel))

    def last(self, user: str, channel: str) -> str:
        """Return the ts up to which the person has read."""
        return self.marks.get((user, channel), self.start)


@dataclass
class Window:
    """`overlay` holds dialogs; `thread` is the ts of the open thread; `inspecting`: the inspector is open."""

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
        """Return the address of what is open."""
        tab = "home" if self.at_app and self.tab == "home" else ""
        return self._address(channel=self.channel, tab=tab, thread=self.thread or "")

    def address_of(self, user: str) -> str:
        """Return the address of a person's first channel."""
        return self._address(user=user)

    def _address(self, **named: str) -> str:
        query = {"user": self.user, **named, "inspect": "1" if self.inspecting else ""}
        return f"/?{urlencode({key: value for key, value in query.items() if value})}"

    def turn_to(self, channel: str, tab: str, thread: str) -> None:
        """Open what an address names, or the first channel if the person is not in that one."""
        mine = [*(each.id for each in self.channels()), self.workspace.im(self.user).id]
        self.channel = channel if channel in mine else mine[0]
        self.tab = "home" if tab == "home" and self.at_app else "messages"
        self.thread = thread if any(each.ts == thread for each in self.visible()) else None

    def shortcuts(self, kind: str) -> list[Shortcut]:
        """List the app's shortcuts of type `message` or `global`."""
        return [each for each in self.workspace.manifest.shortcuts if each.type == kind]

    def badge(self, person: Person) -> str:
        """Return the badge of a guest or of somebody of another organisation."""
        if person.team_id:
            return self.reader.say("other_team", name=self.workspace.team_of(person.id).name)
        return self.reader.say("guest") if person.is_restricted or person.is_ultra_restricted else ""

    @property
    def at_app(self) -> bool:
        """Tell whether the app's direct message is open."""
        return self.place is not None and self.place.is_direct

    def move_clock(self, epoch: float) -> None:
        """Move the workspace's clock forward and show a toast."""
        clock, reader = self.workspace.clock, self.reader
        try:
            clock.move_to(epoch)
        except ValueError:
            self.workspace.toast(self.user, reader.say("only_forward"))
        else:
            self.workspace.toast(self.user, reader.say("moved", moment=date_and_time(clock.now(), reader)))

    @property
    def person(self) -> Person:
        """Return the person, or a placeholder if another state has just been loaded."""
        return self.workspace.people.get(self.user) or Person(self.user, self.user)

    @property
    def reader(self) -> Reader:
        """Return the person as the renderers need it."""
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
        """Return the open channel or direct message."""
        return self.workspace.channels.get(self.channel)

    def channels(self) -> list[Channel]:
        """List the person's channels by name."""
        mine = [each for each in self.workspace.channels.values() if not each.is_direct]
        return sorted((each for each in mine if self.user in each.members), key=lambda each: each.name)

    def unread(self, channel: Channel) -> int:
        """Count the unread messages by others in a channel."""
        last = self.reads.last(self.user, channel.id)
        return sum(1 for each in self._shown_in(channel) if each.ts > last and each.user != self.user)

    def unread_to_show(self, channel: Channel) -> int:
        """Count the unread messages to mark: none in the open channel."""
        looking = channel.id == self.channel and self.tab == "messages"
        return 0 if looking else self.unread(channel)

    def listed(self) -> list[Channel]:
        """List the channels of the sidebar, the app's direct message last."""
        return [*(each for each in self.channels() if not each.archived), self.workspace.im(self.user)]

    def top_level(self) -> list[Message]:
        """List the messages of the open channel without replies."""
        return [each for each in self.visible() if not in_thread(each) or each.broadcast]

    def in_thread(self, ts: str) -> list[Message]:
        """List a message and its replies, including ephemeral ones."""
        return [each for each in self.visible() if ts in (each.ts, each.thread_ts)]

    def visible(self) -> list[Message]:
        """List every message of the open channel that the person sees."""
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
    """Tell whether a message is a reply."""
    return message.thread_ts not in (None, message.ts)
