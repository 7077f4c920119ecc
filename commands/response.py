"""What a handler wants to happen: returned by handlers, carried out by the running process after the commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commands.reader import Reader
from commands.vocabulary.blocks import Message, short_message
from commands.vocabulary.forms import Option, View


@dataclass(frozen=True)
class Nothing:
    """Acknowledge only; a form closes."""


@dataclass(frozen=True)
class Reply:
    """Say something to the asker alone; `replace` puts it in place of the message whose button was pressed.

    `receipted` where the asker is sent as much in a direct message anyway.
    """

    message: Message
    replace: bool = False
    receipted: bool = False


@dataclass(frozen=True)
class OpenForm:
    """Open a form, on top of the form that it was asked for in where there is one."""

    view: View


@dataclass(frozen=True)
class UpdateForm:
    """Show this form in place of the one that was submitted or pressed in; equal fields keep what was typed."""

    view: View


@dataclass(frozen=True)
class FieldErrors:
    """Keep the form open and say at each field what is wrong."""

    errors: dict[str, str]


@dataclass(frozen=True)
class Suggest:
    """The choices that fit what has been typed."""

    options: Sequence[Option]


@dataclass(frozen=True)
class ShowHome:
    """Show this as the asker's Home tab."""

    view: View


class FormRedisplayed(Exception):
    """A submitted form is shown again: nothing is stored, and its next submission is not a repetition."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view


Response = Nothing | Reply | OpenForm | UpdateForm | FieldErrors | Suggest | ShowHome


def tell(reader: Reader, key: str, **facts: Any) -> Reply:
    """Say the text `key`, and nothing else."""
    return Reply(short_message(reader.rich(key, **facts)))
