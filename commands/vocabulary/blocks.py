"""What messages and views are made of: headings, text, buttons, tables and charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
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


@dataclass(frozen=True)
class Figure:
    """A figure in a table: sorted by its value, shown as the reader writes it."""

    value: float
    shown: str


Cell = str | Figure


@dataclass(frozen=True)
class Message:
    """Something to post; `text` says what the blocks say, for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Button:
    """A button that leads to the action `route` with `value`; `confirm` is (title, text, yes, no)."""

    route: str
    label: str
    value: str = ""
    style: str | None = None
    confirm: tuple[str, str, str, str] | None = None

    def element(self, position: int = 0) -> ButtonElement:
        """The button as Slack's element; the position keeps action ids unique within a surface."""
        return ButtonElement(
            text=PlainTextObject(text=clip(self.label, 75)),
            action_id=f"{self.route}:{self.value}:{position}"[:255],
            value=self.value or None,
            style=self.style,
            confirm=self._question(),
        )

    def _question(self) -> ConfirmObject | None:
        if self.confirm is None:
            return None
        title, words, yes, no = self.confirm
        return ConfirmObject(
            title=PlainTextObject(text=clip(title, 100)),
            text=PlainTextObject(text=clip(words, 300)),
            confirm=PlainTextObject(text=clip(yes, 30)),
            deny=PlainTextObject(text=clip(no, 30)),
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


def divider() -> Block:
    """A line between parts."""
    return DividerBlock().to_dict()


def buttons(*row: Button) -> Block:
    """A row of buttons."""
    return ActionsBlock(elements=[button.element(position) for position, button in enumerate(row)]).to_dict()


def data_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], page_size: int = 10) -> Block:
    """Slack's sortable table: a header row and at most 100 rows of words and figures."""
    return {
        "type": "data_table",
        "caption": caption,
        "page_size": page_size,
        "rows": [[_cell(name) for name in head], *([_cell(value) for value in row] for row in rows[:100])],
    }


def _cell(value: Cell) -> dict[str, Any]:
    if isinstance(value, Figure):
        return {"type": "raw_number", "value": value.value, "text": value.shown}
    return {"type": "raw_text", "text": clip(value, 100) or "–"}


def line_chart(title: str, labels: Sequence[str], series: Mapping[str, Sequence[float]], x: str, y: str) -> Block:
    """Slack's own line chart: 1–6 named series with one figure for each of at most 20 labels."""
    names = [clip(label, 20) for label in labels]
    return {
        "type": "data_visualization",
        "title": clip(title, 50),
        "chart": {
            "type": "line",
            "series": [
                {
                    "name": clip(name, 20),
                    "data": [
                        {"label": label, "value": value} for label, value in zip(names, figures, strict=True)
                    ],
                }
                for name, figures in series.items()
            ],
            "axis_config": {"categories": names, "x_label": clip(x, 50), "y_label": clip(y, 50)},
        },
    }
