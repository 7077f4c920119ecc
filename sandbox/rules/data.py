"""Define the charts and tables."""

from sandbox.rules import rich_text
from sandbox.rules.object_checks import (
    keep_header_plain,
    match_points_to_categories,
    match_row_widths,
    name_categories_apart,
    name_series_apart,
    point_to_a_column,
)
from sandbox.rules.objects import ID
from sandbox.rules.structures import Array, Nullable, Object, TaggedUnion
from sandbox.rules.values import Boolean, Enum, Integer, Number, String

LABEL = String(20)
POINT = Object(must={"label": LABEL, "value": Number()})
SEGMENT = Object(must={"label": LABEL, "value": Number(above=0)})
SERIES = Object(must={"name": LABEL, "data": Array(POINT, 1, 20)})
AXES = Object(must={"categories": Array(LABEL, 1, 20)}, may={"x_label": String(50), "y_label": String(50)})

LINES = Object(
    must={"series": Array(SERIES, 1, 12), "axis_config": AXES},
    also=(name_series_apart, name_categories_apart, match_points_to_categories),
)
CHART = TaggedUnion(
    {"line": LINES, "bar": LINES, "area": LINES, "pie": Object(must={"segments": Array(SEGMENT, 1, 12)})}
)

CELL = TaggedUnion(
    {
        "raw_text": Object(must={"text": String()}),
        "raw_number": Object(must={"value": Number(), "text": String()}),
        "rich_text": rich_text.CELL,
    }
)
ROW = Array(CELL, 1, 20)
COLUMN = Object(may={"align": Enum(("left", "center", "right")), "is_wrapped": Boolean()})

DATA_VISUALIZATION = Object(
    must={"title": String(50), "chart": CHART}, may={"block_id": ID}, surfaces=frozenset({"message"}), new=True
)
DATA_TABLE = Object(
    must={"caption": String(), "rows": Array(ROW, 2, 201)},
    may={"block_id": ID, "page_size": Integer(1, 100), "row_header_column_index": Integer(0, 19)},
    also=(match_row_widths, keep_header_plain, point_to_a_column),
    surfaces=frozenset({"message", "home"}),
    new=True,
)
TABLE = Object(
    must={"rows": Array(ROW, 1, 100)},
    may={"block_id": ID, "column_settings": Array(Nullable(COLUMN), 0, 20)},
    surfaces=frozenset({"message", "home"}),
)
