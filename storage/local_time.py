"""Ask the database for the local hour of the week of an instant."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import FunctionElement, Integer
from sqlalchemy.ext.compiler import compiles

FUNCTION = "hour_of_week"
KEPT = 100_000
"""Quarters of an hour whose local hour is remembered."""


class HourOfWeek(FunctionElement[int]):
    """The hours from Monday 00:00 local, 0–167, until an instant of a column, in a zone by its IANA name."""

    type = Integer()
    inherit_cache = True


@compiles(HourOfWeek, "sqlite")
def _hour_in_sqlite(element: HourOfWeek, compiler: Any, **options: Any) -> str:
    return f"{FUNCTION}({compiler.process(element.clauses, **options)})"


@compiles(HourOfWeek, "postgresql")
def _hour_in_postgresql(element: HourOfWeek, compiler: Any, **options: Any) -> str:
    instant, zone = (compiler.process(each, **options) for each in element.clauses)
    local = f"timezone(CAST({zone} AS TEXT), {instant})"
    return f"CAST((extract(isodow FROM {local}) - 1) * 24 + extract(hour FROM {local}) AS INTEGER)"


def hour_of_week(stored: str, zone: str) -> int:
    """Compute it for SQLite, from an instant as that stores it: UTC, without saying so."""
    return _hour_at_quarter(stored[:13], int(stored[14:16]) // 15, zone)


@lru_cache(KEPT)
def _hour_at_quarter(hour: str, quarter: int, zone: str) -> int:
    """A list asks it of every row; zones differ from UTC by quarters of an hour, and change at such."""
    local = datetime.fromisoformat(f"{hour}:{quarter * 15:02}").replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    return local.weekday() * 24 + local.hour
