"""Show one message: author, time, blocks or text, files, reactions and the link to its thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from nicegui import ui

from sandbox.attachments import all_blocks
from sandbox.containers import MessageRef
from sandbox.objects import files_of
from sandbox.page.block_list import MessageBody
from sandbox.page.controls import button, icon, tag, write
from sandbox.page.dates import clock_time, date_and_time, day_heading
from sandbox.page.markup import EMPTY, Html, element, escape, join
from sandbox.page.reactions import MessageMenu, build_reactions
from sandbox.page.reader import Reader
from sandbox.page.static_blocks import render_file
from sandbox.page.surface import Surface
from sandbox.page.window import Window, in_thread
from sandbox.records import Json, Message, Person

_BUBBLE = "M4 5h16v11H9l-4 4v-4H4z"


@dataclass(frozen=True)
class MessageLayout:
    """How a message is shown: under a new date, grouped under one by the same author, with replies."""

    new_day: bool = False
    grouped: bool = False
    replies: tuple[str, ...] = ()
    in_panel: bool = False


class MessageItem:
    """One message; `open_thread` is called with the ts of the thread's parent.

    Parts are built when they are needed, as every element costs time in server and browser.
    """

    def __init__(self, window: Window, open_thread: Callable[[str], None]) -> None:
        self.window, self.open_thread = window, open_thread
        self.frame: ui.element = tag("div", "message-frame")
        self.body: MessageBody | None = None
        self.day: ui.html | None = None
        self.files: ui.html | None = None
        self.foot: ui.element | None = None
        self.reactions: ui.element | None = None
        self.stamps: dict[str, object] = {}

    def show(self, message: Message, layout: MessageLayout) -> None:
        """Refresh the parts of the message that changed."""
        if self.body is None:
            self._build(message, layout)
        marks = (message.edited, message.pinned, message.deleted)
        if self._changed("head", (layout.new_day, layout.grouped, marks)):
            self._show_head(message, layout)
        files = files_of(self.window.workspace, message) if message.files else []
        if self._changed("body", (message.text, all_blocks(message), files)):
            self._show_body(message, files)
        if self._changed("reactions", message.reactions):
            self._show_reactions(message)
        if self._changed("replies", layout.replies):
            self._show_replies(message, layout)

    def _changed(self, part: str, stamp: object) -> bool:
        before = self.stamps.get(part)
        self.stamps[part] = repr(stamp)
        return before != self.stamps[part]

    def _build(self, message: Message, layout: MessageLayout) -> None:
        panel = "thread" if layout.in_panel else "log"
        values = message.values.setdefault(self.window.user, {})
        source = MessageRef(message.channel, message.ts)
        with self.frame, tag("article", "message", aria_label=_label(message, self.window)) as self.article:
            self.side = write(EMPTY, classes="message-side")
            with tag("div", "message-main") as self.main:
                self.head = write(EMPTY, classes="message-head")
            self.body = MessageBody(self.main, Surface(self.window, source, f"{panel}-{message.ts}", values))
            self._tools(message, layout)

    def _tools(self, message: Message, layout: MessageLayout) -> None:
        if message.ephemeral_to:
            return
        root, say = message.thread_ts or message.ts, self.window.reader.say
        with tag("div", "message-tools") as tools:
            if not layout.in_panel:
                attributes = {"aria_label": say("reply"), "title": say("reply")}
                button(icon(_BUBBLE), lambda: self.open_thread(root), "icon", **attributes)
            attributes = {"aria_label": say("message_menu"), "title": say("message_menu"), "aria_haspopup": "menu"}
            menu = button(escape("⋮"), lambda: self._open_menu(message, tools, menu), "icon", **attributes)

    def _open_menu(self, message: Message, tools: ui.element, opener: ui.element) -> None:
        opener.delete()
        with tools:
            MessageMenu(self.window, message)

    def _show_head(self, message: Message, layout: MessageLayout) -> None:
        reader = self.window.reader
        self._show_day(message, layout)
        kind = "ephemeral " if message.ephemeral_to else ""
        self.article.classes(replace=f"message {kind}{'grouped' if layout.grouped else ''}")
        self.side.set_content(_time(message, reader) if layout.grouped else _avatar(_author(message, self.window)))
        self.head.set_content(_head(message, layout, self.window))

    def _show_day(self, message: Message, layout: MessageLayout) -> None:
        if layout.new_day and not self.day:
            with self.frame:
                heading = day_heading(float(message.ts), self.window.reader)
                self.day = write(element("span", escape(heading)), classes="day")
            self.day.move(target_index=0)
        if self.day:
            self.day.set_visibility(layout.new_day)

    def _show_body(self, message: Message, files: list[Json]) -> None:
        text = self.window.reader.say("deleted") if message.deleted else message.text
        blank = not text and (files or message.attachments)
        blocks = [
            *(message.blocks or ([] if blank else [_text_block(text)])),
            *all_blocks(message)[len(message.blocks) :],
        ]
        if self.body:
            self.body.show(blocks)
        if files and not self.files:
            with self.main:
                self.files = write(EMPTY, classes="files")
            self.files.move(target_index=2)
        if self.files:
            self.files.set_content(join(render_file(each, self.window.reader) for each in files))

    def _show_reactions(self, message: Message) -> None:
        if self.reactions:
            self.reactions.delete()
        with self.main:
            self.reactions = build_reactions(self.window, message) if message.reactions else None
        if self.reactions and self.foot:
            self.foot.move(target_index=-1)

    def _show_replies(self, message: Message, layout: MessageLayout) -> None:
        if self.foot:
            self.foot.clear()
        if not layout.replies or layout.in_panel:
            return
        if not self.foot:
            with self.main:
                self.foot = tag("div", "message-foot")
        reader = self.window.reader
        count = element("b", escape(reader.count_of("replies", len(layout.replies))))
        last = reader.say("last_reply", moment=date_and_time(float(layout.replies[-1]), reader))
        with self.foot:
            button(
                Html(count + element("span", escape(last))), lambda: self.open_thread(message.ts), "thread-link"
            )


def _author(message: Message, window: Window) -> Person:
    if message.username:
        return replace(window.workspace.bot, real_name=message.username)
    return window.workspace.people.get(message.user) or Person(message.user, message.user)


def _label(message: Message, window: Window) -> str:
    author = _author(message, window)
    return f"{author.real_name or author.name}, {clock_time(float(message.ts), window.reader)}"


def _avatar(person: Person) -> Html:
    kind = "avatar avatar-app" if person.is_bot else "avatar"
    return element(
        "span", escape(person.initials), class_=kind, style=f"--tone: #{person.color}", aria_hidden="true"
    )


def _time(message: Message, reader: Reader) -> Html:
    moment = float(message.ts)
    return element("time", escape(clock_time(moment, reader)), title=date_and_time(moment, reader))


def _head(message: Message, layout: MessageLayout, window: Window) -> Html:
    reader, author = window.reader, _author(message, window)
    name = element("span", escape(author.real_name or author.name), class_="author")
    kinds = (reader.say("app") if message.bot else "", window.badge(author))
    badges = join(element("span", escape(each), class_="badge") for each in kinds if each)
    first = EMPTY if layout.grouped else Html(name + badges + _time(message, reader))
    return Html(first + join(_marks(message, layout, reader)))


def _marks(message: Message, layout: MessageLayout, reader: Reader) -> list[Html]:
    broadcast = in_thread(message) and message.broadcast and not layout.in_panel
    keys = {"only_you": message.ephemeral_to, "pinned": message.pinned, "edited": message.edited}
    keys["in_thread"] = "yes" if broadcast else None
    return [element("span", escape(reader.say(key)), class_=f"mark {key}") for key, there in keys.items() if there]


def _text_block(text: str) -> Json:
    return {"type": "section", "block_id": "text", "text": {"type": "mrkdwn", "text": text or " "}}
