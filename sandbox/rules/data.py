"""Charts and tables, the blocks that carry figures."""

from sandbox.rules import rich_text
from sandbox.rules.objects import ID
from sandbox.rules.shapes import Items, Kinds, OrNull, Shape
from sandbox.rules.values import Amount, Chars, Choice, Flag, Whole
from sandbox.rules.within import (
    keep_header_plain,
    match_points_to_categories,
    match_row_widths,
    name_categories_apart,
    name_series_apart,
    point_to_a_column,
)

LABEL = Chars(20)
POINT = Shape(must={"label": LABEL, "value": Amount()})
SEGMENT = Shape(must={"label": LABEL, "value": Amount(above=0)})
SERIES = Shape(must={"name": LABEL, "data": Items(POINT, 1, 20)})
AXES = Shape(must={"categories": Items(LABEL, 1, 20)}, may={"x_label": Chars(50), "y_label": Chars(50)})

LINES = Shape(
    must={"series": Items(SERIES, 1, 12), "axis_config": AXES},
    also=(name_series_apart, name_categories_apart, match_points_to_categories),
)
CHART = Kinds({"line": LINES, "bar": LINES, "area": LINES, "pie": Shape(must={"segments": Items(SEGMENT, 1, 12)})})

CELL = Kinds(
    {
        "raw_text": Shape(must={"text": Chars()}),
        "raw_number": Shape(must={"value": Amount(), "text": Chars()}),
        "rich_text": rich_text.CELL,
    }
)
ROW = Items(CELL, 1, 20)
COLUMN = Shape(may={"align": Choice(("left", "center", "right")), "is_wrapped": Flag()})

DATA_VISUALIZATION = Shape(
    must={"title": Chars(50), "chart": CHART},
    may={"block_id": ID},
    surfaces=frozenset({"message"}),
    new=True,
)
DATA_TABLE = Shape(
    must={"caption": Chars(), "rows": Items(ROW, 2, 201)},
    may={"block_id": ID, "page_size": Whole(1, 100), "row_header_column_index": Whole(0, 19)},
    also=(match_row_widths, keep_header_plain, point_to_a_column),
    surfaces=frozenset({"message", "home"}),
    new=True,
)
TABLE = Shape(
    must={"rows": Items(ROW, 1, 100)},
    may={"block_id": ID, "column_settings": Items(OrNull(COLUMN), 0, 20)},
    surfaces=frozenset({"message", "home"}),
)
