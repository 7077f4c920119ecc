"""What blocks stand on – a message, a modal or a Home tab – and what touching them there does."""

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
    """`values` is the state of its inputs, `name` makes ids unique in the page, `finish` is what Enter does."""

    window: Window
    source: ContainerRef
    name: str
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    finish: Callable[[], Awaitable[None]] = _nothing

    @property
    def reader(self) -> Reader:
        """Who looks at it."""
        return self.window.reader

    def control_id(self, *parts: str) -> str:
        """An id in the page for something on this surface."""
        return "-".join((self.name, *parts)).replace(" ", "_")

    def value(self, block_id: str, element: Json) -> Any:
        """What stands in that input now: what was typed, else what it starts with; state-shaped."""
        typed = self.values.get(block_id, {}).get(element["action_id"])
        return typed if typed and typed["type"] == element["type"] else initial_value(element)

    def fill(self, block_id: str, action_id: str, value: Json) -> None:
        """Keep what is typed; nothing happens when the surface has gone in the meantime."""
        self.values.setdefault(block_id, {})[action_id] = value
        if isinstance(self.source, ViewRef):
            with suppress(NotFoundError):
                self.window.gateway.fill(self.window.user, self.source.view_id, block_id, action_id, value)

    async def press(self, block_id: str, action_id: str, value: Json | None = None) -> None:
        """Tell the app; nothing happens when the surface has gone in the meantime."""
        with suppress(NotFoundError):
            await self.window.gateway.press(self.window.user, self.source, block_id, action_id, value)

    async def suggest(self, block_id: str, action_id: str, query: str) -> list[Json]:
        """Options or option groups of an external select."""
        with suppress(NotFoundError):
            return await self.window.gateway.suggest(self.window.user, self.source, block_id, action_id, query)
        return []
