"""Show the calls between the app and Slack: newest first, with a filter and expandable payloads."""

from itertools import islice

from nicegui import ui

from sandbox.page.call_details import describe_errors, matches_filter, render_payload
from sandbox.page.controls import button, checkbox, search, tag, write
from sandbox.page.keyed_list import KeyedList
from sandbox.page.markup import EMPTY, Html, element, escape, join
from sandbox.page.reader import Reader
from sandbox.page.window import Window
from sandbox.records import Json, LoggedCall

MOST = 100
"""Rows that are shown at once; the filter finds the others."""
_COPY = "(e) => navigator.clipboard.writeText(e.target.closest('.payload').querySelector('pre').textContent)"


class CallRow:
    """One call; its payloads are rendered when it is expanded."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.call: LoggedCall | None = None
        self.frame: ui.element = tag("li", "call")
        with self.frame:
            self.head = button(EMPTY, self._fold, "call-head", aria_expanded="false")
            self.body: ui.element = tag("div", "call-body")
        self.body.set_visibility(False)

    def show(self, call: LoggedCall) -> None:
        """Show the summary of the call, which never changes."""
        if self.call is None:
            self.call = call
            self.frame.classes(add="refused" if call.error else "")
            self.head.set_content(_render_line(call, self.reader))

    def _fold(self) -> None:
        opened = self.head.props["aria-expanded"] == "false"
        self.head.props["aria-expanded"] = "true" if opened else "false"
        self.body.set_visibility(opened)
        if opened and self.call and not self.body.default_slot.children:
            with self.body:
                self._payload("request", self.call.request)
                self._payload("response", self.call.response)

    def _payload(self, key: str, payload: Json) -> None:
        with tag("section", "payload"):
            with tag("div", "payload-head"):
                write(escape(self.reader.say(key)), "h3")
                copy = button(escape(self.reader.say("copy")), lambda: None, "button small")
                copy.on("click", js_handler=_COPY)
            write(render_payload(payload), "pre", tabindex="0", aria_label=self.reader.say(key))


class CallLog:
    """The filter and the list of calls."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.words, self.only_errors = "", False
        self.stamp: object = None
        reader = window.reader
        with tag("div", "call-filter"):
            search(reader.say("filter_calls"), self._filter, "line")
            checkbox(reader.say("only_errors"), self._only_errors)
            button(escape(reader.say("empty_calls")), self._empty, "button small")
        self.count = write(EMPTY, "p", "call-count", role="status")
        self.rows = KeyedList(tag("ol", "calls", aria_label=reader.say("calls")), lambda: CallRow(reader))

    def show(self) -> None:
        """Refresh the list if there are new calls or the filter has changed."""
        workspace = self.window.workspace
        stamp = (workspace.logged, len(workspace.calls), self.words, self.only_errors)
        if stamp == self.stamp:
            return
        self.stamp = stamp
        wanted = [
            (key, call)
            for key, call in self._numbered()
            if matches_filter(call, self.words, only_errors=self.only_errors)
        ]
        shown = [*islice(reversed(wanted), MOST)]
        for row, (_, call) in zip(self.rows.arrange([key for key, _ in shown]), shown, strict=True):
            row.show(call)
        self.count.set_content(escape(self._counted(len(shown), len(wanted))))

    def _numbered(self) -> list[tuple[str, LoggedCall]]:
        calls = self.window.workspace.calls
        first = self.window.workspace.logged - len(calls)
        return [(str(first + index), call) for index, call in enumerate(calls)]

    def _counted(self, shown: int, wanted: int) -> str:
        reader = self.window.reader
        if not wanted:
            return reader.say("no_calls")
        if shown < wanted:
            return reader.say("calls_of", shown=shown, count=wanted)
        return reader.count_of("calls", wanted)

    def _filter(self, words: str) -> None:
        self.words = words
        self.show()

    def _only_errors(self, on: bool) -> None:  # noqa: FBT001 (the checkbox's value)
        self.only_errors = on
        self.show()

    def _empty(self) -> None:
        self.window.workspace.calls.clear()
        self.show()


def _render_line(call: LoggedCall, reader: Reader) -> Html:
    moment = reader.local(call.at)
    way = reader.say(f"way_{call.way}")
    outcome = element("span", escape(call.error or "ok"), class_="outcome")
    parts = (
        element("time", escape(f"{moment:%H:%M:%S}"), title=f"{moment:%Y-%m-%d %H:%M:%S}"),
        element("span", escape(way), class_=f"way way-{call.way}", title=reader.say(f"way_{call.way}_about")),
        element("span", escape(call.name), class_="call-name"),
        element("span", escape(f"{call.ms:.0f} ms" if call.ms >= 1 else "< 1 ms"), class_="ms"),
        outcome,
        *(element("span", escape(line), class_="broken-rule") for line in describe_errors(call)),
    )
    return join(parts)
