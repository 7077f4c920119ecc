"""An incident as people report it, and the rules that a report must meet."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, Protocol, get_args, get_type_hints
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

from domain.names import is_name
from domain.refusals import Refusal
from domain.roles import Deed
from domain.sharing import Sharing, Viewer

LONGEST_TEXT = 3_000
LONGEST_NAME = 75


class Severity(StrEnum):
    """How grave it is, as the reporter judges it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class PoliceReport(StrEnum):
    """Whether a report has been made to the police."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class PlaceKind(StrEnum):
    """What kind of place it happened at."""

    STREET = "street"
    PATH = "path"
    PARK = "park"
    SCHOOL = "school"
    HOUSING = "housing"
    STORAGE = "storage"
    STATION = "station"
    SHOP = "shop"
    NIGHTLIFE = "nightlife"
    SPORT = "sport"
    PARKING = "parking"
    OTHER = "other"


class IncidentChange(StrEnum):
    """What an entry in an incident's history tells of."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    LINKED = "linked"
    UNLINKED = "unlinked"


@dataclass(frozen=True, kw_only=True)
class PlainFacts:
    """What is said about one incident without naming another row; `happened_at` is aware UTC.

    Tables, CSV files and histories keep each of them under its name here and read it by its type.
    """

    happened_at: datetime
    uncertain: bool = False
    category: str
    text: str = ""
    severity: Severity | None = None
    police_report: PoliceReport = PoliceReport.UNKNOWN
    place_kind: PlaceKind | None = None
    sharing: Sharing = Sharing.GREEN


@dataclass(frozen=True, kw_only=True)
class IncidentFacts(PlainFacts):
    """All that is said about one incident; `area`, `place` and `named_partners` are row ids."""

    area: int
    place: int | None = None
    named_partners: tuple[int, ...] = ()

    @property
    def shared_with(self) -> tuple[int, ...]:
        """The partners that it is shared with: those named, each once, when it is AMBER."""
        return tuple(dict.fromkeys(self.named_partners)) if self.sharing is Sharing.AMBER else ()


DEFAULTS = {each.name: each.default for each in fields(PlainFacts)}
"""The plain facts by name, with what holds where nothing was said (MISSING: something must be)."""
CHOICES: dict[str, type[StrEnum]] = {
    name: kind
    for name, hint in get_type_hints(PlainFacts).items()
    for kind in (hint, *get_args(hint))
    if isinstance(kind, type) and issubclass(kind, StrEnum)
}
"""Those that are one of a few values."""


def plain_facts_of(record: object) -> dict[str, Any]:
    """Read the plain facts of an incident by name, from its row in a table or a file."""
    values = {name: getattr(record, name) for name in DEFAULTS}
    return values | {name: kind(values[name]) for name, kind in CHOICES.items() if values[name] is not None}


def is_gravest(record: object) -> bool:
    """Tell whether an incident, as it is reported or as a row of a table, is of the highest severity."""
    return plain_facts_of(record)["severity"] is Severity.HIGH


def happened_at(day: date | None, clock: time | None, now: datetime, zone: ZoneInfo) -> tuple[datetime, bool]:
    """Compute the instant in UTC of a local day and time, and whether it is uncertain.

    What was left empty is taken from now; a past day without a time of its own is uncertain. A time that the
    clocks skip in spring is an hour later.
    """
    local = now.astimezone(zone)
    chosen_day, chosen_time = day or local.date(), clock or local.time().replace(second=0, microsecond=0)
    instant = resolve_imaginary(datetime.combine(chosen_day, chosen_time, zone)).astimezone(UTC)
    return instant, clock is None and chosen_day != local.date()


def faults_of(
    *, category: str | None, area: int | None, happened: datetime, text: str, now: datetime, zone: ZoneInfo
) -> dict[str, Refusal]:
    """Find what is missing, too long or in the future, by field: category, area, date, time, text."""
    faults: dict[str, Refusal] = {}
    if category is None:
        faults["category"] = Refusal("incident-needs-category")
    if area is None:
        faults["area"] = Refusal("incident-needs-area")
    if happened > now:
        ahead = happened.astimezone(zone).date() > now.astimezone(zone).date()
        faults["date" if ahead else "time"] = Refusal("incident-not-yet")
    if len(text) > LONGEST_TEXT:
        faults["text"] = Refusal("text-too-long", length=len(text), most=LONGEST_TEXT)
    return faults


def name_fault(name: str) -> Refusal | None:
    """Tell why a new place or unit cannot have this name, which is tidy."""
    if not is_name(name):
        return Refusal("name-missing")
    return Refusal("name-too-long", length=len(name), most=LONGEST_NAME) if len(name) > LONGEST_NAME else None


class SaidNothing(Protocol):
    """A partner's word that there was nothing to report in a week."""

    partner_id: int
    reporter: str


def may_undo_nil(viewer: Viewer, nil: SaidNothing) -> bool:
    """Tell whether the viewer may take the word back: whoever said it, their organisation and the coordinators."""
    is_theirs = viewer.user == nil.reporter or viewer.partner == nil.partner_id
    return viewer.coordinator or (is_theirs and viewer.may(Deed.REPORT))
