"""Tell which days people work in Sweden: nobody reads a reminder on a red day."""

from datetime import date, timedelta
from functools import cache

A_DAY = timedelta(days=1)


@cache
def _days_off(year: int) -> frozenset[date]:
    """Red days, and the three eves that work like them, of one year."""
    from workalendar.europe import Sweden  # noqa: PLC0415 – takes 0.4 s, which no start should wait for

    return frozenset(day for day, _ in Sweden().holidays(year))


def is_working_day(day: date) -> bool:
    """Tell whether it is Monday to Friday, but for red days and Midsummer's, Christmas and New Year's Eve."""
    return day.weekday() < 5 and day not in _days_off(day.year)


def working_day_before(day: date) -> date:
    """Return the day itself when people work then, else the nearest earlier working day."""
    while not is_working_day(day):
        day -= A_DAY
    return day


def working_day_after(day: date) -> date:
    """Return the day itself when people work then, else the nearest later working day."""
    while not is_working_day(day):
        day += A_DAY
    return day
