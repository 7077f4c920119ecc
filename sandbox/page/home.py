"""The app's Home tab."""

from nicegui import ui

from sandbox.containers import ViewRef
from sandbox.page.block_list import BlockList
from sandbox.page.controls import tag, write
from sandbox.page.markup import escape
from sandbox.page.surface import Surface
from sandbox.page.window import Window


class HomeTab:
    """Built in the current place."""

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
        """Bring the tab up to date with what the app has published for this person."""
        home = self.window.workspace.homes.get(self.window.user)
        self.empty.set_visibility(home is None)
        if home is None:
            return
        if self.blocks is None:
            self.blocks = BlockList(self.holder, Surface(self.window, ViewRef(home.id), "home"))
        self.blocks.surface.values = home.values
        self.blocks.show(home.blocks)
