"""Incidents as rows of a CSV file: the same columns in and out, checked by the rules of a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.categories import CATEGORIES, category_name
from domain.incidents import LONGEST_NAME, LONGEST_TEXT, PoliceReport, Severity
from domain.names import fold, tidy
from domain.privacy import find_personal_data
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
FORMULA = ("=", "+", "-", "@", "\t", "\r")
HIGHEST_NUMBER = 999_999_999
BETWEEN_PARTNERS = ";"


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


Choice = TypeVar("Choice")


class RowError(ValueError):
    """What is wrong with a row, in a sentence that does not repeat what people wrote."""


def defuse(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula: one apostrophe before =, +, -, @, tab or return."""
    return "'" + cell if cell.lstrip("'").startswith(FORMULA) else cell


def restore(cell: str) -> str:
    """What `defuse` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def write_row(row: IncidentRow, language: str) -> dict[str, str]:
    """The row as text by column; the category by its name in 'sv' or 'en'."""
    cells = {
        "number": str(row.number or ""),
        "happened_at": row.happened_at.isoformat(),
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
        "reported_at": row.reported_at.isoformat(),
        "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else "",
        "withdrawn_reason": row.withdrawn_reason,
    }
    return {column: defuse(cell) for column, cell in cells.items()}


def read_row(cells: Mapping[str, str], zone: ZoneInfo, now: datetime) -> IncidentRow:
    """The row that the cells say; times without an offset are local to `zone`. Raises RowError."""
    said = {column: restore(cells[column]) for column in COLUMNS}
    happened_at = _read_instant(said, "happened_at", zone)
    reported_at = _read_instant(said, "reported_at", zone) or now
    if happened_at is None:
        raise RowError("happened_at is empty")
    if happened_at > now or reported_at > now:
        raise RowError("happened_at or reported_at has not come yet")
    return IncidentRow(
        number=_read_number(said["number"]),
        happened_at=happened_at,
        uncertain=_read_choice(said, "uncertain", {"": False, "no": False, "yes": True}),
        category=_read_category(said["category"]),
        area=_read_name(said, "area", needed=True),
        place=_read_name(said, "place"),
        text=_read_text(said, "text"),
        severity=_read_choice(said, "severity", {"": None} | {each.value: each for each in Severity}),
        police_report=_read_choice(
            said, "police_report", {"": PoliceReport.UNKNOWN} | {each.value: each for each in PoliceReport}
        ),
        sharing=_read_choice(said, "sharing", {"": Sharing.GREEN} | {each.value: each for each in Sharing}),
        named_partners=tuple(
            tidy(name) for name in said["named_partners"].split(BETWEEN_PARTNERS) if name.strip()
        ),
        partner=_read_name(said, "partner", needed=bool(said["unit"].strip())),
        unit=_read_name(said, "unit"),
        reporter=tidy(said["reporter"]),
        reported_at=reported_at,
        withdrawn_at=_read_instant(said, "withdrawn_at", zone),
        withdrawn_reason=_read_text(said, "withdrawn_reason"),
    )


def _read_number(cell: str) -> int | None:
    if not cell.strip():
        return None
    number = int(cell) if cell.strip().isascii() and cell.strip().isdigit() else 0
    if not 0 < number <= HIGHEST_NUMBER:
        raise RowError("number is no number of an incident")
    return number


def _read_instant(said: Mapping[str, str], column: str, zone: ZoneInfo) -> datetime | None:
    if not said[column].strip():
        return None
    try:
        moment = datetime.fromisoformat(said[column].strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(ZoneInfo("UTC"))
    except (ValueError, OverflowError):
        raise RowError(f"{column} is no time; write for example 2026-11-20T22:30") from None


def _read_choice(said: Mapping[str, str], column: str, known: Mapping[str, Choice]) -> Choice:
    try:
        return known[said[column].strip().lower()]
    except KeyError:
        raise RowError(f"{column} must be one of {', '.join(filter(None, known))}, or empty") from None


_BY_NAME = {fold(name): key for key, known in CATEGORIES.items() for name in (key, known.sv, known.en)}


def _read_category(cell: str) -> str:
    try:
        return _BY_NAME[fold(cell)]
    except KeyError:
        raise RowError("category is not one of the known categories") from None


def _read_name(said: Mapping[str, str], column: str, *, needed: bool = False) -> str:
    name = tidy(said[column])
    if needed and not name:
        raise RowError(f"{column} is empty")
    if len(name) > LONGEST_NAME:
        raise RowError(f"{column} is longer than {LONGEST_NAME} characters")
    _refuse_personal_data(column, name)
    return name


def _read_text(said: Mapping[str, str], column: str) -> str:
    if len(said[column]) > LONGEST_TEXT:
        raise RowError(f"{column} is longer than {LONGEST_TEXT} characters")
    _refuse_personal_data(column, said[column])
    return said[column]


def _refuse_personal_data(column: str, text: str) -> None:
    kinds = [finding.kind for finding in find_personal_data(text) if finding.level == "block"]
    if kinds:
        raise RowError(f"{column} holds personal data ({kinds[0]}), which must never be stored")
