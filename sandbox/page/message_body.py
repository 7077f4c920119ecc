"""The words of a message: one piece of HTML where nothing can be touched, else blocks one by one."""

from nicegui import ui

from sandbox.page.block_list import BlockList
from sandbox.page.controls import tag, write
from sandbox.page.markup import EMPTY, element, join
from sandbox.page.static_blocks import block_classes, is_static, render_static
from sandbox.page.surface import Surface
from sandbox.records import Json

_PLACE = 1
"""Where the words stand among the parts of a message: after its head."""


class MessageBody:
    """Built in the given place when they are first shown."""

    def __init__(self, place: ui.element, surface: Surface) -> None:
        self.place, self.surface = place, surface
        self.still: ui.html | None = None
        self.live: BlockList | None = None

    def show(self, blocks: list[Json]) -> None:
        """Show these blocks."""
        if self.live or not all(is_static(block) for block in blocks):
            self._show_live(blocks)
            return
        if not self.still:
            with self.place:
                self.still = write(EMPTY, classes="blocks")
            self.still.move(target_index=_PLACE)
        reader = self.surface.reader
        parts = [element("div", render_static(block, reader), class_="still") for block in blocks]
        kinds = [block_classes(block) for block in blocks]
        self.still.set_content(
            join(element("div", part, class_=kind) for part, kind in zip(parts, kinds, strict=True))
        )

    def _show_live(self, blocks: list[Json]) -> None:
        if self.still:
            self.still.delete()
            self.still = None
        if not self.live:
            with self.place:
                holder = tag("div", "blocks")
            holder.move(target_index=_PLACE)
            self.live = BlockList(holder, self.surface)
        self.live.show(blocks)
