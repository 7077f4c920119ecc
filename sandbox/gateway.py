"""What a person can do in the workspace, each deed carried to the app and its answer shown."""

from dataclasses import dataclass
from typing import Any

from sandbox.records import Json, Values


@dataclass(frozen=True, slots=True)
class MessageSource:
    """A message that is touched."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class ViewSource:
    """A modal or Home tab that is touched."""

    view_id: str


Source = MessageSource | ViewSource


class Gateway:
    """The people's side of the workspace; every method but `fill` and `say` returns once the app has answered."""

    async def command(self, user: str, channel: str, line: str) -> None:
        """Send a slash command line; a failure is shown to the person as Slack's ephemeral message."""

    async def press(
        self, user: str, source: Source, block_id: str, action_id: str, value: Json | None = None
    ) -> None:
        """Press a button or choose a value; `value` is state-shaped, None for buttons."""

    def fill(self, user: str, view_id: str, block_id: str, action_id: str, value: Json) -> None:
        """Keep what is typed in an open view, so that other interactions tell it to the app."""

    async def submit(
        self, user: str, view_id: str, values: Values | None = None, *, checked: bool = True
    ) -> dict[str, str]:
        """Submit a modal; the errors by block_id, also on the view. `checked=False` skips what a browser checks."""
        return {}

    async def close(self, user: str, view_id: str, *, everything: bool = False) -> None:
        """Close the top modal, or the whole stack."""

    async def suggest(
        self, user: str, source: Source, block_id: str, action_id: str, query: str
    ) -> list[Json]:
        """Options or option groups for what is typed; empty when the app does not answer."""
        return []

    async def open_home(self, user: str, tab: str = "home") -> None:
        """Open the app's Home (or `messages`) tab."""

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Any:
        """Write a message as that person."""
