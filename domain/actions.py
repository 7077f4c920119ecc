"""A measure in the action plan, and what the plan comes to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.names import is_name
from domain.refusals import Refusal
from domain.rhythms import Rhythm

LONGEST_TITLE = 150
LONGEST_TEXT = 3_000


class Status(StrEnum):
    """How an action goes, as its owner sees it."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BLOCKED = "blocked"
    DONE = "done"


class Delay(StrEnum):
    """What of an open action is overdue: the action itself, or only its next follow-up."""

    DEADLINE = "deadline"
    FOLLOW_UP = "follow_up"


class ProgressKind(StrEnum):
    """What an entry in an action's history tells of."""

    PROGRESS = "progress"
    DONE = "done"
    POSTPONED = "postponed"
    HANDED = "handed"


@dataclass(frozen=True, kw_only=True)
class NewAction:
    """What is said of an action when it is added.

    `area`, `unit` and `problem`, the one that it is to solve, are row ids, `days` typed follow-ups.
    """

    title: str
    owner: str
    start: date
    deadline: date
    description: str = ""
    area: int | None = None
    unit: int | None = None
    problem: int | None = None
    rhythm: Rhythm = Rhythm.NONE
    days: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    """One action in a list. `due` is its next follow-up (the deadline is the last), or the deadline when done;
    `owner` is a Slack id, `unit` a readable name or ''."""

    number: int
    title: str
    owner: str
    unit: str
    due: date
    deadline: date
    status: Status


@dataclass(frozen=True)
class PlanFacts:
    """The plan in a weekly picture: done in the period, to be followed up within a week, and overdue."""

    done: tuple[ActionLine, ...]
    due: tuple[ActionLine, ...]
    overdue: tuple[ActionLine, ...]


def delay_of(status: Status, *, due: date, deadline: date, today: date) -> Delay | None:
    """Find the delay to show in place of the status; None where the status holds.

    `due` is the next open follow-up, the last being the deadline.
    """
    if deadline < today and status in (Status.ON_TRACK, Status.AT_RISK):
        return Delay.DEADLINE
    if due < today and status is Status.ON_TRACK:
        return Delay.FOLLOW_UP
    return None


def action_faults(
    *, title: str, owner: str | None, start: date, deadline: date | None, today: date
) -> dict[str, Refusal]:
    """Find what is missing or impossible in a new action, by field."""
    faults: dict[str, Refusal] = {}
    if not title:
        faults["title"] = Refusal("action-needs-title")
    elif not is_name(title):
        faults["title"] = Refusal("name-missing")
    elif len(title) > LONGEST_TITLE:
        faults["title"] = Refusal("text-too-long", length=len(title), most=LONGEST_TITLE)
    if owner is None:
        faults["owner"] = Refusal("action-needs-owner")
    if deadline is None:
        faults["deadline"] = Refusal("action-needs-deadline")
    elif deadline < today:
        faults["deadline"] = Refusal("action-deadline-past")
    elif deadline < start:
        faults["deadline"] = Refusal("action-deadline-before-start", start=start)
    return faults
