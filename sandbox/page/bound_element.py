"""Bind one block element to its surface: its id, its value, and what changing it does."""

from dataclasses import dataclass
from typing import Any

from sandbox.elements import STATE_FIELDS
from sandbox.page.controls import Control
from sandbox.page.overlays import confirm
from sandbox.page.surface import Surface
from sandbox.records import Json


@dataclass(frozen=True)
class BoundElement:
    """`presses`: changes are sent to the app at once; `in_form`: the element is in an input block."""

    surface: Surface
    block_id: str
    element: Json
    presses: bool = True
    in_form: bool = False
    required: bool = False
    describedby: str | None = None
    labelledby: str | None = None

    @property
    def id(self) -> str:
        """Return the id of the control in the page."""
        return self.surface.control_id(self.block_id, self.element["action_id"])

    @property
    def value(self) -> Any:
        """Return the current text, option, id, date or list."""
        shape = STATE_FIELDS[self.element["type"]]
        return self.surface.value(self.block_id, self.element).get(shape.key)

    @property
    def placeholder(self) -> str | None:
        """Return the text of the placeholder."""
        return (self.element.get("placeholder") or {}).get("text")

    def common(self) -> dict[str, Any]:
        """Return the props that every control has."""
        return {
            "fieldId": self.id,
            "describedby": self.describedby,
            "invalid": self.block_id in self.surface.errors or None,
            "required": self.required or None,
            "focused": self.element.get("focus_on_load") or None,
        }

    def name(self, fallback: str) -> str | None:
        """Return the accessible name of a control without a label."""
        return None if self.in_form else (self.placeholder or self.surface.reader.say(fallback))

    def store(self, value: object) -> None:
        """Store the value without notifying the app."""
        self.surface.fill(self.block_id, self.element["action_id"], self._shaped(value))

    async def send(self, value: object) -> None:
        """Store the value and send it to the app."""
        self.store(value)
        await self.surface.press(self.block_id, self.element["action_id"], self._shaped(value))

    async def choose(self, value: object, control: Control) -> None:
        """Store a choice and, if `presses`, send it to the app; undo it when confirmation is denied."""
        if not self.presses:
            self.store(value)
        elif await self.confirmed():
            await self.send(value)
        else:
            control.run_method("undo")

    async def confirmed(self) -> bool:
        """Ask for confirmation if the element has a confirm object."""
        return await confirm(self.surface.window, self.element.get("confirm"))

    def _shaped(self, value: object) -> Json:
        return {"type": self.element["type"], STATE_FIELDS[self.element["type"]].key: value}
