"""Ask the database for the local hour of the week, or the local ISO week, of an instant."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, FunctionElement, Integer, String, and_
from sqlalchemy.ext.compiler import compiles

from domain.times_of_week import HOURS_IN_DAY
from domain.weeks import Week

FUNCTION, WEEK_FUNCTION = "hour_of_week", "iso_week"
KNOWN_YEARS = range(1970, 2100)
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


class HourInUtc(FunctionElement[int]):
    """The hour of the day in UTC, 0–23, of an instant of a column: cheap to ask of every row."""

    type = Integer()
    inherit_cache = True


@compiles(HourInUtc, "sqlite")
def _utc_in_sqlite(element: HourInUtc, compiler: Any, **options: Any) -> str:
    return f"CAST(substr({compiler.process(element.clauses, **options)}, 12, 2) AS INTEGER)"


@compiles(HourInUtc, "postgresql")
def _utc_in_postgresql(element: HourInUtc, compiler: Any, **options: Any) -> str:
    return f"CAST(extract(hour FROM timezone('UTC', {compiler.process(element.clauses, **options)})) AS INTEGER)"


def within_hours(instant: Any, hours: Collection[int], zone: str) -> ColumnElement[bool]:
    """Make the condition that an instant lies in some hours of the local week, 0–167.

    Most rows are told apart by their hour in UTC already, as the local one takes ten times as long to compute.
    """
    possible = {hour for local in hours for hour in hours_in_utc(local % HOURS_IN_DAY, zone)}
    return and_(HourInUtc(instant).in_(sorted(possible)), HourOfWeek(instant, zone).in_(sorted(hours)))


def hours_in_utc(hour: int, zone: str) -> Iterator[int]:
    """List the hours in UTC that an hour of the local day may share minutes with, whatever the season."""
    least, most = _offsets(zone)
    first, last = (hour * 60 - most) // 60, ((hour + 1) * 60 - least - 1) // 60
    for each in range(first, last + 1):
        yield each % HOURS_IN_DAY


@cache
def _offsets(zone: str) -> tuple[int, int]:
    """Find by how many minutes the zone is before UTC, at least and at most, since 1970."""
    months = (datetime(year, month, 15, tzinfo=UTC) for year in KNOWN_YEARS for month in range(1, 13))
    offsets = [month.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for month in months]
    return int(min(offsets).total_seconds()) // 60, -(-int(max(offsets).total_seconds()) // 60)


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
