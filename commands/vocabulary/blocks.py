"""What messages and views are made of: headings, text, buttons, tables and charts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

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
    """A file that stands in a message. `name` is its own: no other message to the same receiver has it.

    `alt` says what a picture shows.
    """

    name: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True)
class Message:
    """Something to post; `text` says what the blocks say, for notifications and screen readers.

    With a file the text stands above it, and there are no blocks. `undrawn` tells the log why something of it
    could not be drawn.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    file: Attachment | None = None
    undrawn: str = ""


@dataclass(frozen=True)
class Button:
    """A button that leads to the action `route` with `value`."""

    route: str
    label: str
    value: str = ""
    style: str | None = None

    def element(self, position: int = 0) -> Block:
        """Build the button as Slack's element; the position keeps action ids unique within a surface."""
        told = self.value if len(self.value) <= LONGEST_IN_ID else ""
        return without_unset(
            type="button",
            text=plain_text(self.label, 75),
            action_id=f"{self.route}:{told}:{position}",
            value=self.value or None,
            style=self.style,
        )


def without_unset(**parts: object) -> Block:
    """Build a block or element of these parts, without those that are None."""
    return {name: part for name, part in parts.items() if part is not None}


def plain_text(words: str, most: int) -> Block:
    """Words in which nothing is formatting, cut to `most` characters."""
    return {"type": "plain_text", "text": clip(words, most)}


def _typed(words: str, most: int) -> Block:
    """People's own words: no emoji are made of what stands between colons."""
    return plain_text(words, most) | {"emoji": False}


def _mrkdwn(words: Mrkdwn, most: int) -> Block:
    return {"type": "mrkdwn", "text": clip(words, most), "verbatim": True}


def header(words: str) -> Block:
    """Build a heading in plain text."""
    return {"type": "header", "text": plain_text(words, 150)}


def section(words: Mrkdwn, button: Button | None = None) -> Block:
    """Build a paragraph, with a button at its end where there is one."""
    accessory = button.element() if button else None
    return without_unset(type="section", text=_mrkdwn(words, LONGEST_SECTION), accessory=accessory)


def paragraph(words: str) -> Block:
    """Build a paragraph of people's own words, shown exactly as typed."""
    return {"type": "section", "text": _typed(words, LONGEST_SECTION)}


def fields(pairs: Sequence[Mrkdwn]) -> Block:
    """Up to ten short pieces in two columns."""
    return {"type": "section", "fields": [_mrkdwn(pair, 2_000) for pair in pairs[:10]]}


def context(words: Mrkdwn) -> Block:
    """Build a small grey line."""
    return {"type": "context", "elements": [_mrkdwn(words, 2_000)]}


def note(words: str) -> Block:
    """Build a small grey line of people's own words, shown exactly as typed."""
    return {"type": "context", "elements": [_typed(words, 2_000)]}


def divider() -> Block:
    """Build a line between parts."""
    return {"type": "divider"}


def buttons(*row: Button) -> Block:
    """Build a row of buttons."""
    return {"type": "actions", "elements": [button.element(position) for position, button in enumerate(row)]}


def short_message(words: Mrkdwn, *row: Button) -> Message:
    """Build a message of the words alone, with a row of buttons under them where there are any."""
    return Message(words, (section(words), buttons(*row)) if row else (section(words),))


def join_lines(lines: Iterable[str], most: int = LONGEST_SECTION) -> list[str]:
    """Join the lines in order into as few texts of at most `most` characters as they need."""
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
    """Count how many of a table's characters one row takes."""
    return sum(len(_cell(value)["text"]) for value in row)


def _cell(value: Cell) -> dict[str, Any]:
    if isinstance(value, Figure):
        return {"type": "raw_number", "value": value.value, "text": value.shown}
    return {"type": "raw_text", "text": clip(value, LONGEST_CELL) or "–"}


Series = Sequence[tuple[str, Sequence[float]]]
"""Named figures, one for each label of a chart."""


def line_chart(title: str, labels: Sequence[str], series: Series, x: str, y: str) -> Block:
    """Slack's own line chart: 1–6 named series with one figure for each of 1–20 labels that differ."""
    return _chart("line", title, labels, series, {"x_label": x, "y_label": y})


def bar_chart(title: str, labels: Sequence[str], series: Series, x: str, y: str) -> Block:
    """Slack's own chart of bars side by side, of as much as a line chart."""
    return _chart("bar", title, labels, series, {"x_label": x, "y_label": y})


def _chart(kind: str, title: str, labels: Sequence[str], series: Series, axes: dict[str, str]) -> Block:
    categories = _apart(labels)
    return {
        "type": "data_visualization",
        "title": clip(title, 50),
        "chart": {
            "type": kind,
            "series": [
                {"name": name, "data": _points(categories, figures)}
                for name, (_, figures) in zip(_apart([name for name, _ in series]), series, strict=True)
            ],
            "axis_config": {"categories": categories, **_short(axes)},
        },
    }


def _short(axes: dict[str, str]) -> dict[str, str]:
    return {axis: clip(name, 50) for axis, name in axes.items() if name}


def _points(labels: Sequence[str], figures: Sequence[float]) -> list[dict[str, Any]]:
    return [{"label": label, "value": figure} for label, figure in zip(labels, figures, strict=True)]


def _apart(names: Sequence[str]) -> list[str]:
    """The names as short as a chart wants them; those that would then be alike are numbered."""
    short: list[str] = []
    for name in names:
        numbered = (f"{clip(name, LONGEST_LABEL - 3)} {number}" for number in count(2))
        short.append(next(label for label in chain((clip(name, LONGEST_LABEL),), numbered) if label not in short))
    return short
