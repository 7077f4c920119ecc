"""What an example is: a payload, and where its fault lies if it has one."""

from dataclasses import dataclass
from typing import Any

from sandbox.rules.check import check_message, check_view
from sandbox.rules.faults import Fault


@dataclass(frozen=True, slots=True)
class Example:
    """`payload` is a view (it has a `type`) or the `text`, `blocks` and `metadata` of a message.

    `fault` is the JSON pointer of its only fault; None when Slack takes the payload.
    """

    name: str
    payload: dict[str, Any]
    fault: str | None = None

    @property
    def is_view(self) -> bool:
        return "type" in self.payload

    @property
    def kind(self) -> str:
        """The argument of `blocks.validate` that takes it."""
        return "view" if self.is_view else "message"

    def judge(self, *, older: bool = False) -> list[Fault]:
        if self.is_view:
            return check_view(self.payload, older=older)
        return check_message(**self.payload, older=older)
