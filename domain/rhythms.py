"""Compute how often an action is followed up between its start and its deadline."""

from datetime import date
from enum import StrEnum
from itertools import takewhile

from dateutil.relativedelta import relativedelta

MOST_DATES = 60


class Rhythm(StrEnum):
    """How often; `none` leaves the deadline as the only day that is reminded of."""

    NONE = "none"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


_STEPS = {
    Rhythm.WEEKLY: relativedelta(weeks=1),
    Rhythm.FORTNIGHTLY: relativedelta(weeks=2),
    Rhythm.MONTHLY: relativedelta(months=1),
    Rhythm.QUARTERLY: relativedelta(months=3),
    Rhythm.HALF_YEARLY: relativedelta(months=6),
    Rhythm.YEARLY: relativedelta(years=1),
}


def follow_up_dates(rhythm: Rhythm, start: date, deadline: date) -> tuple[date, ...]:
    """Return the first sixty follow-ups after the start and before the deadline, which is a follow-up in itself.

    Each is counted from the start, so a rhythm begun on the 31st returns to it after a short month.
    """
    if rhythm is Rhythm.NONE or deadline <= start:
        return ()
    dates = (start + _STEPS[rhythm] * n for n in range(1, MOST_DATES + 1))
    return tuple(takewhile(lambda day: day < deadline, dates))
