"""Show a message and its replies in the side panel."""

from collections.abc import Callable

from nicegui import ui

from sandbox.page.composer import Composer
from sandbox.page.controls import button, tag, write
from sandbox.page.markup import escape
from sandbox.page.messages import MessageList
from sandbox.page.window import Window


class ThreadPanel:
    """The side panel; empty while no thread is open."""

    def __init__(self, window: Window, close: Callable[[], None]) -> None:
        self.window, self.close = window, close
        self.frame: ui.element = tag("aside", "thread", aria_label=window.reader.say("thread"))
        self.opened: tuple[str, str] | None = None
        self.messages: MessageList | None = None

    def show(self) -> None:
        """Show the thread that the window has open."""
        thread = self.window.thread
        wanted = (self.window.channel, thread) if thread else None
        if wanted != self.opened:
            self.opened = wanted
            self._build(thread)
        self.frame.set_visibility(thread is not None)
        if self.messages and thread:
            self.messages.show(self.window.in_thread(thread))

    def _build(self, thread: str | None) -> None:
        self.frame.clear()
        self.messages = None
        if thread is None:
            return
        reader = self.window.reader
        with self.frame:
            with tag("div", "panel-head"):
                write(escape(reader.say("thread")), "h2")
                button(escape("×"), self.close, "icon", aria_label=reader.say("close"))
            self.messages = MessageList(self.window, lambda _ts: None, reader.say("thread"), panel=True)
            Composer(self.window, reader.say("write_reply"), self.messages.expect, thread)
