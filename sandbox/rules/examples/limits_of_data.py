"""The limits of charts and tables."""

from sandbox.rules.examples.parts import (
    Limits,
    Piece,
    cell,
    chart,
    data_table,
    lines,
    message,
    number,
    pie,
    series,
    table,
    x,
)


def labels(count: int) -> list[str]:
    return [f"Label {number}" for number in range(count)]


def tables_of(characters: int) -> Piece:
    """Make two tables with that many visible characters in all."""
    half = characters // 2
    first, second = (data_table([cell("x")], [cell(x(size - 1))]) for size in (half, characters - half))
    return message(first, second)


def lines_over(category: str, label: str) -> Piece:
    """Make a line chart with one point."""
    return message(lines(series("Series", label), categories=[category]))


def sliced(label: str) -> Piece:
    return message(chart({"type": "pie", "segments": [{"label": label, "value": 1}]}))


def wide_table(columns: int, **more: object) -> Piece:
    return message(data_table([cell()] * columns, [cell()] * min(columns, 20), **more))


DATA: Limits = (
    ("table rows", "rows", 100, lambda n: message(table(*[[cell()]] * n))),
    ("table columns", "rows/0", 20, lambda n: message(table([cell()] * n))),
    ("table column settings", "column_settings", 20, lambda n: message(table(column_settings=[None] * n))),
    ("data table rows", "rows", 201, lambda n: message(data_table(*[[cell()]] * n))),
    ("data table page", "page_size", 100, lambda n: message(data_table(page_size=n))),
    ("text of all tables", "/blocks/1/rows", 20_000, tables_of),
    ("chart title", "title", 50, lambda n: message(chart(pie()["chart"], x(n)))),
    ("charts", "/blocks/2", 2, lambda n: message(*[pie()] * n)),
    ("tables", "/blocks/1", 1, lambda n: message(*[table()] * n)),
    ("series", "chart/series", 12, lambda n: message(lines(*map(series, labels(n))))),
    ("series name", "chart/series/0/name", 20, lambda n: message(lines(series(x(n))))),
    (
        "categories",
        "chart/axis_config/categories",
        20,
        lambda n: message(lines(series("Series", *labels(min(n, 20))), categories=labels(n))),
    ),
    (
        "points",
        "chart/series/0/data",
        20,
        lambda n: message(lines(series("Series", *labels(n)), categories=labels(min(n, 20)))),
    ),
    ("segments", "chart/segments", 12, lambda n: message(pie(*[1] * n))),
    ("segment", "chart/segments/0/label", 20, lambda n: sliced(x(n))),
    ("category", "chart/axis_config/categories/0", 20, lambda n: lines_over(x(n), x(min(n, 20)))),
    ("point", "chart/series/0/data/0/label", 20, lambda n: lines_over(x(min(n, 20)), x(n))),
    ("data table columns", "rows/0", 20, wide_table),
    ("header column", "row_header_column_index", 19, lambda n: wide_table(20, row_header_column_index=n)),
    ("axis label across", "chart/axis_config/x_label", 50, lambda n: message(lines(x_label=x(n)))),
    ("axis label", "chart/axis_config/y_label", 50, lambda n: message(lines(y_label=x(n)))),
)
LEAST_OF_DATA: Limits = (
    ("table rows", "rows", 1, lambda n: message({**table(), "rows": [[cell()]] * n})),
    ("table columns", "rows/0", 1, lambda n: message(table([cell()] * n))),
    ("data table rows", "rows", 2, lambda n: message({**data_table(), "rows": [[cell()]] * n})),
    ("data table columns", "rows/0", 1, lambda n: message(data_table([cell()] * n, [cell()]))),
    ("data table page", "page_size", 1, lambda n: message(data_table(page_size=n))),
    ("header column", "row_header_column_index", 0, lambda n: message(data_table(row_header_column_index=n))),
    ("caption", "caption", 1, lambda n: message({**data_table(), "caption": x(n)})),
    ("cell", "rows/0/0/text", 1, lambda n: message(table([cell(x(n))]))),
    ("number as shown", "rows/0/0/text", 1, lambda n: message(table([{**number(), "text": x(n)}]))),
    (
        "segments",
        "chart/segments",
        1,
        lambda n: message(chart({"type": "pie", "segments": pie()["chart"]["segments"][:n]})),
    ),
    ("segment", "chart/segments/0/label", 1, lambda n: sliced(x(n))),
    ("category", "chart/axis_config/categories/0", 1, lambda n: lines_over(x(n), "x")),
    ("point", "chart/series/0/data/0/label", 1, lambda n: lines_over("x", x(n))),
    ("series", "chart/series", 1, lambda n: message(chart({**lines()["chart"], "series": [series()] * n}))),
    (
        "points",
        "chart/series/0/data",
        1,
        lambda n: message(lines({"name": "A", "data": series()["data"][:n]}, categories=["A"])),
    ),
    (
        "categories",
        "chart/axis_config/categories",
        1,
        lambda n: message(chart({**lines(series("A", "A"))["chart"], "axis_config": {"categories": ["A"] * n}})),
    ),
)
