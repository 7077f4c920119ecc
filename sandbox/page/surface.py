"""Handle interactions with the blocks of a message, a modal or a Home tab."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sandbox.containers import ContainerRef, ViewRef
from sandbox.elements import initial_value
from sandbox.errors import NotFoundError
from sandbox.page.reader import Reader
from sandbox.page.window import Window
from sandbox.records import Json, Values


async def _nothing() -> None:
    return


@dataclass
class Surface:
    """A message or view; `name` makes ids unique in the page, `finish` is called on Enter."""

    window: Window
    source: ContainerRef
    name: str
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    finish: Callable[[], Awaitable[None]] = _nothing

    @property
    def reader(self) -> Reader:
        """Return the reader of the window."""
        return self.window.reader

    def control_id(self, *parts: str) -> str:
        """Return an id that is unique in the page."""
        return "-".join((self.name, *parts)).replace(" ", "_")

    def value(self, block_id: str, element: Json) -> Any:
        """Return the state of an input: the typed value or the initial one."""
        typed = self.values.get(block_id, {}).get(element["action_id"])
        return typed if typed and typed["type"] == element["type"] else initial_value(element)

    def fill(self, block_id: str, action_id: str, value: Json) -> None:
        """Store a typed value; do nothing if the view is closed by now."""
        self.values.setdefault(block_id, {})[action_id] = value
        if isinstance(self.source, ViewRef):
            with suppress(NotFoundError):
                self.window.gateway.fill(self.window.user, self.source.view_id, block_id, action_id, value)

    async def press(self, block_id: str, action_id: str, value: Json | None = None) -> None:
        """Send block_actions; do nothing if the message or view is gone by now."""
        with suppress(NotFoundError):
            await self.window.gateway.press(self.window.user, self.source, block_id, action_id, value)

    async def suggest(self, block_id: str, action_id: str, query: str) -> list[Json]:
        """Request options or option groups of an external select."""
        with suppress(NotFoundError):
            return await self.window.gateway.suggest(self.window.user, self.source, block_id, action_id, query)
        return []
