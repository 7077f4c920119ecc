"""Read the days and the number of a record as people type them."""

import re
from datetime import date

from domain.moments.pieces import MONTH, ORDINAL
from domain.moments.words import MONTH_NUMBERS
from domain.moments.written_dates import make_date
from domain.names import fold
from domain.refusals import Refusal
from domain.rhythms import MOST_DATES

JOINING = ("och", "and", "samt", "den", "the")
_DAY = rf"(?P<day>[0-9]{{1,2}})(?:{ORDINAL}|\.)?"
_MONTH = rf"(?P<month>{MONTH})\b\.?"
_NAMED = (
    re.compile(rf"\b{_DAY}\s*{_MONTH}(?:\s+(?P<year>[0-9]{{4}})\b)?"),
    re.compile(rf"\b{_MONTH}\s*{_DAY}(?![0-9/.-])(?:,?\s+(?P<year>[0-9]{{4}})\b)?"),
)
_DAY_AND_MONTH = re.compile(r"(?P<d>[0-9]{1,2})[/.](?P<m>[0-9]{1,2})(?:[/.-](?P<y>[0-9]{4}))?")
_ISO = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")


def parse_days(typed: str, first: date, last: date | None = None) -> tuple[date, ...]:
    """Read the days in order, each once; raises Refusal for anything else, and for a day that there is not.

    One without a year is the next from `first` on; where the next year has no such day, a later one up to `last`.
    """
    words = [word for word in re.split(r"[\s,;&]+", _in_figures(typed.casefold())) if word and word not in JOINING]
    if typed.strip() and not words:
        raise Refusal("action-days-unreadable")
    if len(words) > MOST_DATES:
        raise Refusal("action-days-too-many", most=MOST_DATES)
    return tuple(sorted({_read_day(word.rstrip("."), first, last) for word in words}))


def _in_figures(typed: str) -> str:
    """'3 dec, Dec 10 2026' as '3/12, 10/12/2026'."""
    for shape in _NAMED:
        typed = shape.sub(_write_figures, typed)
    return typed


def _write_figures(found: re.Match[str]) -> str:
    year = f"/{found['year']}" if found["year"] else ""
    return f"{found['day']}/{MONTH_NUMBERS[found['month']]}{year}"


def _read_day(word: str, first: date, last: date | None) -> date:
    found = _ISO.fullmatch(word) or _DAY_AND_MONTH.fullmatch(word)
    if found is None:
        raise Refusal("action-days-unreadable")
    day, month = int(found["d"]), int(found["m"])
    next_year = first.year + ((month, day) < (first.month, first.day))
    years = [int(found["y"])] if found["y"] else range(next_year, max(next_year, (last or first).year) + 1)
    read = next((made for year in years if (made := make_date(year, month, day))), None)
    if read is None:
        raise Refusal("action-no-such-day", day=word)
    return read


_NUMBER = re.compile(
    r"(?:(?:nr|no|nummer|number|handelse|handelsen|incident|atgard|atgarden|action)\b\.?\s*)*#?\s*(\d{1,9})\.?"
)


def read_typed_number(words: str) -> str:
    """Read the figures of the number; '' where there is anything else."""
    found = _NUMBER.fullmatch(fold(words))
    return found[1] if found and found[1] in words else ""
