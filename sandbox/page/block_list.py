"""Show the blocks of a message or view; rebuild only those that changed, so that typed text is kept."""

import json
from typing import Any

from nicegui import ui

from sandbox.page.blocks import build_block
from sandbox.page.controls import tag, write
from sandbox.page.keyed_list import KeyedList
from sandbox.page.markup import EMPTY, element, join
from sandbox.page.static_blocks import block_classes, is_static, render_static
from sandbox.page.surface import Surface
from sandbox.records import Json


class BlockFrame:
    """One block in the page and the JSON that it was built from."""

    def __init__(self) -> None:
        self.frame: ui.element = tag("div")
        self.stamp = ""

    def show(self, block: dict[str, Any], surface: Surface) -> None:
        """Build the block unless it is built from the same JSON already."""
        error = surface.errors.get(block.get("block_id", ""), "")
        stamp = json.dumps([block, error], sort_keys=True)
        if stamp == self.stamp:
            return
        self.stamp = stamp
        self.frame.clear()
        self.frame.classes(replace=block_classes(block) + (" has-error" if error else ""))
        with self.frame:
            build_block(block, surface)


class BlockList:
    """The interactive blocks of one message or view."""

    def __init__(self, holder: ui.element, surface: Surface) -> None:
        self.surface = surface
        self._frames = KeyedList(holder, BlockFrame)

    def show(self, blocks: list[dict[str, Any]]) -> None:
        """Show these blocks; leave those with the same block_id and content as they are."""
        keys = [block.get("block_id") or f"#{index}" for index, block in enumerate(blocks)]
        for frame, block in zip(self._frames.arrange(keys), blocks, strict=True):
            frame.show(block, self.surface)


_BODY_INDEX = 1
"""Index of the body among the parts of a message: after the head."""


class MessageBody:
    """The body of a message: one piece of HTML while every block is static, else a BlockList."""

    def __init__(self, holder: ui.element, surface: Surface) -> None:
        self.holder, self.surface = holder, surface
        self.static: ui.html | None = None
        self.dynamic: BlockList | None = None

    def show(self, blocks: list[Json]) -> None:
        """Show these blocks."""
        if self.dynamic or not all(is_static(block) for block in blocks):
            self._show_dynamic(blocks)
            return
        if not self.static:
            with self.holder:
                self.static = write(EMPTY, classes="blocks")
            self.static.move(target_index=_BODY_INDEX)
        reader = self.surface.reader
        parts = [element("div", render_static(block, reader), class_="still") for block in blocks]
        kinds = [block_classes(block) for block in blocks]
        self.static.set_content(
            join(element("div", part, class_=kind) for part, kind in zip(parts, kinds, strict=True))
        )

    def _show_dynamic(self, blocks: list[Json]) -> None:
        if self.static:
            self.static.delete()
            self.static = None
        if not self.dynamic:
            with self.holder:
                holder = tag("div", "blocks")
            holder.move(target_index=_BODY_INDEX)
            self.dynamic = BlockList(holder, self.surface)
        self.dynamic.show(blocks)
