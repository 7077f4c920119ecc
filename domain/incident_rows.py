"""Read and write incidents as rows of a CSV file: the same columns in and out, checked as a report is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from domain.cells import (
    Cells,
    RowError,
    defuse,
    read_choice,
    read_name,
    read_number,
    read_past,
    read_text,
    read_user,
    restore,
)
from domain.erasure import ErasureReason
from domain.incidents import CHOICES, DEFAULTS, PlainFacts
from domain.names import fold
from domain.own_categories import DEFAULT, Categories
from domain.privacy import find_personal_data, outside_names
from domain.sharing import Sharing

BETWEEN_PARTNERS = ";"
NOT_IN_PARTNERS = ":;"
NOT_IN_UNITS = ","
NOON = time(12)
"""When an incident is taken to have happened, uncertainly, that has a date alone."""

_LATER = ("reported_at", "withdrawn_at", "text_erased_at")
"""Instants that are not before the incident."""
_YES_OR_NO = {"": False, "no": False, "yes": True}
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")


def _plain_name(name: str) -> str:
    """The category's name as it is compared: with any dash, and blanks around it or none."""
    return _DASH.sub("-", fold(name))


@lru_cache(20)
def _keys(categories: Categories) -> dict[str, str]:
    """The key of a category by everything that it is or was called, first what it is called now."""
    now = [(name, each.key) for each in categories.every for name in (each.key, each.sv, each.en)]
    before = [(name, each.key) for each in categories.every for name in (*each.formerly, each.former) if name]
    return {_plain_name(name): key for name, key in (*before, *now)}


@dataclass(frozen=True, kw_only=True)
class IncidentRow(PlainFacts):
    """One incident by names instead of row ids, a field for each column.

    Instants are aware, `number` is None for the next free one. `same_event` is the number of the first report of
    the same event in the file, None for that report itself and for an event that was reported once.
    """

    number: int | None
    area: str
    place: str
    named_partners: tuple[str, ...]
    partner: str
    unit: str
    reporter: str
    reported_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str
    text_erased_at: datetime | None = None
    text_erased_why: ErasureReason | None = None
    same_event: int | None = None


_FIRST = ("number", "happened_at", "uncertain", "category", "area", "place")
_LAST = ("named_partners", "partner", "unit", "reporter", "reported_at", "withdrawn_at", "withdrawn_reason")
_LATEST = ("text_erased_at", "text_erased_why", "same_event")
OPTIONAL = (frozenset(DEFAULTS) - {*_FIRST, "sharing"}) | {*_LATEST}
"""Columns that a file may lack, as one does that was exported before a field was added."""
COLUMNS = (*_FIRST, *(name for name in DEFAULTS if name not in _FIRST), *_LAST, *_LATEST)
"""The columns in the order of the file."""


def write_row(row: IncidentRow, language: str, zone: ZoneInfo, categories: Categories = DEFAULT) -> dict[str, str]:
    """Write the row as text by column; the category by its name in 'sv' or 'en', times in `zone` with offset."""
    cells = {column: _written(getattr(row, column), zone) for column in COLUMNS}
    cells["category"] = categories.name(row.category, language)
    return {column: defuse(cell) for column, cell in cells.items()}


def _written(value: object, zone: ZoneInfo) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.astimezone(zone).isoformat()
        case tuple():
            return f"{BETWEEN_PARTNERS} ".join(value)
    return str(value)


def _read_category(cells: Cells, categories: Categories) -> str:
    try:
        return _keys(categories)[_plain_name(cells["category"])]
    except KeyError:
        raise RowError("category is not one of the known categories") from None


def _read_partners(cells: Cells, column: str) -> tuple[str, ...]:
    """Read the partners' names, each once, in the order written."""
    parts = cells[column].split(BETWEEN_PARTNERS)
    names = (read_name({column: part}, column, without=NOT_IN_PARTNERS) for part in parts)
    return tuple({fold(name): name for name in names if name}.values())


def _reader_of(name: str) -> Callable[[Cells, str], Any]:
    """How a plain fact is read by its type; an empty cell is what holds where nothing was said."""
    if name in CHOICES:
        return partial(read_choice, known={"": DEFAULTS[name], **{each.value: each for each in CHOICES[name]}})
    return partial(read_choice, known=_YES_OR_NO) if isinstance(DEFAULTS[name], bool) else read_text


_READERS: dict[str, Callable[[Cells, str], Any]] = {
    **{name: _reader_of(name) for name in DEFAULTS if name not in ("happened_at", "category")},
    "number": read_number,
    "same_event": read_number,
    "area": partial(read_name, needed=True),
    "place": read_name,
    "named_partners": _read_partners,
    "partner": partial(read_name, without=NOT_IN_PARTNERS),
    "unit": partial(read_name, without=NOT_IN_UNITS),
    "reporter": read_user,
    "withdrawn_reason": read_text,
    "text_erased_why": partial(read_choice, known={"": None, **{each.value: each for each in ErasureReason}}),
}
"""How each column is read; `read_row` reads times, which depend on one another, and the category."""
_TEXTS = (name for name, read in _READERS.items() if read is read_text)
_WORDS = ("area", "place", *_TEXTS, "named_partners", "partner", "unit")
"""The columns of people's own words."""


def read_row(
    cells: Mapping[str, str], zone: ZoneInfo, now: datetime, categories: Categories = DEFAULT
) -> IncidentRow:
    """Read a row; times without an offset are local to `zone`. Raises RowError."""
    plain = {column: restore(cells.get(column, "")) for column in COLUMNS}
    happened = read_past(plain, "happened_at", zone, now, NOON)
    if happened is None:
        raise RowError("happened_at is empty")
    reported, withdrawn, erased = (read_past(plain, column, zone, now) for column in _LATER)
    facts = {column: read(plain, column) for column, read in _READERS.items()}
    facts["category"] = _read_category(plain, categories)
    facts["uncertain"] = facts["uncertain"] or not happened.clock
    withdrawn_at = withdrawn.instant if withdrawn else None
    reported_at = reported.instant if reported else withdrawn_at or now
    row = IncidentRow(
        happened_at=happened.instant,
        reported_at=reported_at,
        withdrawn_at=withdrawn_at,
        text_erased_at=erased.instant if erased else None,
        **facts,
    )
    _refuse_contradictions(row)
    return row


def refuse_pointers(row: IncidentRow, kept: Sequence[str]) -> None:
    """Raise RowError where the row's words may point at someone, as a report's form would warn of.

    `kept` are the names of areas, partners and units that everyone knows.
    """
    for column in _WORDS:
        written = getattr(row, column)
        text = written if isinstance(written, str) else "\n".join(written)
        pointing = outside_names(text, find_personal_data(text), kept, ())
        if kinds := dict.fromkeys(finding.kind.value for finding in pointing):
            raise RowError(f"{column} may point at someone ({', '.join(kinds)}); rewrite it, or add --anyway")


def _refuse_contradictions(row: IncidentRow) -> None:
    """Raise RowError for what could be stored only in part, or what no form would take."""
    if row.unit and not row.partner:
        raise RowError("unit is given without its partner")
    if row.named_partners and row.sharing is not Sharing.AMBER:
        raise RowError("named_partners is given, but sharing is not amber")
    if row.sharing is Sharing.AMBER and not row.named_partners:
        raise RowError("sharing is amber, but named_partners is empty")
    for column in ("happened_at", "reported_at"):
        if row.withdrawn_at and row.withdrawn_at < getattr(row, column):
            raise RowError(f"withdrawn_at is before {column}")
    if row.withdrawn_reason and row.withdrawn_at is None:
        raise RowError("withdrawn_reason is given without withdrawn_at")
    if (row.text_erased_at is None) != (row.text_erased_why is None):
        raise RowError("text_erased_at and text_erased_why are given together")
