"""An incident as people report it, and the rules that a report must meet."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.categories import CATEGORIES
from domain.refusals import Refusal, refuse_form
from domain.sharing import Sharing

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


def check_incident(
    category: str | None, area: int | None, happened_at: datetime, text: str, now: datetime
) -> None:
    """Raise FormRefused, with one refusal for each field that is missing, too long or not yet possible."""
    errors: dict[str, Refusal] = {}
    if category is None or category not in CATEGORIES:
        errors["category"] = Refusal("incident-needs-category")
    if area is None:
        errors["area"] = Refusal("incident-needs-area")
    if happened_at > now:
        errors["date" if happened_at.date() > now.date() else "time"] = Refusal("incident-not-yet")
    if len(text) > LONGEST_TEXT:
        errors["text"] = Refusal("text-too-long", length=len(text), most=LONGEST_TEXT)
    refuse_form(errors)
