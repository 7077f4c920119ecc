"""Short words at the edge of the window, gone by themselves."""

from nicegui import ui

from sandbox.page.controls import button, tag, write
from sandbox.page.markup import escape
from sandbox.page.window import Window
from sandbox.records import Toast

SECONDS = 8.0


class Toasts:
    """Built in the current place; shows each of the person's toasts once, from when the window was opened."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.seen = len(self._all())
        self.frame: ui.element = tag("div", "toasts", role="status", aria_live="polite", popover="manual")

    def show(self) -> None:
        """Bring up what is new."""
        fresh = self._all()[self.seen :]
        self.seen += len(fresh)
        for toast in fresh:
            self._bring_up(toast.text)

    def _all(self) -> list[Toast]:
        return self.window.workspace.toasts.get(self.window.user, [])

    def _bring_up(self, text: str) -> None:
        with self.frame, tag("div", "toast") as box:
            write(escape(text), "span")
            button(escape("×"), box.delete, "icon", aria_label=self.window.reader.say("close"))
            ui.timer(SECONDS, box.delete, once=True)
        ui.run_javascript("pageToasts.raise()")
