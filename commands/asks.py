"""What a handler is told of an interaction: who asks, what was typed or chosen, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from commands.near_misses import read_number
from commands.reader import Reader
from domain.names import without_invisible
from domain.refusals import Refusal
from domain.sharing import Viewer

KNOWN = "#"
MOST_DIGITS = 9
"""Of a number or a row id, which the database holds in 32 bits."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One interaction. `words` is what stands after the sub-command, `value` what was pressed or is being typed,
    `fields` a form's values by field name (None where empty), `memory` what the form remembers,
    `occasion` the interaction's own unique key."""

    user: str
    reader: Reader
    viewer: Viewer
    now: datetime
    occasion: str
    channel: str | None = None
    words: str = ""
    value: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The local date."""
        return self.reader.local(self.now).date()

    def text(self, name: str) -> str:
        """What was typed in a text field, without outer blanks and what cannot be seen; '' when empty."""
        value = self.fields.get(name)
        return without_invisible(value).strip() if isinstance(value, str) else ""

    def chosen(self, name: str) -> str | None:
        """The value chosen in a list."""
        value = self.fields.get(name)
        return value if isinstance(value, str) and value else None

    def several(self, name: str) -> tuple[str, ...]:
        """The values chosen in a list that takes several."""
        value = self.fields.get(name)
        return tuple(value) if isinstance(value, list | tuple) else ()

    def day(self, name: str) -> date | None:
        """The date picked."""
        value = self.chosen(name)
        return date.fromisoformat(value) if value else None

    def time(self, name: str) -> time | None:
        """The time of day picked."""
        value = self.chosen(name)
        return time.fromisoformat(value) if value else None


def id_in(value: str | None) -> int | None:
    """The row id that a choice stands for: '7' or '#7'; None for what is none."""
    digits = (value or "").removeprefix(KNOWN)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS else None


def number_in(words: str) -> int:
    """The number that a sub-command such as 'show no 12.' names; raises Refusal where there is none."""
    figure = read_number(words)
    if not figure:
        raise Refusal("number-missing")
    return int(figure)
