"""An incident as people report it, and the rules that a report must meet."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

from domain.categories import CATEGORIES
from domain.names import is_name
from domain.refusals import Refusal
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


class IncidentChange(StrEnum):
    """What an entry in an incident's history tells of."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class IncidentFacts:
    """What is said about one incident; `happened_at` is aware UTC, `area` and `place` are row ids."""

    category: str
    area: int
    happened_at: datetime
    uncertain: bool = False
    place: int | None = None
    text: str = ""
    severity: Severity | None = None
    police_report: PoliceReport = PoliceReport.UNKNOWN
    sharing: Sharing = Sharing.GREEN
    named_partners: tuple[int, ...] = ()


def happened_at(day: date | None, clock: time | None, now: datetime, zone: ZoneInfo) -> tuple[datetime, bool]:
    """The instant in UTC of a local day and time, and whether it is uncertain.

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
    """The fields 'category', 'area', 'date', 'time' and 'text' that are missing, too long or not yet possible."""
    faults: dict[str, Refusal] = {}
    if category not in CATEGORIES:
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
    """Why a new place or unit cannot have this name, which is tidy."""
    if not is_name(name):
        return Refusal("name-missing")
    return Refusal("name-too-long", length=len(name), most=LONGEST_NAME) if len(name) > LONGEST_NAME else None


def may_change(viewer: Viewer, *, reporter: str | None) -> bool:
    """Whether the viewer may correct or withdraw an incident, as far as they may see it."""
    return viewer.coordinator or (viewer.user is not None and viewer.user == reporter)
