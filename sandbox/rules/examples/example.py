"""An example payload, valid or with one violation."""

from dataclasses import dataclass
from typing import Any

from sandbox.rules.check import check_message, check_view
from sandbox.rules.rule import Violation


@dataclass(frozen=True, slots=True)
class Example:
    """`payload` is a view (it has a `type`) or the `text`, `blocks` and `metadata` of a message.

    `invalid_at` is the JSON pointer of its only violation; None when Slack accepts the payload.
    """

    name: str
    payload: dict[str, Any]
    invalid_at: str | None = None

    @property
    def is_view(self) -> bool:
        return "type" in self.payload

    @property
    def kind(self) -> str:
        """Name the argument of `blocks.validate` that takes the payload."""
        return "view" if self.is_view else "message"

    def validate(self, *, older: bool = False) -> list[Violation]:
        if self.is_view:
            return check_view(self.payload, older=older)
        return check_message(**self.payload, older=older)


def first_block(pointer: str) -> str:
    """Complete a pointer that is relative to the first block."""
    return pointer if pointer.startswith("/") or not pointer else f"/blocks/0/{pointer}"


def refused(name: str, payload: dict[str, Any], pointer: str) -> Example:
    """Make an example with one violation; `pointer` is relative to the first block unless it starts with /."""
    return Example(name, payload, first_block(pointer))
