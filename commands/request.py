"""What a handler is told of an interaction: who asks, what was typed or chosen, and when."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from commands.reader import Reader
from domain.names import tidy, without_invisible
from domain.refusals import FormRefused, Refusal
from domain.sharing import Viewer
from domain.typed_input import read_typed_number

KNOWN = "#"
NEW = "+"
"""What a value begins with in a list where known things are chosen, by row id, and new ones typed, by name."""
MOST_DIGITS = 9
"""Of a number or a row id, which the database holds in 32 bits."""
MOST_ID = 10**MOST_DIGITS


@dataclass(frozen=True, kw_only=True)
class Request:
    """One interaction. `words` is what stands after the sub-command, `value` what was pressed or is being typed,
    `fields` a form's values by field name (None where empty), `memory` what the form remembers,
    `idempotency_key` the interaction's own unique key. `workspace` is the one that the app is installed in,
    `user_workspace` the user's own, which is another for people of other organisations in a shared channel."""

    user: str
    workspace: str
    user_workspace: str
    reader: Reader
    viewer: Viewer
    now: datetime
    idempotency_key: str
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
        """Read a text field, without outer blanks and invisible characters; '' when empty."""
        value = self.fields.get(name)
        return without_invisible(value).strip() if isinstance(value, str) else ""

    def chosen(self, name: str) -> str | None:
        """Read the value chosen in a list."""
        value = self.fields.get(name)
        return value if isinstance(value, str) and value else None

    def one_of(self, name: str, offered: Container[str]) -> str | None:
        """Read the value chosen in a list; raises FormRefused, at the field, for one that is not offered there."""
        value = self.chosen(name)
        if value is not None and value not in offered:
            raise FormRefused({name: Refusal("choose-from-list")})
        return value

    def row(self, name: str) -> int | None:
        """Read the row id chosen in a list; raises FormRefused, at the field, for what is none."""
        value = self.chosen(name)
        if value is not None and id_in(value) is None:
            raise FormRefused({name: Refusal("choose-from-list")})
        return id_in(value)

    def several(self, name: str) -> tuple[str, ...]:
        """Read the values chosen in a list that takes several."""
        value = self.fields.get(name)
        return tuple(value) if isinstance(value, list | tuple) else ()

    def day(self, name: str) -> date | None:
        """Read the date picked; raises FormRefused, at the field, for what is none."""
        value = self.chosen(name)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise FormRefused({name: Refusal("choose-from-list")}) from None

    def time(self, name: str) -> time | None:
        """Read the time of day picked, to the minute; raises FormRefused, at the field, for what is none."""
        value = self.chosen(name)
        try:
            return datetime.strptime(value, "%H:%M").time() if value else None  # noqa: DTZ007 (a time has no zone)
        except ValueError:
            raise FormRefused({name: Refusal("choose-from-list")}) from None

    def remembered(self, name: str) -> int | None:
        """Read the number or row id that a form remembers; None where there is none."""
        value = self.memory.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < MOST_ID else None


def warned_in(memory: Mapping[str, Any]) -> tuple[str, ...]:
    """Read the marks of what a form has warned of already."""
    marks = memory.get("warned")
    return tuple(filter(_is_text, marks)) if isinstance(marks, list | tuple) else ()


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def id_in(value: str | None) -> int | None:
    """Read the row id that a choice stands for: '7' or '#7'; None for what is none."""
    digits = (value or "").removeprefix(KNOWN)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS else None


def new_name_in(value: str | None) -> str:
    """Read the new name that was typed in a list of known ones; '' when a known one was chosen, or none."""
    return tidy(value[1:]) if value and value.startswith(NEW) else ""


def number_in(words: str) -> int:
    """Read the number that a sub-command such as 'show no 12.' names; raises Refusal where there is none."""
    figure = read_typed_number(words)
    if not figure:
        raise Refusal("number-missing")
    return int(figure)
