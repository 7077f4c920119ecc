"""Render table and data_table blocks, and other content that may be wider than the page."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from typing import Any

from sandbox.page.controls import tag, write
from sandbox.page.markup import Html, element, escape, join
from sandbox.page.reader import Reader
from sandbox.page.rich_text import render_rich_text

_HINT = {"class_": "wide-hint", "aria_hidden": "true"}


def render_wide(content: Html, name: str, reader: Reader) -> Html:
    """Render content that scrolls sideways; page.js shows the hint and makes it focusable where it overflows."""
    scrolled = element("div", content, class_="table-scroll", role="region", aria_label=name)
    return element("wide-part", scrolled, element("p", escape(reader.say("wide")), **_HINT))


@contextmanager
def wide_part(name: str, reader: Reader) -> Iterator[None]:
    """Build content that scrolls sideways."""
    with tag("wide-part"):
        with tag("div", "table-scroll", role="region", aria_label=name):
            yield
        write(escape(reader.say("wide")), "p", "wide-hint", aria_hidden="true")


Cell = dict[str, Any]
Row = Sequence[Cell]
SortKey = tuple[int, float, str]

_AFTER_Z = str.maketrans({"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3"})


@dataclass
class TableState:
    """Sorted column or None, direction, page from 0, and words to filter by."""

    column: int | None = None
    descending: bool = False
    page: int = 0
    words: str = ""

    def sort_by(self, column: int) -> None:
        """Sort by a column: ascending at the first press, descending at the next."""
        self.descending = self.column == column and not self.descending
        self.column, self.page = column, 0


def visible_rows(rows: Sequence[Row], state: TableState, page_size: int) -> list[Row]:
    """Return the rows of the current page, filtered and sorted, without the header."""
    found = matching_rows(rows, state.words)
    if state.column is not None:
        found = sort_rows(found, state.column, descending=state.descending)
    return found[state.page * page_size : (state.page + 1) * page_size]


def matching_rows(rows: Sequence[Row], words: str) -> list[Row]:
    """Filter the rows whose cells contain every word."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in " ".join(map(cell_text, row)).casefold() for word in wanted)]


def sort_rows(rows: Sequence[Row], column: int, *, descending: bool = False) -> list[Row]:
    """Sort by a column: numbers before texts in Swedish order; equal rows keep their order."""
    return sorted(rows, key=lambda row: sort_key(row[column]), reverse=descending)


def sort_key(cell: Cell) -> SortKey:
    """Order numbers before texts, and å, ä, ö after z."""
    if cell.get("type") == "raw_number":
        return (0, float(cell["value"]), "")
    composed = unicodedata.normalize("NFC", cell_text(cell)).casefold()
    return (1, 0.0, composed.translate(_AFTER_Z))


def page_count(rows: int, page_size: int) -> int:
    """Count the pages for that many rows, at least one."""
    return max(1, ceil(rows / page_size))


def cell_text(cell: Cell) -> str:
    """Return the text of a cell of any type."""
    if "elements" in cell:
        return "".join(cell_text(part) for part in cell["elements"])
    return str(next((cell[key] for key in ("text", "value", "name") if cell.get(key) is not None), ""))


def render_table(block: dict[str, Any], reader: Reader) -> Html:
    """Render a `table` block: the first row as header, columns by `column_settings`."""
    header, *rows = block["rows"]
    settings = [*(block.get("column_settings") or []), *([None] * len(header))]
    figures = [{"align": "right"} if rows and is_numeric(rows, column) else None for column in range(len(header))]
    settings = [setting or usual for setting, usual in zip(settings, figures, strict=False)]
    head = element("thead", element("tr", *_cells(header, settings, reader, "th")))
    body = element("tbody", *(element("tr", *_cells(row, settings, reader, "td")) for row in rows))
    return render_wide(element("table", head, body, class_="table"), reader.say("table"), reader)


def render_rows(rows: Sequence[Row], row_header: int, reader: Reader) -> Html:
    """Render body rows; the row-header column is marked for screen readers."""
    return join(element("tr", *_data_cells(row, row_header, reader)) for row in rows)


def is_numeric(rows: Sequence[Row], column: int) -> bool:
    """Tell whether a column has only numbers, which are aligned to the right."""
    return all(row[column].get("type") == "raw_number" for row in rows)


def _data_cells(row: Row, row_header: int, reader: Reader) -> list[Html]:
    return [
        element("th", render_cell(cell, reader), scope="row")
        if index == row_header
        else element("td", render_cell(cell, reader), class_=_number_class(cell))
        for index, cell in enumerate(row)
    ]


def _number_class(cell: Cell) -> str | None:
    return "right" if cell.get("type") == "raw_number" else None


def render_cell(cell: Cell, reader: Reader) -> Html:
    """Render the content of a cell."""
    return render_rich_text(cell, reader) if cell.get("type") == "rich_text" else escape(cell_text(cell))


def _cells(row: Row, settings: Sequence[Any], reader: Reader, tag: str) -> list[Html]:
    scope = "col" if tag == "th" else None
    return [
        element(tag, render_cell(cell, reader), class_=_cell_class(cell, settings, index), scope=scope)
        for index, cell in enumerate(row)
    ]


def _cell_class(cell: Cell, settings: Sequence[Any], index: int) -> str | None:
    setting = (settings[index] if index < len(settings) else None) or {}
    align = setting.get("align") or ("right" if cell.get("type") == "raw_number" else "left")
    return f"{align} wrap" if setting.get("is_wrapped") else str(align)
