"""Show a data_table block with sorting, search and pages."""

from functools import partial
from typing import Any

from nicegui import ui

from sandbox.page.controls import button, search, tag, write
from sandbox.page.markup import element, escape
from sandbox.page.reader import Reader
from sandbox.page.tables import (
    TableState,
    cell_text,
    is_numeric,
    matching_rows,
    page_count,
    render_rows,
    visible_rows,
    wide_part,
)

PAGE_SIZE = 5


class DataTable:
    """One data_table block."""

    def __init__(self, block: dict[str, Any], reader: Reader) -> None:
        self.header, *self.rows = block["rows"]
        self.reader = reader
        self.size = int(block.get("page_size") or PAGE_SIZE)
        self.row_header = int(block.get("row_header_column_index") or 0)
        self.state = TableState()
        self.heads: list[ui.element] = []
        with wide_part(str(block["caption"]), reader), tag("table", "table data-table"):
            write(element("span", escape(str(block["caption"]))), "caption")
            self._head()
            self.body = write(escape(""), "tbody")
        self._pager()
        self._show()

    def _head(self) -> None:
        with tag("thead"), tag("tr"):
            for column, cell in enumerate(self.header):
                right = "right" if is_numeric(self.rows, column) else ""
                with tag("th", right, scope="col", aria_sort="none") as head:
                    name = cell_text(cell)
                    title = self.reader.say("sort_by", column=name)
                    button(escape(name), partial(self._sort, column), "sort", title=title)
                self.heads.append(head)

    def _pager(self) -> None:
        with tag("div", "pager") as self.pager:
            self.count = write(escape(""), "span", role="status")
            self.previous = button(escape("‹"), lambda: self._turn(-1), aria_label=self.reader.say("previous"))
            self.next = button(escape("›"), lambda: self._turn(1), aria_label=self.reader.say("next"))
            search(self.reader.say("filter"), self._filter, "table-search")

    def _sort(self, column: int) -> None:
        self.state.sort_by(column)
        self._show()

    def _filter(self, words: str) -> None:
        self.state.words, self.state.page = words, 0
        self._show()

    def _turn(self, step: int) -> None:
        self.state.page += step
        self._show()

    def _show(self) -> None:
        shown = visible_rows(self.rows, self.state, self.size)
        self.body.set_content(render_rows(shown, self.row_header, self.reader))
        for column, head in enumerate(self.heads):
            direction = "descending" if self.state.descending else "ascending"
            head.props["aria-sort"] = direction if column == self.state.column else "none"
        self._show_pager(len(matching_rows(self.rows, self.state.words)), len(shown))

    def _show_pager(self, count: int, shown: int) -> None:
        first = self.state.page * self.size
        facts = {"first": first + 1, "last": first + shown, "count": count}
        words = self.reader.say("rows", **facts) if count else self.reader.say("no_rows")
        self.count.set_content(escape(words))
        self.previous.props["disabled"] = self.state.page == 0
        self.next.props["disabled"] = self.state.page + 1 >= page_count(count, self.size)
        self.pager.set_visibility(len(self.rows) > self.size)
