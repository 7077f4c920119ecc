"""A record's history on its card: who did what and when, the latest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commands.kit.sections import pack
from commands.reader import Reader
from commands.vocabulary.blocks import Block, context, section
from commands.vocabulary.text import Mrkdwn, mention
from storage.tables import HistoryEntry

MOST_ENTRIES = 10
"""More are not shown, only counted."""


@dataclass(frozen=True)
class HistoryLine:
    """An entry with what happened, which follows 'who' in the same sentence, and what was written, as quotes."""

    entry: HistoryEntry
    happened: Mrkdwn
    written: tuple[Mrkdwn, ...] = ()


def history_blocks(shown: Sequence[HistoryLine], total: int, reader: Reader) -> list[Block]:
    """Build the heading, the entries and how many older ones there are; nothing where there are none."""
    if not shown:
        return []
    blocks = [section(reader.rich("history"))]
    for line in shown:
        blocks += pack(_lines(line, reader))
    if total > len(shown):
        blocks.append(context(reader.rich("history-more", count=total - len(shown))))
    return blocks


def _lines(line: HistoryLine, reader: Reader) -> Iterator[Mrkdwn]:
    """'fre 20 nov. 15:00 · @Bo · återtog händelsen'; an import may not know who."""
    entry = line.entry
    who = mention(entry.author) if entry.author else Mrkdwn("–")
    yield Mrkdwn(f"{reader.rich('history-entry', moment=reader.moment(entry.at), who=who)} {line.happened}")
    yield from line.written
