"""List the channels and the app's direct message, with unread counts."""

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from sandbox.page.controls import button, channel_sign, tag, write
from sandbox.page.keyed_list import KeyedList
from sandbox.page.markup import EMPTY, Html, element, escape
from sandbox.page.overlays import show_connection
from sandbox.page.window import Window
from sandbox.records import Channel


class ChannelEntry:
    """One channel in the list."""

    def __init__(self, window: Window, opened: Callable[[str], Awaitable[None]]) -> None:
        self.window, self.opened = window, opened
        self.channel = ""
        self.frame: ui.element = tag("li")
        with self.frame:
            self.button = button(EMPTY, lambda: self.opened(self.channel), "entry")

    def show(self, channel: Channel) -> None:
        """Refresh the entry."""
        self.channel = channel.id
        here = channel.id == self.window.channel
        count = self.window.unread_to_show(channel)
        self.button.classes(replace="entry" + (" current" if here else "") + (" unread" if count else ""))
        self.button.props["aria-current"] = "page" if here else "false"
        self.button.set_content(self._words(channel, count))

    def _words(self, channel: Channel, count: int) -> Html:
        bot = self.window.workspace.bot
        app = channel.is_direct
        name = (bot.real_name or bot.name) if app else channel.name
        mark = element("span", escape(bot.initials), class_="sign app-sign", aria_hidden="true")
        sign = mark if app else channel_sign(channel, self.window.reader.say("private"))
        words = Html(sign + element("span", escape(name), class_="name"))
        if not count:
            return words
        unread = element("span", escape(self.window.reader.count_of("unread", count)), class_="sr-only")
        return Html(words + element("span", escape(str(count)), class_="count", aria_hidden="true") + unread)


class Sidebar:
    """The navigation."""

    def __init__(self, window: Window, opened: Callable[[str], Awaitable[None]]) -> None:
        self.window = window
        reader = window.reader
        self.frame: ui.element = tag("nav", "sidebar", id="sidebar", aria_label=reader.say("places"))
        with self.frame:
            write(escape(window.workspace.team_name), "p", "team")
            write(escape(reader.say("channels")), "h2")
            self.channels = KeyedList(tag("ul"), lambda: ChannelEntry(window, opened))
            write(escape(reader.say("apps")), "h2")
            self.apps = KeyedList(tag("ul"), lambda: ChannelEntry(window, opened))
            button(escape(reader.say("connect")), partial(show_connection, window), "entry connect-button")

    def show(self) -> None:
        """Refresh the list."""
        *channels, app = self.window.listed()
        _fill(self.channels, channels)
        _fill(self.apps, [app])


def _fill(entries: KeyedList[ChannelEntry], channels: list[Channel]) -> None:
    for entry, channel in zip(entries.arrange([each.id for each in channels]), channels, strict=True):
        entry.show(channel)
