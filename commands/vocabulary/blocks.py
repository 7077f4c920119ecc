"""What messages and views are made of: headings, text, buttons, tables and charts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from commands.vocabulary.text import Mrkdwn, clip

Block = dict[str, Any]
LONGEST_SECTION = 3_000
MOST_BLOCKS = 50
MOST_TABLE_ROWS = 100
MOST_TABLE_CHARACTERS = 10_000
LONGEST_CELL = 100
LONGEST_LABEL = 20
LONGEST_IN_ID = 200


@dataclass(frozen=True)
class Figure:
    """A figure in a table: sorted by its value, shown as the reader writes it."""

    value: float
    shown: str


Cell = str | Figure


@dataclass(frozen=True)
class Attachment:
    """A file that stands in a message. `name` is its own: no other message to the same receiver has it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Message:
    """Something to post; `text` says what the blocks say, for notifications and screen readers.

    With a file the text stands above it, and there are no blocks.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    file: Attachment | None = None


@dataclass(frozen=True)
class Button:
    """A button that leads to the action `route` with `value`."""

    route: str
    label: str
    value: str = ""
    style: str | None = None

    def element(self, position: int = 0) -> ButtonElement:
        """The button as Slack's element; the position keeps action ids unique within a surface."""
        told = self.value if len(self.value) <= LONGEST_IN_ID else ""
        return ButtonElement(
            text=PlainTextObject(text=clip(self.label, 75)),
            action_id=f"{self.route}:{told}:{position}",
            value=self.value or None,
            style=self.style,
        )


def header(words: str) -> Block:
    """A heading in plain text."""
    return HeaderBlock(text=PlainTextObject(text=clip(words, 150))).to_dict()


def section(words: Mrkdwn, button: Button | None = None) -> Block:
    """A paragraph, with a button at its end where there is one."""
    accessory = button.element() if button else None
    return SectionBlock(
        text=MarkdownTextObject(text=clip(words, LONGEST_SECTION), verbatim=True), accessory=accessory
    ).to_dict()


def paragraph(words: str) -> Block:
    """People's own words, shown exactly as typed."""
    return SectionBlock(text=PlainTextObject(text=clip(words, LONGEST_SECTION), emoji=False)).to_dict()


def fields(pairs: Sequence[Mrkdwn]) -> Block:
    """Up to ten short pieces in two columns."""
    return SectionBlock(
        fields=[MarkdownTextObject(text=clip(pair, 2_000), verbatim=True) for pair in pairs[:10]]
    ).to_dict()


def context(words: Mrkdwn) -> Block:
    """A small grey line."""
    return ContextBlock(elements=[MarkdownTextObject(text=clip(words, 2_000), verbatim=True)]).to_dict()


def note(words: str) -> Block:
    """A small grey line of people's own words, shown exactly as typed."""
    return ContextBlock(elements=[PlainTextObject(text=clip(words, 2_000), emoji=False)]).to_dict()


def divider() -> Block:
    """A line between parts."""
    return DividerBlock().to_dict()


def buttons(*row: Button) -> Block:
    """A row of buttons."""
    return ActionsBlock(elements=[button.element(position) for position, button in enumerate(row)]).to_dict()


def pack(lines: Iterable[str], most: int = LONGEST_SECTION) -> list[str]:
    """The lines in order, joined into as few texts of at most `most` characters as they need."""
    texts: list[str] = []
    for line in lines:
        if texts and len(texts[-1]) + 1 + len(line) <= most:
            texts[-1] += f"\n{line}"
        else:
            texts.append(clip(line, most))
    return texts


def data_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], page_size: int = 10) -> Block:
    """Slack's sortable table: a header row and 1–100 rows of words and figures, 10,000 characters at most."""
    return {
        "type": "data_table",
        "caption": caption,
        "page_size": page_size,
        "rows": [[_cell(value) for value in row] for row in (head, *rows[:MOST_TABLE_ROWS])],
    }


def table_size(row: Sequence[Cell]) -> int:
    """How many of a table's characters one row takes."""
    return sum(len(_cell(value)["text"]) for value in row)


def _cell(value: Cell) -> dict[str, Any]:
    if isinstance(value, Figure):
        return {"type": "raw_number", "value": value.value, "text": value.shown}
    return {"type": "raw_text", "text": clip(value, LONGEST_CELL) or "–"}


def line_chart(
    title: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[float]]], x: str, y: str
) -> Block:
    """Slack's own line chart: 1–6 named series with one figure for each of 1–20 labels that differ."""
    categories = _apart(labels)
    return {
        "type": "data_visualization",
        "title": clip(title, 50),
        "chart": {
            "type": "line",
            "series": [
                {"name": name, "data": _points(categories, figures)}
                for name, (_, figures) in zip(_apart([name for name, _ in series]), series, strict=True)
            ],
            "axis_config": {"categories": categories, "x_label": clip(x, 50), "y_label": clip(y, 50)},
        },
    }


def _points(labels: Sequence[str], figures: Sequence[float]) -> list[dict[str, Any]]:
    return [{"label": label, "value": figure} for label, figure in zip(labels, figures, strict=True)]


def _apart(names: Sequence[str]) -> list[str]:
    """The names as short as a chart wants them; those that would then be alike are numbered."""
    short: list[str] = []
    for name in names:
        numbered = (f"{clip(name, LONGEST_LABEL - 3)} {number}" for number in count(2))
        short.append(next(label for label in chain((clip(name, LONGEST_LABEL),), numbered) if label not in short))
    return short
