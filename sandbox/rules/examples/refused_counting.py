"""Refused: charts and tables whose parts do not fit together."""

from sandbox.rules.examples.example import Example
from sandbox.rules.examples.parts import cell, chart, data_table, lines, message, number, pie, rich, series, table

COUNTING = (
    Example(
        "a chart of an unknown type", message(chart({"type": "donut", "segments": []})), "/blocks/0/chart/type"
    ),
    Example(
        "a chart without a title", message({"type": "data_visualization", "chart": pie()["chart"]}), "/blocks/0"
    ),
    Example("lines without axes", message(chart({"type": "line", "series": [series()]})), "/blocks/0/chart"),
    Example("an empty slice", message(pie(1, 0)), "/blocks/0/chart/segments/1/value"),
    Example(
        "a slice in words",
        message(chart({"type": "pie", "segments": [{"label": "A", "value": "1"}]})),
        "/blocks/0/chart/segments/0/value",
    ),
    Example("two series of one name", message(lines(series("A"), series("A"))), "/blocks/0/chart/series/1/name"),
    Example("a point too few", message(lines(series("A", "A"))), "/blocks/0/chart/series/0/data"),
    Example("a point twice", message(lines(series("A", "A", "A"))), "/blocks/0/chart/series/0/data"),
    Example(
        "a point of no category",
        message(lines(series("A"), series("B", "A", "C"))),
        "/blocks/0/chart/series/1/data",
    ),
    Example(
        "a long label",
        message(lines(series("A", "A" * 21), categories=["A"])),
        "/blocks/0/chart/series/0/data/0/label",
    ),
    Example(
        "a category twice",
        message(lines(series("A", "A", "A"), categories=["A", "A"])),
        "/blocks/0/chart/axis_config/categories/1",
    ),
    Example("rows of different widths", message(data_table([cell(), cell()], [cell()])), "/blocks/0/rows/1"),
    Example("rich text in the header", message(data_table([rich()], [cell()])), "/blocks/0/rows/0/0/type"),
    Example(
        "a data table without a caption",
        message({"type": "data_table", "rows": [[cell()], [cell()]]}),
        "/blocks/0",
    ),
    Example(
        "a header column that is not there",
        message(data_table(row_header_column_index=1)),
        "/blocks/0/row_header_column_index",
    ),
    Example(
        "a number without its text",
        message(data_table([cell()], [{"type": "raw_number", "value": 1}])),
        "/blocks/0/rows/1/0",
    ),
    Example("an empty cell", message(data_table([cell()], [cell("")])), "/blocks/0/rows/1/0/text"),
    Example(
        "a number of words",
        message(data_table([cell()], [{**number(), "value": "1"}])),
        "/blocks/0/rows/1/0/value",
    ),
    Example("column settings on a data table", message(data_table(column_settings=[])), "/blocks/0"),
    Example(
        "an unknown alignment",
        message(table(column_settings=[{"align": "top"}])),
        "/blocks/0/column_settings/0/align",
    ),
)
