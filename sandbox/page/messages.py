"""Show the messages of a channel or a thread."""

from collections.abc import Callable, Sequence
from functools import partial

from nicegui import ui

from sandbox.page.controls import MessageLog, button, tag, write
from sandbox.page.keyed_list import KeyedList
from sandbox.page.markup import escape
from sandbox.page.message import MessageItem, MessageLayout
from sandbox.page.window import Window
from sandbox.records import Message

DRAWN_AT_ONCE = 20
FIRST_PAGE = 60
NEXT_PAGE = 100
FILL_SECONDS = 0.05
"""When the rest of the first page is added: the newest messages are visible by then."""
GROUP_SECONDS = 300
"""Within which short messages by the same author are grouped."""


class MessageList:
    """The newest messages, and older ones on request."""

    def __init__(self, window: Window, open_thread: Callable[[str], None], label: str, *, panel: bool) -> None:
        self.window, self.panel = window, panel
        self.most, self.filling = DRAWN_AT_ONCE, False
        self.messages: Sequence[Message] = ()
        self.log = MessageLog(latest=window.reader.say("latest"), keys=window.reader.say("log_keys"))
        self.log.props["aria-label"] = label
        with self.log:
            self.older = button(escape(window.reader.say("older")), self._show_older, "button older")
            self.empty = write(escape(window.reader.say("no_messages")), "p", "empty")
            self.items = KeyedList(tag("div", "messages"), lambda: MessageItem(window, open_thread))

    @property
    def frame(self) -> ui.element:
        """Return the root element."""
        return self.log

    def show(self, messages: Sequence[Message]) -> None:
        """Show these messages, oldest first."""
        if self.most < FIRST_PAGE and len(messages) > self.most and not self.filling:
            self.filling = True
            with self.log:
                ui.timer(FILL_SECONDS, partial(self._draw, FIRST_PAGE), once=True)
        self.messages = messages
        shown = messages[-self.most :]
        self.older.set_visibility(len(messages) > len(shown))
        self.empty.set_visibility(not messages)
        layouts = self._layouts(shown)
        for item, message, layout in zip(
            self.items.arrange([each.ts for each in shown]), shown, layouts, strict=True
        ):
            item.show(message, layout)

    def expect(self) -> None:
        """Scroll to the end, and show what comes next, such as a command's answer, from its beginning."""
        self.log.run_method("expect")

    def _show_older(self) -> None:
        self._draw(self.most + NEXT_PAGE)

    def _draw(self, most: int) -> None:
        self.most = max(self.most, most)
        self.show(self.messages)

    def _layouts(self, shown: Sequence[Message]) -> list[MessageLayout]:
        before = [None, *shown][: len(shown)]
        replies = self._replies()
        return [
            MessageLayout(
                new_day=self._new_day(above, message),
                grouped=self._grouped(above, message),
                replies=tuple(replies.get(message.ts, ())),
                in_panel=self.panel,
            )
            for above, message in zip(before, shown, strict=True)
        ]

    def _replies(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self.window.visible():
            if each.thread_ts and each.thread_ts != each.ts and not each.ephemeral_to:
                found.setdefault(each.thread_ts, []).append(each.ts)
        return found

    def _new_day(self, above: Message | None, message: Message) -> bool:
        if self.panel:
            return False
        local = self.window.reader.local
        return above is None or local(float(above.ts)).date() != local(float(message.ts)).date()

    def _grouped(self, above: Message | None, message: Message) -> bool:
        if above is None or self._new_day(above, message):
            return False
        same = all(getattr(above, key) == getattr(message, key) for key in ("user", "username", "ephemeral_to"))
        short = not (above.blocks or message.blocks or message.broadcast)
        return same and short and float(message.ts) - float(above.ts) < GROUP_SECONDS
