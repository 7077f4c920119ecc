"""A record as people ask for it and see it: which one is meant, who may change it, and its facts."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import KW_ONLY, dataclass
from typing import Generic, TypeVar

from commands.reader import Reader
from commands.request import Request, number_in
from commands.vocabulary.blocks import Block, fields, paragraph
from commands.vocabulary.text import Mrkdwn
from domain.refusals import Refusal
from domain.sharing import Viewer, may_change
from services.audit import note_seen
from storage.store import Store

Record = TypeVar("Record")
BESIDE_NUMBER = "|"
"""Between the number in a button's value and what else it carries."""


def _no_unit(_record: object) -> None:
    """Return the unit of a record whose unit gives no rights."""


@dataclass(frozen=True)
class RecordKind(Generic[Record]):
    """Records that people ask for by number: how one is looked up, for a change too, and the line that names it.

    Those `whose` a record is, the owners of the unit that it is `of_unit` and coordinators may change it until it
    `is_over`. The rest are keys of refusals.
    """

    look_up: Callable[[Store, int, Viewer, bool], Record | None]
    name: Callable[[Record, Reader], Mrkdwn]
    whose: Callable[[Record], Collection[str | None]]
    is_over: Callable[[Record], object]
    _: KW_ONLY
    unknown: str
    not_yours: str
    over: str
    of_unit: Callable[[Record], int | None] = _no_unit

    def find(self, request: Request, store: Store, *, changing: bool = False) -> Record:
        """Find the record that is meant, locked if it is for `changing`; raises Refusal where there is none."""
        number = number_meant(request)
        record = self.look_up(store, number, request.viewer, changing)
        if record is None:
            raise Refusal(self.unknown, number=str(number))
        note_seen(store, [record], by=request.user, now=request.now)
        return record

    def find_to_change(self, request: Request, store: Store) -> Record:
        """Lock the record that is meant; raises Refusal where it is over or not the asker's to change, too."""
        record = self.find(request, store, changing=True)
        if not self._is_theirs(record, request.viewer):
            raise Refusal(self.not_yours, number=str(number_meant(request)))
        if self.is_over(record):
            raise Refusal(self.over, number=str(number_meant(request)))
        return record

    def may_change(self, record: Record, viewer: Viewer) -> bool:
        """Tell whether the viewer may change the record as it is now."""
        return self._is_theirs(record, viewer) and not self.is_over(record)

    def _is_theirs(self, record: Record, viewer: Viewer) -> bool:
        return may_change(viewer, *self.whose(record), unit=self.of_unit(record))


def number_meant(request: Request) -> int:
    """Read the number that was typed, that begins a button's value or that a form remembers; raises Refusal."""
    pressed = request.value.partition(BESIDE_NUMBER)[0]
    return number_in(request.words or pressed or str(request.memory.get("number", "")))


def fact_blocks(facts: Iterable[Mrkdwn], text: str) -> list[Block]:
    """Show the facts in two columns and, below them, people's own words where there are any."""
    columns = fields(list(facts))
    return [columns, paragraph(text)] if text else [columns]
