"""Tables and charts keep Slack's limits whatever names people have given."""

import pytest

from commands.vocabulary.blocks import Figure, data_table, join_lines, line_chart, table_size
from sandbox.rules import check_message

LONG = "Mantorps industriområde, norra delen vid gamla järnvägen"


def test_a_table_shows_figures_as_the_reader_writes_them_and_sorts_them_by_value() -> None:
    table = data_table("Antal", ["Område", "Snitt"], [["Centrum", Figure(1.75, "1,8")]])
    assert table["rows"][1] == [
        {"type": "raw_text", "text": "Centrum"},
        {"type": "raw_number", "value": 1.75, "text": "1,8"},
    ]
    assert check_message("Antal", [table]) == []


def test_the_size_of_a_row_is_what_slack_counts() -> None:
    assert table_size(["Centrum", Figure(1.75, "1,8")]) == 10
    assert table_size([""]) == 1


def test_a_table_of_the_most_rows_is_accepted() -> None:
    rows = [["x", Figure(number, str(number))] for number in range(100)]
    assert check_message("Antal", [data_table("Antal", ["a", "b"], rows)]) == []


def test_long_names_that_begin_alike_are_told_apart_in_a_chart() -> None:
    chart = line_chart("T" * 80, ["v. 1", "v. 2"], [(f"{LONG} {n}", [1, 2]) for n in range(6)], "x" * 80, "y" * 80)
    names = [series["name"] for series in chart["chart"]["series"]]
    assert len(set(names)) == 6
    assert names[:2] == ["Mantorps industriom…", "Mantorps industr… 2"]
    assert check_message("Diagram", [chart]) == []


def test_each_series_has_one_figure_for_each_label() -> None:
    with pytest.raises(ValueError, match="zip"):
        line_chart("Antal", ["v. 1", "v. 2"], [("Totalt", [1])], "Vecka", "Antal")


def test_lines_are_packed_in_order_into_as_few_texts_as_they_need() -> None:
    assert join_lines(["aaa", "bbb", "ccc"], most=7) == ["aaa\nbbb", "ccc"]
    assert join_lines([], most=7) == []
    assert join_lines(["a" * 9], most=7) == ["aaaaaa…"]
