"""Recognize dates written in figures or with the name of a month: `2026-11-20`, `20/11`, `20.11.26`, `20 nov`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from domain.moments.pieces import (
    COUNTED,
    MEASURE,
    MONTH,
    ORDINAL,
    SHARE,
    Day,
    Unresolved,
    first_found,
    follows_label,
)
from domain.moments.words import MONTH_NUMBERS
from domain.normalized_text import search_before

A_SLIP = timedelta(days=31)  # a date without a year this little ahead is meant, not one of last year
USUAL = timedelta(days=400)  # how long ago what is reported commonly happened
# figures first and what must not stand before them second: the engine looks for a digit ten times faster
_DIGIT = r"[0-9](?<![\w.,:/-].)"
_ENDING = rf"(?:{ORDINAL}|\.)?"
_YEAR_AFTER = r"(?:,?\s*[-'’/]\s?(?P<y>20\d\d|\d\d)(?!\d|[:.]\d)|,?\s+(?P<apart>20\d\d|\d\d)(?![\w/-]|[:.,]\d))?"
_YEAR_FIRST = re.compile(
    rf"(?P<y>{_DIGIT}\d{{3}}(?<=19\d\d|20\d\d))(?P<sign>[-/.])(?P<m>\d\d?)(?P=sign)(?P<d>\d\d?)(?!\d|[/-]\d|[a-su-z])"
)
_YEAR_LAST = re.compile(
    rf"(?P<d>{_DIGIT}\d?)(?P<sign>[-/.])(?P<m>\d\d?)(?:(?P=sign)|[-/])(?P<y>20\d\d)(?!\w|-\d|/\d)"
)
_SHORT_YEAR = re.compile(rf"(?P<a>{_DIGIT}\d?)(?P<sign>[-/.])(?P<b>\d\d?)(?P=sign)(?P<c>\d\d)(?!\w|[-/]\d|[:.]\d)")
_SLASHED = re.compile(
    rf"(?P<d>{_DIGIT}\d?)/(?P<m>\d\d?)(?:\s*-\s?(?P<y>20\d\d|\d\d)(?![\d/:.])|\s+(?P<apart>20\d\d)(?![\w/-]|[:.,]\d))?"
    r"(?![\w/]|[:.,]\d)"
)
_RANGE = re.compile(
    rf"(?P<a>{_DIGIT}\d?){_ENDING}\s?-\s?(?P<d>\d\d?)(?:/(?P<m>\d\d?)|{_ENDING}\s*(?P<name>{MONTH})\b\.?)"
    rf"(?:[-/]\s?(?P<y>20\d\d|\d\d)(?!\d))?(?![\w/:]|[.,]\d)"
)
_COMPACT = re.compile(
    r"(?<![\w.,:/-])(?P<y>20\d\d|\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\w./,:-])"
)
_DAY_MONTH = re.compile(
    rf"(?P<d>{_DIGIT}\d?){_ENDING}[\s-]*(?:of\s+)?(?P<m>{MONTH})\b\.?{_YEAR_AFTER}(?!\s+(?:have|be)\b)"
)
_MONTH_DAY = re.compile(
    rf"\b(?P<m>{MONTH})\b\.?[\s-]+(?P<d>\d\d?)(?:st|nd|rd|th)?\b(?![:./]\w|-\w){_YEAR_AFTER}(?!{COUNTED})"
)
_OF_MONTH = re.compile(
    rf"\b(?:den|the)\s+(?P<d>\d\d?)(?P<ending>{ORDINAL})?(?![\w/:-]|[.,]\d)(?!\s+(?:{MONTH}|of)\b)(?!{COUNTED})"
)
DOTTED = re.compile(rf"(?P<d>{_DIGIT}\d?)\.(?P<m>\d\d?)(?:\.(?!\d))?(?![\w/:]|[-.,]\d)(?!\s?%)")
_DAY_BEFORE = re.compile(rf"(?<![\d:.,/-])\d\d?{_ENDING}[\s-]*$")
_LISTED = re.compile(
    rf"(?<![\d:.,/-])(?<!kl\s)(?<!kl\.\s)(?:\d\d?)(?:{ORDINAL}|\.|/\d\d?)?\s*(?:,|och|samt|eller|and|or|&)\s*(?:den\s+|the\s+)?$"
)
_THE = re.compile(r"\b(?:den|the)\s+$")
_FRACTIONS = {"1/2", "1/3", "2/3", "1/4", "3/4", "24/7"}
_CLOCK = r"(?:kl(?:ockan)?\b\.?|at\b|vid\b|\d\d?[:.]\d\d)"
_CLOCK_AFTER = re.compile(rf"[\s,]*{_CLOCK}")
_FIGURES_BETWEEN = re.compile(rf"\s+\d\d?\s+{_CLOCK}")


class _Written(NamedTuple):
    """A date as it stands in the text; a year of None is the latest that fits."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    doubtful: bool = False


def find_written_dates(text: str, today: date) -> Iterator[Day | Unresolved]:
    """Find every date in the plain text that has figures, in no order; Unresolved where there is no such day."""
    for found in first_found(text, _RANGE):
        yield _two_days(found, today)
    for written in _written(text, today):
        if follows_label(text, written.start):
            continue
        the = search_before(_THE, text, written.start, 6)
        start = the.start() if the else written.start
        day = date_of(written.year, written.month, written.day, today)
        if day:
            listed = search_before(_LISTED, text, written.start, 20)
            doubtful = written.doubtful or listed is not None
            yield Day(start, written.end, day, calendar=True, doubtful=doubtful)
        else:
            yield Unresolved(start, written.end)
    yield from _of_month(text, today)


def date_of(year: int | None, month: int, day: int, today: date) -> date | None:
    """Return the date, or None; without a year the latest one that is no more than a slip ahead."""
    years = [year] if year is not None else range(today.year + 1, today.year - 9, -1)
    dates = (made for each in years if (made := make_date(each, month, day)))
    return next((made for made in dates if year is not None or made <= today + A_SLIP), None)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(text: str, today: date) -> Iterator[_Written]:
    for found in first_found(text, _YEAR_FIRST, _YEAR_LAST):
        yield _Written(*found.span(), int(found["y"]), int(found["m"]), int(found["d"]))
    for found in first_found(text, _SHORT_YEAR):
        yield _short_year(found, today)
    for found in first_found(text, _COMPACT):
        yield from _compact(found, today)
    for found in first_found(text, _SLASHED):
        yield from _slashed(text, found, today)
    for found in first_found(text, _DAY_MONTH, _MONTH_DAY):
        day_before = found.re is _MONTH_DAY and search_before(_DAY_BEFORE, text, found.start(), 8)
        if not day_before or found["y"] or len(found["apart"] or "") == 4:
            yield _with_year(text, found, MONTH_NUMBERS[found["m"]], today)


def _short_year(found: re.Match[str], today: date) -> _Written:
    """`26-11-20` begins with the year, `20.11.26` and `20/11/26` end with it, if the other way is less usual."""
    first, middle, last = int(found["a"]), int(found["b"]), int(found["c"])
    ways = [(2000 + last, middle, first), (2000 + first, middle, last)]
    meant, other = reversed(ways) if found["sign"] == "-" else ways
    usual, unusual = _is_usual(meant, today), _is_usual(other, today)
    if meant != other and not usual and unusual:
        return _Written(*found.span(), *other, doubtful=True)
    sure = meant == other or not make_date(*other) or (usual and not unusual)
    return _Written(*found.span(), *meant, doubtful=not sure)


def _is_usual(way: tuple[int, int, int], today: date) -> bool:
    made = make_date(*way)
    return made is not None and today - USUAL <= made <= today + A_SLIP


def _compact(found: re.Match[str], today: date) -> Iterator[_Written]:
    """`20261120`; `261120` only when it is a usual date, as many numbers look so."""
    year = int(found["y"]) if len(found["y"]) == 4 else 2000 + int(found["y"])
    way = (year, int(found["m"]), int(found["d"]))
    if _is_usual(way, today) or (len(found["y"]) == 4 and make_date(*way)):
        yield _Written(*found.span(), *way)


def _slashed(text: str, found: re.Match[str], today: date) -> Iterator[_Written]:
    """`20/11`; `2/3` is a fraction before `av`, and without a time of day behind it."""
    fraction = found[0] in _FRACTIONS and not _CLOCK_AFTER.match(text, found.end())
    the = search_before(_THE, text, found.start(), 6)
    if SHARE.match(text, found.end()) or (fraction and not the):
        return
    yield _with_year(text, found, int(found["m"]), today)


def _with_year(text: str, found: re.Match[str], month: int, today: date) -> _Written:
    """The date with the year that follows it, unless that can be a time of day: `20 nov 2230`, `20 nov 22`."""
    joined, apart = found["y"], found["apart"]
    if joined or not apart:
        more = bool(_FIGURES_BETWEEN.match(text, found.end()))
        return _Written(*found.span(), _year(joined), month, int(found["d"]), doubtful=more)
    year, start = _year(apart), found.start("apart")
    clock_follows = _CLOCK_AFTER.match(text, found.end())
    if len(apart) == 2 and year not in range(today.year - 20, today.year + 2):
        return _Written(found.start(), len(text[:start].rstrip(" ,")), None, month, int(found["d"]), doubtful=True)
    clock = (int(apart[:2]) < 24 and int(apart[2:] or 0) < 60) and not clock_follows
    if len(apart) == 2 and clock_follows and int(apart) < 24:
        return _Written(*found.span(), year, month, int(found["d"]), doubtful=True)
    if not clock or (len(apart) == 4 and year in (today.year, today.year - 1)):
        return _Written(*found.span(), year, month, int(found["d"]))
    recent = year in range(today.year - 2, today.year + 1)
    end = len(text[:start].rstrip(" ,"))
    return _Written(found.start(), end, None, month, int(found["d"]), doubtful=recent or len(apart) == 4)


def _year(written: str | None) -> int | None:
    return None if not written else int(written) if len(written) == 4 else 2000 + int(written)


def _two_days(found: re.Match[str], today: date) -> Day | Unresolved:
    """`19-20/11`: the night between two days in a row, or a stretch of days, which is not read."""
    month = int(found["m"] or MONTH_NUMBERS.get(found["name"], 0))
    last = date_of(_year(found["y"]), month, int(found["d"]), today)
    first = make_date(last.year, last.month, int(found["a"])) if last else None
    if first is None or last is None or last - first != timedelta(days=1):
        return Unresolved(*found.span())
    return Day(*found.span(), first, calendar=True, last=last)


def _of_month(text: str, today: date) -> Iterator[Day | Unresolved]:
    """`den 20:e`: the latest day of that number that has come."""
    for found in first_found(text, _OF_MONTH):
        back = range(13)
        months = (divmod(today.year * 12 + today.month - 1 - n, 12) for n in back)
        days = (made for year, month in months if (made := make_date(year, month + 1, int(found["d"]))))
        day = next((made for made in days if made <= today), None)
        yield (
            Day(*found.span(), day, calendar=True, doubtful=not found["ending"])
            if day
            else Unresolved(*found.span())
        )


def find_dotted(text: str, today: date) -> Iterator[Day]:
    """Find every `20.11`, which is a date only beside a time of day: else it is one itself."""
    for found in first_found(text, DOTTED):
        day = date_of(None, int(found["m"]), int(found["d"]), today)
        measure = found["m"][0] != "0" and MEASURE.match(text, found.end())
        if day and not measure and not follows_label(text, found.start()):
            yield Day(*found.span(), day, calendar=True)
