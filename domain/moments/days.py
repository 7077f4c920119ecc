"""Recognises dates in free text: `igår`, `i fredags kväll`, `20 november`, `2026-11-20`, `20/11`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dateutil.parser import parser
from dateutil.relativedelta import relativedelta

from domain.moments.pieces import Day, first_found, follows_label, one_of, single_blanks
from domain.moments.words import (
    DAY_PHRASES,
    ENGLISH_WEEKDAYS,
    MONTHS,
    PARTS,
    SMALL_HOURS,
    SWEDISH_WEEKDAYS,
    WEEKDAYS,
    DateWords,
)

A_SLIP = timedelta(days=31)  # a date without a year this little ahead is meant, not one of last year
A_LEAP_YEAR = 2024
COUNTED = (
    r"\s+(?:st|stycken|pers|people|kids|youths|boys|girls|men|women|cars|times|man|barn|ar|aring|aringar|kvinnor"
    r"|personer|tjejer|mopeder|elever|flaskor|vuxna|minuter|fonster|kr|kronor|\w{3,}(?:ar|or))\b"
)
_DATES = parser(DateWords())
_PHRASE = re.compile(rf"\b(?:(?:sent|tidigt|late|early)\s+)?(?P<phrase>{one_of(DAY_PHRASES)})(?![\w-])")
_WEEKDAY = re.compile(
    rf"(?<![\w-])(?:(?P<lead>i|forra|last|this|on|pa|nasta|kommande|next|varje|varannan|alla|every|each|most"
    rf"|natten\s+(?:till|mot|fore)|natten\s+mellan\s+(?:{one_of(SWEDISH_WEEKDAYS)})(?:en)?\s+och)\s+)?"
    rf"(?P<name>{one_of(WEEKDAYS)})(?P<ending>en|s)?(?P<part>{one_of(PARTS)})?(?!\w|-\w)"
)
_MONTH = one_of(name for names in MONTHS for name in names)
# figures first and what must not stand before them second: the engine looks for a digit ten times faster
_DIGIT = r"[0-9](?<![\w.,:/-].)"
_ISO = re.compile(rf"{_DIGIT}\d{{3}}-\d\d-\d\d(?![\d-]|[a-su-z])")
_SLASHED = re.compile(
    rf"(?P<d>{_DIGIT}\d?)/(?P<m>\d\d?)(?:(?:[-/]|\s+(?=20\d\d))(?P<y>20\d\d|\d\d))?(?![\w/:]|[-.,]\d)"
)
_DOTTED = re.compile(rf"(?P<d>{_DIGIT}\d?)\.(?P<m>\d\d?)\.(?P<y>20\d\d)(?![\w/:]|[-.,]\d)")
_DAY_MONTH = re.compile(
    rf"(?P<d>{_DIGIT}\d?)(?::?e|:a|:?de|st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<m>{_MONTH})\b\.?"
    rf"(?:,?\s+(?P<y>20\d\d)\b(?!:))?(?!\s+(?:have|be)\b)"
)
_MONTH_DAY = re.compile(
    rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?\b(?![:./]\w|-\w)(?:,?\s+(?P<y>20\d\d)\b(?!:))?(?!{COUNTED})"
)
_THE = re.compile(r"\b(?:den|the)\s+$")
_FRACTIONS = {"1/2", "1/3", "2/3", "1/4", "3/4", "24/7"}


def find_days(text: str, now: datetime) -> Iterator[Day]:
    """Every date in the plain text, in no order; `now` is local."""
    yield from _phrases(text, now)
    yield from _weekdays(text, now.date())
    yield from _iso_dates(text)
    yield from _written_dates(text, now.date())


def _phrases(text: str, now: datetime) -> Iterator[Day]:
    for found in first_found(_PHRASE, text):
        days, part = DAY_PHRASES[single_blanks(found["phrase"])]
        still_up = part is not None and (part is SMALL_HOURS or now.hour < 5)
        day = now.date() + timedelta(days=days)
        yield Day(*found.span(), day, part, back=int(still_up and days == 0), today=days == 0)


def _weekdays(text: str, today: date) -> Iterator[Day]:
    for found in first_found(_WEEKDAY, text):
        lead, ending = found["lead"] or "", found["ending"]
        habit = lead in {"varje", "varannan", "alla", "every", "each", "most"}
        if habit or (ending and found["name"] in ENGLISH_WEEKDAYS):
            continue
        yield _weekday(found, lead, ending, today)


def _weekday(found: re.Match[str], lead: str, ending: str | None, today: date) -> Day:
    night = lead.startswith("natten")
    part = SMALL_HOURS if night else PARTS.get(found["part"] or "")
    past = (today.weekday() - WEEKDAYS[found["name"]]) % 7
    if lead in {"nasta", "kommande", "next"} or (lead == "pa" and not ending):
        return Day(*found.span(), today + timedelta(days=7 - past), part)
    if lead in {"i", "forra", "last"} or (ending == "s" and not found["part"]):
        return Day(*found.span(), today - timedelta(days=past or 7), part)
    return Day(*found.span(), today - timedelta(days=past), part, back=7, today=night)


def _iso_dates(text: str) -> Iterator[Day]:
    for found in first_found(_ISO, text):
        if found[0].startswith(("19", "20")) and (day := _parse(found[0], dayfirst=False)):
            yield Day(*found.span(), day, calendar=True)


def _written_dates(text: str, today: date) -> Iterator[Day]:
    for pattern in (_SLASHED, _DOTTED, _DAY_MONTH, _MONTH_DAY):
        for found in first_found(pattern, text):
            the = _THE.search(text, max(0, found.start() - 6), found.start())
            if not the and (found[0] in _FRACTIONS or follows_label(text, found.start())):
                continue
            if day := _date_of(found["d"], found["m"], found["y"], today):
                yield Day((the or found).start(), found.end(), day, calendar=True)


def _date_of(day: str, month: str, year: str | None, today: date) -> date | None:
    """The date; without a year the latest one that is no more than a slip ahead (29 February: of a leap year)."""
    found = _parse(f"{day} {month} {year or A_LEAP_YEAR}")
    if year or not found:
        return found
    candidates = (found + relativedelta(year=year) for year in range(today.year, today.year - 9, -1))
    return next(other for other in candidates if other.day == found.day and other <= today + A_SLIP)


def _parse(words: str, *, dayfirst: bool = True) -> date | None:
    try:
        return _DATES.parse(words, dayfirst=dayfirst).date()
    except (ValueError, OverflowError):
        return None
