"""Show the developer tools: calls, faults and clock, saving and loading."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from nicegui import ui

from sandbox.page.call_log import CallLog
from sandbox.page.controls import button, tag, write
from sandbox.page.fault_panel import FaultPanel
from sandbox.page.markup import escape
from sandbox.page.state_panel import StatePanel
from sandbox.page.window import Window

_REFRESH_SECONDS = 0.5
"""Seconds between two refreshes while the panel is open: calls and faults do not notify."""


class Panel(Protocol):
    """The content of one tab."""

    def show(self) -> None:
        """Refresh it."""


PANELS: dict[str, Callable[[Window], Panel]] = {"calls": CallLog, "faults": FaultPanel, "state": StatePanel}


class Inspector:
    """The side panel; empty while it is closed."""

    def __init__(self, window: Window, close: Callable[[], None]) -> None:
        self.window, self.close = window, close
        self.tab = next(iter(PANELS))
        self.panel: Panel | None = None
        name = window.reader.say("inspector")
        self.frame: ui.element = tag("aside", "inspector", id="inspector", aria_label=name, tabindex="-1")
        self.frame.on("keydown.esc", self.close, args=[])
        self.timer = ui.timer(_REFRESH_SECONDS, self.show, active=False)

    def show(self) -> None:
        """Build the panel when it is opened, and refresh it while it is open."""
        opened = self.window.inspecting
        self.timer.active = opened
        self.frame.set_visibility(opened)
        if opened and self.panel is None:
            self._build()
        elif not opened and self.panel is not None:
            self.panel = None
            self.frame.clear()
        if self.panel:
            self.panel.show()

    def _build(self) -> None:
        reader = self.window.reader
        with self.frame:
            with tag("div", "panel-head"):
                write(escape(reader.say("inspector")), "h2")
                button(escape("×"), self.close, "icon", aria_label=reader.say("close"))
                self._tabs()
            self.body = tag("div", role="tabpanel")
        self._fill()

    def _tabs(self) -> None:
        with tag("div", "tabs", role="tablist", aria_label=self.window.reader.say("inspector")):
            self.tabs = {
                tab: button(
                    escape(self.window.reader.say(f"tab_{tab}")), partial(self._turn, tab), "tab", role="tab"
                )
                for tab in PANELS
            }

    def _turn(self, tab: str) -> None:
        if tab == self.tab:  # built anew, it would lose what is typed in it, and a press on its way
            return
        self.tab = tab
        self._fill()
        self.show()

    def _fill(self) -> None:
        for tab, opener in self.tabs.items():
            opener.props["aria-selected"] = "true" if tab == self.tab else "false"
        self.body.clear()
        self.body.classes(replace=f"inspector-body part-{self.tab}")
        self.body.props["aria-label"] = self.window.reader.say(f"tab_{self.tab}")
        with self.body:
            self.panel = PANELS[self.tab](self.window)
