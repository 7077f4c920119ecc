"""Say of a record that what people wrote in it has been erased."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from commands.kit.history import HistoryLine
from commands.reader import Reader
from commands.vocabulary.blocks import Block, context
from domain.erasure import TextChange
from storage.tables import HistoryEntry


class Erasable(Protocol):
    """A record that tells when and why its text was erased, if it was."""

    text_erased_at: datetime | None
    text_erased_why: str | None


def erased_blocks(record: Erasable, reader: Reader) -> Iterator[Block]:
    """Say when and why the text was erased; nothing where it was not."""
    if at := record.text_erased_at:
        yield context(reader.rich("text-erased", day=reader.full_day(reader.local(at).date()), why=_why(record)))


def erased_glimpse(record: Erasable, reader: Reader) -> str:
    """Write what stands in the place of the text where a list shows its beginning; '' where it was not erased."""
    return reader.say("text-erased-glimpse") if record.text_erased_at else ""


def erased_line(entry: HistoryEntry, reader: Reader) -> HistoryLine | None:
    """Put the entry of an erasure into words; None for any other."""
    if entry.kind != TextChange.ERASED:
        return None
    return HistoryLine(entry, reader.rich("history-erased", why=entry.changes["why"][1]))


def _why(record: Erasable) -> str:
    return record.text_erased_why or ""
