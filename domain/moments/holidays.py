"""Recognize the days that have a name of their own: `nyårsafton`, `midsommarafton`, `Christmas Eve`."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dateutil.easter import easter

from domain.moments.pieces import Day, first_found
from domain.moments.words import WEEKDAYS
from domain.moments.written_dates import A_SLIP
from domain.normalized_text import one_of, single_blanks

_RULES = tomllib.loads(Path(__file__).with_name("holidays.toml").read_text("utf-8"))
HOLIDAYS: dict[str, str] = {name: rule for rule, names in _RULES.items() for name in names.split(", ")}
"""When each named day is, as `holidays.toml` explains."""
_NAMED = re.compile(
    rf"(?<![\w-])(?:pa\s+|on\s+)?(?P<name>{one_of(HOLIDAYS)})(?![\w-])(?:,?\s+(?P<year>20\d\d)\b(?![:.]\d))?"
)


def _day_of(rule: str, year: int) -> date:
    first, _, second = rule.partition(" ")
    if first == "easter":
        return easter(year) + timedelta(days=int(second))
    day = date.fromisoformat(f"{year}-{second or first}")
    return day + timedelta(days=(WEEKDAYS[first] - day.weekday()) % 7) if second else day


def find_holidays(text: str, today: date) -> Iterator[Day]:
    """Find every day with a name of its own in the plain text; without a year the latest that has come.

    It is doubtful where the next one is so near that it may be meant.
    """
    for found in first_found(text, _NAMED):
        rule = HOLIDAYS[single_blanks(found["name"])]
        if found["year"]:
            yield Day(*found.span(), _day_of(rule, int(found["year"])), calendar=True)
            continue
        days = [_day_of(rule, year) for year in range(today.year - 1, today.year + 2)]
        past, coming = max(day for day in days if day <= today), min(day for day in days if day > today)
        yield Day(*found.span(), past, calendar=True, doubtful=coming <= today + A_SLIP)
