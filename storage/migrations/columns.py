"""Columns as migrations declare them. What they mean never changes: tables have been made with them."""

from typing import Any

import sqlalchemy as sa


def id_of(table: str, **options: Any) -> sa.Column[Any]:
    """Declare `{table}_id`, which refers to a row of the table; required unless the column's `options` differ."""
    kind = sa.String() if table == "workspace" else sa.Integer()
    row = sa.ForeignKey(f"{table}.id", ondelete="RESTRICT")
    return sa.Column(f"{table}_id", kind, row, **{"nullable": False, **options})


def required(kind: type[sa.types.TypeEngine[Any]], *names: str) -> list[sa.Column[Any]]:
    """Declare columns of one kind that every row fills in."""
    return [sa.Column(name, kind(), nullable=False) for name in names]
