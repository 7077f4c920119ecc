"""A record as people ask for it and see it: which one is meant, and its facts with what was written."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from commands.request import Request, number_in
from commands.vocabulary.blocks import Block, fields, paragraph
from commands.vocabulary.text import Mrkdwn
from domain.refusals import Refusal

Record = TypeVar("Record")


def find_meant(request: Request, look_up: Callable[[int], Record | None], unknown: str) -> Record:
    """Find the record whose number was typed, is a button's value or is remembered by a form.

    Raises Refusal where there is no number, and with the key `unknown` where there is no such record.
    """
    number = number_in(request.words or request.value or str(request.memory.get("number", "")))
    record = look_up(number)
    if record is None:
        raise Refusal(unknown, number=str(number))
    return record


def fact_blocks(facts: Iterable[Mrkdwn], text: str) -> list[Block]:
    """Show the facts in two columns and, below them, people's own words where there are any."""
    columns = fields(list(facts))
    return [columns, paragraph(text)] if text else [columns]
