"""Ask the database for the local hour of the week, or the local ISO week, of an instant."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import FunctionElement, Integer, String
from sqlalchemy.ext.compiler import compiles

from domain.weeks import Week

FUNCTION, WEEK_FUNCTION = "hour_of_week", "iso_week"
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


class IsoWeek(FunctionElement[str]):
    """The local ISO week, '2026-W47', of an instant of a column, in a zone by its IANA name."""

    type = String()
    inherit_cache = True


@compiles(IsoWeek, "sqlite")
def _week_in_sqlite(element: IsoWeek, compiler: Any, **options: Any) -> str:
    return f"{WEEK_FUNCTION}({compiler.process(element.clauses, **options)})"


@compiles(IsoWeek, "postgresql")
def _week_in_postgresql(element: IsoWeek, compiler: Any, **options: Any) -> str:
    instant, zone = (compiler.process(each, **options) for each in element.clauses)
    return f"to_char(timezone(CAST({zone} AS TEXT), {instant}), 'IYYY-\"W\"IW')"


def iso_week(stored: str, zone: str) -> str:
    """Compute it for SQLite, as `hour_of_week` does."""
    return _week_at_quarter(stored[:13], int(stored[14:16]) // 15, zone)


@lru_cache(KEPT)
def _week_at_quarter(hour: str, quarter: int, zone: str) -> str:
    return str(Week.of(_local_quarter(hour, quarter, zone).date()))


def hour_of_week(stored: str, zone: str) -> int:
    """Compute it for SQLite, from an instant as that stores it: UTC, without saying so."""
    return _hour_at_quarter(stored[:13], int(stored[14:16]) // 15, zone)


@lru_cache(KEPT)
def _hour_at_quarter(hour: str, quarter: int, zone: str) -> int:
    """A list asks it of every row; zones differ from UTC by quarters of an hour, and change at such."""
    local = _local_quarter(hour, quarter, zone)
    return local.weekday() * 24 + local.hour


def _local_quarter(hour: str, quarter: int, zone: str) -> datetime:
    return datetime.fromisoformat(f"{hour}:{quarter * 15:02}").replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
