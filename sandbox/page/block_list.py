"""A list of blocks that rebuilds only those that changed, so that nobody loses what they are typing."""

import json
from typing import Any

from nicegui import ui

from sandbox.page.blocks import build_block
from sandbox.page.controls import tag
from sandbox.page.keyed_list import KeyedList
from sandbox.page.static_blocks import block_classes
from sandbox.page.surface import Surface


class BlockFrame:
    """One block in the page, and what it was built from."""

    def __init__(self) -> None:
        self.frame: ui.element = tag("div")
        self.stamp = ""

    def show(self, block: dict[str, Any], surface: Surface) -> None:
        """Build the block, unless it stands there already."""
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
    """The blocks of one message or view."""

    def __init__(self, holder: ui.element, surface: Surface) -> None:
        self.surface = surface
        self._frames = KeyedList(holder, BlockFrame)

    def show(self, blocks: list[dict[str, Any]]) -> None:
        """Show these blocks; those with the same block_id and content stay untouched."""
        keys = [block.get("block_id") or f"#{index}" for index, block in enumerate(blocks)]
        for frame, block in zip(self._frames.arrange(keys), blocks, strict=True):
            frame.show(block, self.surface)
