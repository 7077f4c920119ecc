"""Write values as the records that are kept of them, in what JSON knows, and read those of every version.

Used for posted pictures, the payloads of messages, histories and the demo's content.
"""

from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from domain.weeks import Week

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


def write_record(value: object) -> Any:
    """Write dataclasses as dicts by field, tuples as lists, weeks as '2026-W47', days and instants in ISO 8601.

    An instant, which must be aware, is written in UTC.
    """
    return _converter().unstructure(value)


def read_record(record: object, shape: type[T]) -> T:
    """Read what `write_record` wrote of a `shape`: fields that it does not know are left out, those that the
    record lacks have their defaults. Raises KeyError, TypeError or ValueError where it cannot be read."""
    return _converter().structure(record, shape)


@cache
def _converter() -> "Converter":
    from cattrs import Converter  # noqa: PLC0415 (start-up time)

    converter = Converter(unstruct_collection_overrides={tuple: list}, detailed_validation=False)
    for shape, write, read in (
        (date, date.isoformat, date.fromisoformat),
        (datetime, lambda instant: instant.astimezone(UTC).isoformat(), datetime.fromisoformat),
        (Week, str, Week.from_iso),
    ):
        converter.register_unstructure_hook(shape, write)
        converter.register_structure_hook(shape, lambda told, _, read=read: read(told))
    return converter
