"""The days on which an action is followed up: which there are, which a report answers, which one is moved."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from domain.refusals import Refusal
from domain.rhythms import MOST_DATES, Rhythm, follow_up_dates
from domain.workdays import working_day_after

AHEAD = timedelta(days=14)
EARLIEST_HOUR = 7


class OpenDay(Protocol):
    """A follow-up: the last one of an action is its deadline."""

    due: date
    is_deadline: bool
    closed_at: datetime | None


AnOpenDay = TypeVar("AnOpenDay", bound=OpenDay)


def days_fault(days: Sequence[date], *, start: date, deadline: date, today: date) -> Refusal | None:
    """Find what is impossible with typed follow-up days: one that has been, or lies outside the action's time."""
    for day in days:
        if day < today:
            return Refusal("action-day-past", day=day)
        if day < start:
            return Refusal("action-day-before-start", day=day, start=start)
        if day > deadline:
            return Refusal("action-day-after-deadline", day=day, deadline=deadline)
    return None


def plan_days(
    rhythm: Rhythm, typed: Sequence[date], *, start: date, deadline: date, after: date
) -> tuple[date, ...]:
    """List the follow-up days before the deadline: the typed ones, and those of the rhythm later than `after`."""
    rhythmic = _rhythmic(rhythm, start, deadline, after)
    return tuple(sorted({day for day in (*rhythmic, *typed) if day < deadline}))


def _rhythmic(rhythm: Rhythm, start: date, deadline: date, after: date) -> list[date]:
    """At most sixty days of a rhythm, however long ago it began."""
    days: list[date] = []
    some = follow_up_dates(rhythm, start, deadline)
    while some and len(days) < MOST_DATES:
        days += (day for day in some if day > after)
        some = follow_up_dates(rhythm, some[-1], deadline)
    return days[:MOST_DATES]


def resolved_by_report(follow_ups: Sequence[AnOpenDay], today: date) -> tuple[AnOpenDay, ...]:
    """List the open follow-ups that a progress report answers, out of all of an action's.

    Every one that has fallen due; otherwise the next within 14 days, unless the latest that is already
    answered lies nearer, so that two reports in a row do not silence a follow-up that nobody has been asked for.
    Never the deadline, which only being done or postponed answers.
    """
    between = sorted(
        (follow_up for follow_up in follow_ups if not follow_up.is_deadline), key=lambda follow_up: follow_up.due
    )
    to_come = [follow_up for follow_up in between if follow_up.closed_at is None]
    fallen = tuple(follow_up for follow_up in to_come if follow_up.due <= today)
    if fallen or not to_come or to_come[0].due > today + AHEAD:
        return fallen
    past = [follow_up.due for follow_up in between if follow_up.closed_at is not None and follow_up.due <= today]
    nearer = bool(past) and today - past[-1] < to_come[0].due - today
    return () if nearer else (to_come[0],)


def concerned(follow_ups: Sequence[AnOpenDay], today: date) -> AnOpenDay:
    """Find the open follow-up that a postponement is likely to mean: the next within 14 days,
    otherwise the deadline."""
    following = min(follow_ups, key=lambda follow_up: (follow_up.due, follow_up.is_deadline))
    if following.due <= today + AHEAD:
        return following
    return next(follow_up for follow_up in follow_ups if follow_up.is_deadline)


def move_fault(follow_up: OpenDay, to: date | None, *, start: date, deadline: date, today: date) -> Refusal | None:
    """Tell why a follow-up cannot be moved to that day, or None."""
    if to is None:
        return Refusal("action-needs-new-date")
    if to <= today:
        return Refusal("action-new-date-past")
    if to == follow_up.due:
        return Refusal("action-new-date-same", day=to)
    if to < start:
        return Refusal("action-new-date-before-start", start=start)
    if not follow_up.is_deadline and to >= deadline:
        return Refusal("action-new-date-after-deadline", deadline=deadline)
    return None


def reminders_begin(local: datetime, hour: int) -> datetime:
    """Return from when reminders may be sent on the first working day from a local time on: `hour` or 07:00."""
    return datetime.combine(working_day_after(local.date()), time(max(hour, EARLIEST_HOUR)), local.tzinfo)


def unsaid_from(local: datetime, hour: int) -> date:
    """Compute the last day whose steps were over when something was planned at that local time."""
    today = local.date()
    return today if local.hour >= max(hour, EARLIEST_HOUR) else today - timedelta(days=1)
