"""Read and write partners with their units, and areas with their places, as rows of a CSV file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from domain.cells import Cells, RowError, defuse, read_choice, read_name, restore
from domain.incident_rows import NOT_IN_PARTNERS, NOT_IN_UNITS
from domain.incidents import PlaceKind
from domain.privacy import find_personal_data
from domain.register import PartnerKind


@dataclass(frozen=True)
class PartnerRow:
    """A unit of a partner by its name; without one, the partner alone."""

    partner: str
    kind: PartnerKind | None = None
    unit: str = ""


@dataclass(frozen=True)
class PlaceRow:
    """A place in an area, which lies in another one where that is told; without a place, the area alone."""

    area: str
    part_of: str = ""
    place: str = ""
    place_kind: PlaceKind | None = None


Row = TypeVar("Row", PartnerRow, PlaceRow)
OPTIONAL = frozenset({"place_kind"})
"""Columns that a file may lack, as one does that was exported before they were added."""


def _reader_of(kinds: type[StrEnum]) -> Callable[[Cells, str], Any]:
    """How one of the kinds is read, or none."""
    return partial(read_choice, known={"": None, **{each.value: each for each in kinds}})


_READERS: Mapping[str, Callable[[Cells, str], Any]] = {
    "partner": partial(read_name, needed=True, without=NOT_IN_PARTNERS),
    "kind": _reader_of(PartnerKind),
    "unit": partial(read_name, without=NOT_IN_UNITS),
    "area": partial(read_name, needed=True),
    "part_of": read_name,
    "place": read_name,
    "place_kind": _reader_of(PlaceKind),
}


def columns_of(shape: type[Row]) -> tuple[str, ...]:
    """List the columns in the order of the file."""
    return tuple(each.name for each in fields(shape))


def read_register_row(cells: Cells, shape: type[Row], *, anyway: bool) -> Row:
    """Read a row; raises RowError, also for a name that may point at someone unless it is to be taken `anyway`."""
    plain = {column: restore(cells.get(column, "")) for column in columns_of(shape)}
    values = {column: _READERS[column](plain, column) for column in plain}
    for column, name in plain.items():
        kinds = dict.fromkeys(finding.kind.value for finding in find_personal_data(name))
        if kinds and not anyway:
            raise RowError(f"{column} may point at someone ({', '.join(kinds)}); rewrite it, or add --anyway")
    return shape(**values)


def write_register_row(row: PartnerRow | PlaceRow) -> dict[str, str]:
    """Write the row as text by column."""
    return {name: defuse(str(value or "")) for name, value in vars(row).items()}
