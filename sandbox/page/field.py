"""The place of one element on a surface: its name, its value, and what choosing there does."""

from dataclasses import dataclass
from typing import Any

from sandbox.elements import STATE_FIELDS
from sandbox.page.confirm import confirm
from sandbox.page.controls import Control
from sandbox.page.surface import Surface
from sandbox.records import Json


@dataclass(frozen=True)
class Spot:
    """`presses` tells whether a choice goes to the app at once; `in_form` whether it stands in an input block."""

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
        """The control's id in the page."""
        return self.surface.control_id(self.block_id, self.element["action_id"])

    @property
    def value(self) -> Any:
        """What stands in it: the bare text, option, id, date or list."""
        shape = STATE_FIELDS[self.element["type"]]
        return self.surface.value(self.block_id, self.element).get(shape.key)

    @property
    def placeholder(self) -> str | None:
        """The placeholder's words."""
        return (self.element.get("placeholder") or {}).get("text")

    def common(self) -> dict[str, Any]:
        """What every control is told."""
        return {
            "fieldId": self.id,
            "describedby": self.describedby,
            "invalid": self.block_id in self.surface.errors or None,
            "required": self.required or None,
            "focused": self.element.get("focus_on_load") or None,
        }

    def name(self, fallback: str) -> str | None:
        """The spoken name of a control that no label names."""
        return None if self.in_form else (self.placeholder or self.surface.reader.say(fallback))

    def keep(self, value: object) -> None:
        """Keep what is typed, without telling the app."""
        self.surface.fill(self.block_id, self.element["action_id"], self._shaped(value))

    async def tell(self, value: object) -> None:
        """Keep the value and tell the app."""
        self.keep(value)
        await self.surface.press(self.block_id, self.element["action_id"], self._shaped(value))

    async def choose(self, value: object, control: Control) -> None:
        """Keep a choice; where choices go to the app, tell it – or undo, when the person denies the question."""
        if not self.presses:
            self.keep(value)
        elif await self.confirmed():
            await self.tell(value)
        else:
            control.run_method("undo")

    async def confirmed(self) -> bool:
        """Whether the person agrees to the element's question, if it has one."""
        return await confirm(self.surface.window, self.element.get("confirm"))

    def _shaped(self, value: object) -> Json:
        return {"type": self.element["type"], STATE_FIELDS[self.element["type"]].key: value}
