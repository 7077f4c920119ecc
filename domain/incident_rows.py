"""Incidents as rows of a CSV file: the same columns in and out, checked by the rules of a report."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.categories import CATEGORIES, FORMER_NAMES, category_name
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
from domain.incidents import PoliceReport, Severity
from domain.names import fold
from domain.privacy import find_personal_data, outside_names
from domain.sharing import Sharing

COLUMNS = (
    "number",
    "happened_at",
    "uncertain",
    "category",
    "area",
    "place",
    "text",
    "severity",
    "police_report",
    "sharing",
    "named_partners",
    "partner",
    "unit",
    "reporter",
    "reported_at",
    "withdrawn_at",
    "withdrawn_reason",
)
BETWEEN_PARTNERS = ";"
NOT_IN_PARTNERS = ":;"
NOT_IN_UNITS = ","
NOON = time(12)
"""When an incident is taken to have happened, uncertainly, that has a date alone."""
CAUTIOUS = ("area", "place", "text", "named_partners", "partner", "unit", "withdrawn_reason")

_YES_OR_NO = {"": False, "no": False, "yes": True}
_SEVERITIES: dict[str, Severity | None] = {"": None, **{each.value: each for each in Severity}}
_POLICE_REPORTS = {"": PoliceReport.UNKNOWN, **{each.value: each for each in PoliceReport}}
_LEVELS = {"": Sharing.GREEN, **{each.value: each for each in Sharing}}
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")


def _plain_name(name: str) -> str:
    """The category's name as it is compared: with any dash, and blanks around it or none."""
    return _DASH.sub("-", fold(name))


_CATEGORIES = {
    _plain_name(name): key
    for key, known in CATEGORIES.items()
    for name in (key, known.sv, known.en, *FORMER_NAMES.get(key, ()))
}


@dataclass(frozen=True, kw_only=True)
class IncidentRow:
    """One incident by names instead of row ids; instants are aware, `number` is None for the next free one."""

    number: int | None
    happened_at: datetime
    uncertain: bool
    category: str
    area: str
    place: str
    text: str
    severity: Severity | None
    police_report: PoliceReport
    sharing: Sharing
    named_partners: tuple[str, ...]
    partner: str
    unit: str
    reporter: str
    reported_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str


def write_row(row: IncidentRow, language: str, zone: ZoneInfo) -> dict[str, str]:
    """The row as text by column; the category by its name in 'sv' or 'en', times in `zone` with their offset."""
    cells = {
        "number": str(row.number or ""),
        "happened_at": row.happened_at.astimezone(zone).isoformat(),
        "uncertain": "yes" if row.uncertain else "no",
        "category": category_name(row.category, language),
        "area": row.area,
        "place": row.place,
        "text": row.text,
        "severity": row.severity or "",
        "police_report": row.police_report,
        "sharing": row.sharing,
        "named_partners": f"{BETWEEN_PARTNERS} ".join(row.named_partners),
        "partner": row.partner,
        "unit": row.unit,
        "reporter": row.reporter,
        "reported_at": row.reported_at.astimezone(zone).isoformat(),
        "withdrawn_at": row.withdrawn_at.astimezone(zone).isoformat() if row.withdrawn_at else "",
        "withdrawn_reason": row.withdrawn_reason,
    }
    return {column: defuse(cell) for column, cell in cells.items()}


def read_row(cells: Mapping[str, str], zone: ZoneInfo, now: datetime) -> IncidentRow:
    """The row that the cells say; times without an offset are local to `zone`. Raises RowError."""
    said = {column: restore(cells[column]) for column in COLUMNS}
    happened = read_past(said, "happened_at", zone, now, NOON)
    if happened is None:
        raise RowError("happened_at is empty")
    reported, withdrawn = (read_past(said, column, zone, now) for column in ("reported_at", "withdrawn_at"))
    withdrawn_at = withdrawn.instant if withdrawn else None
    return _refuse_contradictions(
        IncidentRow(
            number=read_number(said, "number"),
            happened_at=happened.instant,
            uncertain=read_choice(said, "uncertain", _YES_OR_NO) or not happened.clock,
            category=_read_category(said),
            area=read_name(said, "area", needed=True),
            place=read_name(said, "place"),
            text=read_text(said, "text"),
            severity=read_choice(said, "severity", _SEVERITIES),
            police_report=read_choice(said, "police_report", _POLICE_REPORTS),
            sharing=read_choice(said, "sharing", _LEVELS),
            named_partners=_read_partners(said),
            partner=read_name(said, "partner", without=NOT_IN_PARTNERS),
            unit=read_name(said, "unit", without=NOT_IN_UNITS),
            reporter=read_user(said, "reporter"),
            reported_at=reported.instant if reported else withdrawn_at or now,
            withdrawn_at=withdrawn_at,
            withdrawn_reason=read_text(said, "withdrawn_reason"),
        )
    )


def _read_category(cells: Cells) -> str:
    try:
        return _CATEGORIES[_plain_name(cells["category"])]
    except KeyError:
        raise RowError("category is not one of the known categories") from None


def _read_partners(cells: Cells) -> tuple[str, ...]:
    """The partners' names, each once, in the order written."""
    parts = cells["named_partners"].split(BETWEEN_PARTNERS)
    names = (read_name({"named_partners": part}, "named_partners", without=NOT_IN_PARTNERS) for part in parts)
    return tuple({fold(name): name for name in names if name}.values())


def refuse_pointers(row: IncidentRow, kept: Sequence[str]) -> None:
    """Raise RowError where the row's words may point at someone, as a report's form would warn of.

    `kept` are the names of areas, partners and units that everyone knows.
    """
    for column in CAUTIOUS:
        written = getattr(row, column)
        text = written if isinstance(written, str) else "\n".join(written)
        pointing = outside_names(text, find_personal_data(text), kept, ())
        if kinds := dict.fromkeys(finding.kind.value for finding in pointing):
            raise RowError(f"{column} may point at someone ({', '.join(kinds)}); rewrite it, or add --anyway")


def _refuse_contradictions(row: IncidentRow) -> IncidentRow:
    """What could be stored only by leaving out something that was written, or that no form would take."""
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
    return row
