"""Tables sort numbers as numbers and words as Swedes do."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sandbox.page.reader import Reader
from sandbox.page.tables import (
    TableState,
    cell_text,
    is_numeric,
    matching_rows,
    page_count,
    render_rows,
    render_table,
    sort_rows,
    visible_rows,
)


def word(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text}


def number(value: float, text: str = "") -> dict[str, Any]:
    return {"type": "raw_number", "value": value, "text": text or str(value)}


def rich(text: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


ROWS = [[word(name), number(count)] for name, count in (("Öster", 10), ("Åby", 9), ("Ängen", 100), ("zon", 9))]


def names(rows: list[Any]) -> list[str]:
    return [cell_text(row[0]) for row in rows]


def test_words_in_swedish_order() -> None:
    assert names(sort_rows(ROWS, 0)) == ["zon", "Åby", "Ängen", "Öster"]
    assert names(sort_rows(ROWS, 0, descending=True)) == ["Öster", "Ängen", "Åby", "zon"]


def test_numbers_by_value_and_equal_ones_as_they_stood() -> None:
    assert names(sort_rows(ROWS, 1)) == ["Åby", "zon", "Öster", "Ängen"]


def test_numbers_come_before_words() -> None:
    assert sort_rows([[word("a")], [number(7)]], 0) == [[number(7)], [word("a")]]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=20))
def test_any_numbers(values: list[float]) -> None:
    rows = sort_rows([[number(value)] for value in values], 0)
    assert [row[0]["value"] for row in rows] == sorted(values)


def test_a_second_press_turns_the_order() -> None:
    state = TableState(page=3)
    state.sort_by(1)
    assert (state.column, state.descending, state.page) == (1, False, 0)
    state.sort_by(1)
    assert state.descending
    state.sort_by(0)
    assert (state.column, state.descending) == (0, False)


def test_pages() -> None:
    assert names(visible_rows(ROWS, TableState(page=0), 3)) == ["Öster", "Åby", "Ängen"]
    assert names(visible_rows(ROWS, TableState(page=1), 3)) == ["zon"]
    assert [page_count(rows, 5) for rows in (0, 1, 5, 6)] == [1, 1, 1, 2]


def test_search_wants_every_word_in_any_cell() -> None:
    assert names(matching_rows(ROWS, "å")) == ["Åby"]
    assert names(matching_rows(ROWS, "ngen 100")) == ["Ängen"]
    assert matching_rows(ROWS, "saknas") == []


def test_what_a_cell_says() -> None:
    assert cell_text(number(0, "0 st")) == "0 st"
    assert cell_text({"type": "raw_number", "value": 0}) == "0"
    assert cell_text(rich("<b>")) == "<b>"


def test_a_column_of_numbers_only() -> None:
    assert is_numeric(ROWS, 1)
    assert not is_numeric(ROWS, 0)


def test_cells_are_escaped_and_numbers_stand_to_the_right() -> None:
    html = render_rows([[word("<i>"), number(2)]], 0, Reader())
    assert html == '<tr><th scope="row">&lt;i&gt;</th><td class="right">2</td></tr>'


def test_a_table_block_with_settings() -> None:
    block = {
        "column_settings": [None, {"align": "center", "is_wrapped": True}],
        "rows": [[word("A"), word("B")]] * 2,
    }
    html = render_table(block, Reader())
    assert '<th class="left" scope="col">A</th><th class="center wrap" scope="col">B</th>' in html
    assert '<td class="center wrap">B</td>' in html
