"""Compute the reminder schedule: the working days on which an owner is reminded, and when it is escalated."""

from datetime import date, timedelta
from typing import NamedTuple

from domain.workdays import working_day_after, working_day_before

OFFSETS = (-14, -7, -3, -1, 0, 1, 3, 7)
ESCALATION = 7


class ReminderStep(NamedTuple):
    """One reminder: days from the due date (negative before it), and the working day it is sent on."""

    offset: int
    day: date


def step_day(due: date, offset: int) -> date:
    """Compute the day of a step: moved to the working day before, or after it when overdue."""
    day = due + timedelta(days=offset)
    return working_day_after(day) if offset > 0 else working_day_before(day)


def reminder_steps(due: date) -> tuple[ReminderStep, ...]:
    """List every step of a due date in order of time; of those that holidays move onto one day, the last alone."""
    by_day = {step_day(due, offset): offset for offset in OFFSETS}
    return tuple(ReminderStep(offset, day) for day, offset in by_day.items())


def steps_due(due: date, *, since: date, today: date, created: date) -> tuple[int, ...]:
    """List the offsets of the steps due after `since` until today, none before the action existed.

    `since` is the last day that is dealt with. Several offsets mean that some were missed: they are sent as
    one reminder, in the words of the last. The caller checks that today is a working day and does not move `since`
    past a day on which nothing was sent.
    """
    return tuple(step.offset for step in reminder_steps(due) if since < step.day <= today and created <= step.day)


def is_escalation(offset: int) -> bool:
    """Tell whether a coordinator is notified of this step as well."""
    return offset == ESCALATION
