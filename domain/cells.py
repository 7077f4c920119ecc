"""Read and write the cells of a CSV file: checked, and harmless in a spreadsheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TypeVar
from unicodedata import category, normalize
from zoneinfo import ZoneInfo

from domain.incidents import LONGEST_NAME, LONGEST_TEXT
from domain.names import is_name, tidy, without_invisible
from domain.privacy import find_personal_data
from domain.written_times import read_written_time

FORMULA = frozenset("=+-@\N{MINUS SIGN}")
"""What a formula may begin with, also written wide, small, raised or lowered."""
SEPARATORS = frozenset(",;|\"'")
"""What parts cells somewhere, or is dropped where it begins one."""
FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that look like blanks."""
BREAKS = frozenset("\t\r\n")
HIGHEST_NUMBER = 99_999_999
EARLIEST = 2000
END_OF_DAY = time(23, 59)
USER = re.compile(r"[UW][A-Z0-9]{1,20}")
Choice = TypeVar("Choice")
Cells = Mapping[str, str]


class RowError(ValueError):
    """What is wrong with a row, in a sentence that does not repeat what people wrote."""


def separator_of(language: str) -> str:
    """Return what separates cells in that language: a Swedish spreadsheet takes the comma for decimals."""
    return ";" if language == "sv" else ","


def defuse(cell: str) -> str:
    """Make the cell harmless in a spreadsheet: an apostrophe before whatever could begin a formula."""
    return "'" + cell if _is_risky(cell) else cell


def restore(cell: str) -> str:
    """Take off what `defuse` put before a cell."""
    return cell[1:] if cell.startswith("'") and _is_risky(cell) else cell


def _is_risky(cell: str) -> bool:
    """Whether the first sign to be seen, separators apart, can begin a formula, or a line ends before it."""
    for sign in cell:
        if sign in BREAKS:
            return True
        if sign not in SEPARATORS and sign not in FILLERS and category(sign)[0] not in "ZCM":
            return normalize("NFKC", sign)[0] in FORMULA
    return False


def read_number(cells: Cells, column: str) -> int | None:
    """Read a number from 1 on, or None for an empty cell; raises RowError."""
    written = cells[column].strip()
    if not written:
        return None
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 12 else 0
    if not 0 < number <= HIGHEST_NUMBER:
        raise RowError(f"{column} is no number from 1 to {HIGHEST_NUMBER}")
    return number


@dataclass(frozen=True)
class PastTime:
    """A time in UTC that has come; `clock` says whether its time of day was written."""

    instant: datetime
    clock: bool


def read_past(
    cells: Cells, column: str, zone: ZoneInfo, now: datetime, otherwise: time = END_OF_DAY
) -> PastTime | None:
    """Read a time that has come, local to `zone` without an offset; None for an empty cell. Raises RowError.

    A date alone is at that time of day, or now where that has not come.
    """
    if not cells[column].strip():
        return None
    try:
        written = read_written_time(cells[column])
        local = written.local(zone, otherwise)
        instant = local.astimezone(UTC)
    except (ValueError, OverflowError):
        raise RowError(f"{column} is no time; write for example 2026-11-20T22:30") from None
    if local.year < EARLIEST:
        raise RowError(f"{column} is before the year {EARLIEST}")
    if written.clock is None and written.day == now.astimezone(zone).date():
        instant = min(instant, now)
    if instant > now:
        raise RowError(f"{column} has not come yet")
    return PastTime(instant, written.clock is not None)


def read_choice(cells: Cells, column: str, known: Mapping[str, Choice]) -> Choice:
    """Read the choice that the word in the cell stands for; raises RowError for another word."""
    try:
        return known[cells[column].strip().lower()]
    except KeyError:
        raise RowError(f"{column} must be one of {', '.join(filter(None, known))}, or empty") from None


def read_user(cells: Cells, column: str) -> str:
    """Read a Slack user id, or ''; raises RowError."""
    user = cells[column].strip()
    if user and not USER.fullmatch(user):
        raise RowError(f"{column} is no Slack user id such as U012AB3CD; leave it empty where there is none")
    return user


def read_name(cells: Cells, column: str, *, needed: bool = False, without: str = "") -> str:
    """Read a name, or '' unless it is needed; raises RowError. `without` are signs it may not hold."""
    name = tidy(_allowed(cells, column, LONGEST_NAME))
    if needed and not name:
        raise RowError(f"{column} is empty")
    if name and not is_name(name):
        raise RowError(f"{column} holds no letter or digit")
    for sign in without:
        if sign in name:
            raise RowError(f"{column} holds “{sign}”, which parts names elsewhere")
    return name


def read_text(cells: Cells, column: str) -> str:
    """Read people's text without what cannot be seen; raises RowError when too long or with personal data."""
    return _allowed(cells, column, LONGEST_TEXT)


def _allowed(cells: Cells, column: str, longest: int) -> str:
    written = without_invisible(cells[column])
    if len(written) > longest:
        raise RowError(f"{column} is longer than {longest} characters")
    kinds = [finding.kind for finding in find_personal_data(written) if finding.level == "block"]
    if kinds:
        raise RowError(f"{column} holds personal data ({kinds[0]}), which must never be stored")
    return written
