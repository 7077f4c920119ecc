"""Show the main part of the page: a channel, or the app's Home and Messages tabs."""

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from sandbox.containers import ViewRef
from sandbox.page.block_list import BlockList
from sandbox.page.composer import Composer
from sandbox.page.controls import button, channel_sign, tag, write
from sandbox.page.markup import EMPTY, Html, escape
from sandbox.page.messages import MessageList
from sandbox.page.surface import Surface
from sandbox.page.window import Window
from sandbox.records import Channel


class HomeTab:
    """The app's Home tab of the person."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.frame: ui.element = tag(
            "div", "home", tabindex="0", role="tabpanel", aria_label=window.reader.say("home")
        )
        with self.frame:
            self.empty = write(escape(window.reader.say("home_empty")), "p", "empty")
            self.holder = tag("div", "blocks")
        self.blocks: BlockList | None = None

    def show(self) -> None:
        """Show the view that the app has published, if any."""
        home = self.window.workspace.homes.get(self.window.user)
        self.empty.set_visibility(home is None)
        if home is None:
            return
        if self.blocks is None:
            self.blocks = BlockList(self.holder, Surface(self.window, ViewRef(home.id), "home"))
        self.blocks.surface.values = home.values
        self.blocks.show(home.blocks)


class Conversation:
    """The open channel or tab; rebuilt when another one is opened."""

    def __init__(
        self, window: Window, open_thread: Callable[[str], None], turn: Callable[[str], Awaitable[None]]
    ) -> None:
        self.window, self.open_thread, self.turn = window, open_thread, turn
        self.frame: ui.element = tag("main", "conversation", id="main", tabindex="-1")
        self.opened: tuple[str, str] | None = None
        self.messages: MessageList | None = None
        self.home: HomeTab | None = None

    def show(self) -> None:
        """Refresh the open channel or tab."""
        place = self.window.place
        wanted = (self.window.channel, self.window.tab)
        if wanted != self.opened:
            self.opened = wanted
            self._build(place)
        if place:
            self._show_place(place)

    def _show_place(self, place: Channel) -> None:
        self.about.set_content(escape(self._about(place)))
        if self.home:
            self.home.show()
        if self.messages:
            shown = self.window.top_level()
            self.messages.show(shown)
            if shown and ui.context.client.has_socket_connection:  # NiceGUI keeps a closed window for some seconds
                self.window.reads.read(self.window.user, place.id, shown[-1].ts)

    def _build(self, place: Channel | None) -> None:
        self.frame.clear()
        self.messages = self.home = None
        with self.frame:
            if place is None:
                write(escape(self.window.reader.say("no_channels")), "p", "empty")
                return
            self._head(place)
            if self.window.at_app and self.window.tab == "home":
                self.home = HomeTab(self.window)
            else:
                self._build_messages(place)

    def _head(self, place: Channel) -> None:
        with tag("div", "panel-head"):
            private = self.window.reader.say("private")
            sign = EMPTY if place.is_direct else channel_sign(place, private)
            write(Html(sign + escape(self._name(place))), "h1")
            self.about = write(EMPTY, "p", "about")
            if place.is_direct and self.window.workspace.manifest.home_tab:
                self._tabs()

    def _tabs(self) -> None:
        with tag("div", "tabs", role="tablist"):
            for tab in ("home", "messages"):
                chosen = "true" if self.window.tab == tab else "false"
                words = escape(self.window.reader.say(tab))
                button(words, partial(self.turn, tab), "tab", role="tab", aria_selected=chosen)

    def _build_messages(self, place: Channel) -> None:
        reader, name = self.window.reader, self._name(place)
        shown = name if place.is_direct else f"#{name}"
        self.messages = MessageList(self.window, self.open_thread, shown, panel=False)
        if place.archived:
            write(escape(reader.say("archived")), "p", "archived")
        else:
            Composer(self.window, reader.say("write_to", place=shown), self.messages.expect)

    def _name(self, place: Channel) -> str:
        bot = self.window.workspace.bot
        return (bot.real_name or bot.name) if place.is_direct else place.name

    def _about(self, place: Channel) -> str:
        if place.is_direct:
            return self.window.workspace.manifest.description("description")
        people = [each for each in self.window.workspace.humans if each.id in place.members]
        count = self.window.reader.count_of("members", len(people))
        return " · ".join(part for part in (count, self._shared_with(place), place.topic) if part)

    def _shared_with(self, place: Channel) -> str:
        teams = self.window.workspace.teams
        names = ", ".join(teams[each].name for each in place.shared_with if each in teams)
        return self.window.reader.say("shared_with", names=names) if names else ""
