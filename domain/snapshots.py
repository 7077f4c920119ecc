"""Write a picture as the record that is kept of it, and read it, so that it can be shown as it was posted."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from domain.pictures import SituationalPicture
from domain.weeks import Week


def to_dict(picture: SituationalPicture) -> dict[str, Any]:
    """Write the picture in what JSON knows: weeks as '2026-W47', instants and days in ISO 8601."""
    record: dict[str, Any] = _write(picture)
    return record


def from_dict(record: Mapping[str, Any]) -> SituationalPicture:
    """Read the picture that `to_dict` wrote, by whichever version: a part that it did not know yet is empty."""
    picture: SituationalPicture = _read(SituationalPicture, record)
    return picture


def read_week(name: str) -> Week:
    """Read the week that is written '2026-W47'; ValueError when it is not."""
    year, number = name.split("-W")
    return Week(int(year), int(number))


def _write(value: Any) -> Any:
    if isinstance(value, Week):
        return str(value)
    if is_dataclass(value):
        return {part.name: _write(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(shape: Any, value: Any) -> Any:
    if isinstance(shape, UnionType):
        return None if value is None else _read(get_args(shape)[0], value)
    if get_origin(shape) is tuple:
        return tuple(_read(get_args(shape)[0], item) for item in value)
    if shape is Week:
        return read_week(value)
    if isinstance(shape, type) and is_dataclass(shape):
        known = ((name, hint) for name, hint in get_type_hints(shape).items() if name in value)
        return shape(**{name: _read(hint, value[name]) for name, hint in known})
    return shape.fromisoformat(value) if shape in (date, datetime) else value
