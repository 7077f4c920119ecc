"""The reminder ladder: on which working days an owner hears of what falls due, and when it goes higher."""

from datetime import date, timedelta
from typing import NamedTuple

from domain.workdays import working_day_after, working_day_before

OFFSETS = (-14, -7, -3, -1, 0, 1, 3, 7)
ESCALATION = 7


class ReminderStep(NamedTuple):
    """One reminder: days from the due date (negative before it), and the working day it is said on."""

    offset: int
    day: date


def step_day(due: date, offset: int) -> date:
    """The day a rung is said: moved to the working day before, or after when it is overdue."""
    day = due + timedelta(days=offset)
    return working_day_after(day) if offset > 0 else working_day_before(day)


def reminder_steps(due: date) -> tuple[ReminderStep, ...]:
    """Every rung of a due date in order of time; of those that holidays push onto one day, the last alone."""
    by_day = {step_day(due, offset): offset for offset in OFFSETS}
    return tuple(ReminderStep(offset, day) for day, offset in by_day.items())


def steps_due(due: date, *, since: date, today: date, created: date) -> tuple[int, ...]:
    """Offsets of the rungs whose day lies after `since`, at the latest today, and not before the action existed.

    `since` is the day up to which reminders have been said. More than one means that some were missed: they are
    said once, in the words of the last. Whether today is a working day is for the caller to ask, who
    must not move `since` past a day on which nothing was said.
    """
    return tuple(step.offset for step in reminder_steps(due) if since < step.day <= today and created <= step.day)


def is_escalation(offset: int) -> bool:
    """Whether a coordinator hears of this rung as well."""
    return offset == ESCALATION
