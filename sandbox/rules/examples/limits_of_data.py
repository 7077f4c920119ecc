"""The limits of charts and tables."""

from sandbox.rules.examples.limit import Limits, x
from sandbox.rules.examples.parts import Piece, cell, chart, data_table, lines, message, pie, series, table


def labels(count: int) -> list[str]:
    return [f"Label {number}" for number in range(count)]


def tables_of(characters: int) -> Piece:
    """Two tables that show so many characters together."""
    half = characters // 2
    first, second = (data_table([cell("x")], [cell(x(size - 1))]) for size in (half, characters - half))
    return message(first, second)


DATA: Limits = (
    ("table rows", "/blocks/0/rows", 100, lambda n: message(table(*[[cell()]] * n))),
    ("table columns", "/blocks/0/rows/0", 20, lambda n: message(table([cell()] * n))),
    (
        "table column settings",
        "/blocks/0/column_settings",
        20,
        lambda n: message(table(column_settings=[None] * n)),
    ),
    ("data table rows", "/blocks/0/rows", 101, lambda n: message(data_table(*[[cell()]] * n))),
    ("data table page", "/blocks/0/page_size", 100, lambda n: message(data_table(page_size=n))),
    ("text of all tables", "/blocks/1/rows", 10_000, tables_of),
    ("chart title", "/blocks/0/title", 50, lambda n: message(chart(pie()["chart"], x(n)))),
    ("charts", "/blocks/2", 2, lambda n: message(*[pie()] * n)),
    ("tables", "/blocks/1", 1, lambda n: message(*[table()] * n)),
    ("series", "/blocks/0/chart/series", 6, lambda n: message(lines(*map(series, labels(n))))),
    ("series name", "/blocks/0/chart/series/0/name", 20, lambda n: message(lines(series(x(n))))),
    (
        "categories",
        "/blocks/0/chart/axis_config/categories",
        20,
        lambda n: message(lines(series("Series", *labels(min(n, 20))), categories=labels(n))),
    ),
    (
        "points",
        "/blocks/0/chart/series/0/data",
        20,
        lambda n: message(lines(series("Series", *labels(n)), categories=labels(min(n, 20)))),
    ),
    ("segments", "/blocks/0/chart/segments", 6, lambda n: message(pie(*[1] * n))),
    ("axis label", "/blocks/0/chart/axis_config/y_label", 50, lambda n: message(lines(y_label=x(n)))),
)
