"""Simplify messages for workspaces without Slack's newest blocks: plain tables, then words alone."""

from collections.abc import Callable, Sequence
from typing import Any

from commands.vocabulary.blocks import MOST_BLOCKS, MOST_TABLE_ROWS, Block, Message, join_lines, paragraph, section
from commands.vocabulary.text import Mrkdwn, escape

LEVELS = ("newest", "tables", "text")
NEW_BLOCKS = frozenset({"data_table", "data_visualization", "table"})

Cell = dict[str, Any]


def needs(message: Message) -> bool:
    """Tell whether the message holds blocks that some workspace may refuse."""
    return any(block["type"] in NEW_BLOCKS for block in message.blocks)


def next_level(level: str) -> str | None:
    """Find the level to try when Slack has refused this one, None after the last; KeyError for an unknown one."""
    return dict(zip(LEVELS, (*LEVELS[1:], None), strict=True))[level]


def simplify(message: Message, level: str) -> Message:
    """Rewrite the message in blocks of that level, with the same words and figures; at most fifty blocks."""
    blocks: list[Block] = []
    for block in message.blocks:
        rewrite = _REWRITES[level].get(block["type"], _keep)
        blocks += rewrite(block, blocks)
    return Message(message.text, tuple(blocks[:MOST_BLOCKS]))


def _keep(block: Block, _before: Sequence[Block]) -> list[Block]:
    return [block]


def _plain_table(block: Block, before: Sequence[Block]) -> list[Block]:
    """Make the one plain table that Slack allows in a message; the remaining rows become words."""
    if any(earlier["type"] == "table" for earlier in before):
        return _table_in_words(block, before)
    head, *rows = block["rows"]
    inside, outside = rows[: MOST_TABLE_ROWS - 1], rows[MOST_TABLE_ROWS - 1 :]
    table = {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": cell["text"]} for cell in row] for row in (head, *inside)],
        "column_settings": [_column(cell) for cell in rows[0]],
    }
    return [_caption(block["caption"]), table, *_rows_in_words(head, outside)]


def _column(cell: Cell) -> dict[str, Any]:
    return {"align": "right"} if cell["type"] == "raw_number" else {"is_wrapped": True}


def _table_in_words(block: Block, _before: Sequence[Block]) -> list[Block]:
    head, *rows = block["rows"]
    return [_caption(block["caption"]), *_rows_in_words(head, rows)]


def _rows_in_words(head: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> list[Block]:
    return _paragraphs([_row_in_words(head, row) for row in rows])


def _row_in_words(head: Sequence[Cell], row: Sequence[Cell]) -> str:
    """Write a row as words: 'Centrum, Skadegörelse – Vecka 47: 5; Vecka 46: 3'."""
    words = [cell["text"] for cell in row if cell["type"] != "raw_number"]
    figures = [
        f"{name['text']}: {cell['text']}"
        for name, cell in zip(head, row, strict=True)
        if cell["type"] == "raw_number"
    ]
    return " – ".join(filter(None, (", ".join(words), "; ".join(figures))))


def _chart_in_words(block: Block, _before: Sequence[Block]) -> list[Block]:
    """Write each series on a line, figure by figure, as a screen reader reads it."""
    lines = [
        f"{series['name']} – " + "; ".join(f"{point['label']}: {point['value']:g}" for point in series["data"])
        for series in block["chart"]["series"]
    ]
    return [_caption(block["title"]), *_paragraphs(lines)]


def _caption(words: str) -> Block:
    return section(Mrkdwn(f"*{escape(words)}*"))


def _paragraphs(lines: Sequence[str]) -> list[Block]:
    return [paragraph(text) for text in join_lines(lines)]


_Rewrite = Callable[[Block, Sequence[Block]], list[Block]]
_REWRITES: dict[str, dict[str, _Rewrite]] = {
    "newest": {},
    "tables": {"data_table": _plain_table, "data_visualization": _chart_in_words},
    "text": {"data_table": _table_in_words, "data_visualization": _chart_in_words},
}
