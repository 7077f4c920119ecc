"""Retention (gallring): which kinds of records go after how many months, and from which day on one is over age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.tz import resolve_imaginary

from domain.refusals import Refusal

MOST_MONTHS = 600
RUN_AT = time(4)
"""Local time, on the first day of a month: nobody works then, and no clock is set."""
NOT_BEFORE = timedelta(days=7)
"""After a decision was entered, before anything is removed by itself: time to look at the dry run."""


class RetentionKind(StrEnum):
    """What is kept for a time of its own, in the order in which a run removes it.

    Age counts from when a message was sent, a picture taken, a nil report given, an action done, a problem closed,
    an incident reported, and since someone has left. TEXTS is the free text of incidents, in all its versions: the
    figures stay until the incidents go. PEOPLE is who someone was: what they did stays, and is nobody's.
    """

    MESSAGES = "messages"
    PICTURES = "pictures"
    NIL_REPORTS = "nil_reports"
    ACTIONS = "actions"
    PROBLEMS = "problems"
    INCIDENTS = "incidents"
    TEXTS = "texts"
    PEOPLE = "people"


Periods = Mapping[RetentionKind, int]
"""Months by kind; what is not in it is kept."""

OFFERED: Periods = {
    RetentionKind.TEXTS: 12,
    RetentionKind.INCIDENTS: 60,
    RetentionKind.ACTIONS: 24,
    RetentionKind.PROBLEMS: 24,
    RetentionKind.NIL_REPORTS: 24,
    RetentionKind.MESSAGES: 12,
    RetentionKind.PICTURES: 60,
    RetentionKind.PEOPLE: 12,
}
"""What the form suggests; the decision says what applies."""
LEAST_MONTHS: Periods = {RetentionKind.INCIDENTS: 6, RetentionKind.NIL_REPORTS: 6}
"""Counts of the twelve weeks before a week stand in its picture; of other kinds one month is the least."""


@dataclass(frozen=True)
class DecidedRetention:
    """A decision as it is entered: its reference, the day on which it was made, and the periods."""

    reference: str
    decided_on: date
    periods: Periods


def first_day_kept(today: date, months: int) -> date:
    """Compute the first day whose records have not been kept for so many whole months: older ones are over age.

    Where the month has no such day, it is the last of that month: nothing goes too early.
    """
    return today - relativedelta(months=months)


def kept_since(periods: Periods, now: datetime, zone: ZoneInfo) -> dict[RetentionKind, datetime]:
    """Compute the instant (UTC) before which records of each kind are over age, in the order of a run."""
    today = now.astimezone(zone).date()
    first_days = {kind: first_day_kept(today, periods[kind]) for kind in RetentionKind if kind in periods}
    return {kind: _at(day, time(), zone) for kind, day in first_days.items()}


def next_monthly_run(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant (UTC), from the aware moment on, at which a month's run is due."""
    first = moment.astimezone(zone).date().replace(day=1)
    due = _at(first, RUN_AT, zone)
    return due if due >= moment else _at(first + relativedelta(months=1), RUN_AT, zone)


def period_faults(periods: Periods) -> dict[RetentionKind, Refusal]:
    """Tell by kind why a period cannot be taken; none for a decision that can be carried out."""
    faults = {kind: fault for kind, months in periods.items() if (fault := _fault(kind, months))}
    if not periods:
        faults[RetentionKind.TEXTS] = Refusal("retention-needs-period")
    if _longer(periods, RetentionKind.TEXTS, RetentionKind.INCIDENTS):
        faults.setdefault(RetentionKind.TEXTS, Refusal("retention-texts-first"))
    told_of = (RetentionKind.TEXTS, RetentionKind.INCIDENTS, RetentionKind.ACTIONS)
    if any(_longer(periods, RetentionKind.MESSAGES, kind) for kind in told_of):
        faults.setdefault(RetentionKind.MESSAGES, Refusal("retention-messages-first"))
    return faults


def _fault(kind: RetentionKind, months: int) -> Refusal | None:
    least = LEAST_MONTHS.get(kind, 1)
    return None if least <= months <= MOST_MONTHS else Refusal("retention-months", least=least, most=MOST_MONTHS)


def _longer(periods: Periods, one: RetentionKind, other: RetentionKind) -> bool:
    """Tell whether `one` is kept longer than `other`: for good where it has no period."""
    return other in periods and periods.get(one, MOST_MONTHS + 1) > periods[other]


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return resolve_imaginary(datetime.combine(day, clock, zone)).astimezone(UTC)
