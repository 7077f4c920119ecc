"""Recognize days of the week, alone or with the number of a week: `i fredags`, `fre 22:30`, `v 46 tors`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from domain.moments.pieces import MONTH, ORDINAL, PART, Day, Unresolved, first_found, unresolved
from domain.moments.words import ENGLISH_WEEKDAYS, PARTS, SHORT_WEEKDAYS, SWEDISH_WEEKDAYS, WEEKDAYS
from domain.normalized_text import one_of
from domain.weeks import WEEK_WORD, Week

_ANY_WEEKDAY = WEEKDAYS | SHORT_WEEKDAYS
_WEEKDAY = re.compile(
    rf"(?<![\w-])(?:(?P<lead>i|forra|last|this|on|pa|nasta|kommande|next|varje|varannan|alla|every|each|most)\s+)?"
    rf"(?P<name>{one_of(WEEKDAYS)})(?P<ending>en|s)?(?P<part>{PART})?(?!\w|-\w)"
)
_HABIT = re.compile(rf"(?<![\w-])(?:pa\s+)?(?:{one_of(SWEDISH_WEEKDAYS)})ar(?:na)?(?!\w|-\w)")
_DATE = rf"\d\d?/\d|\d{{4}}-\d|\d\d?{ORDINAL}?\s*(?:{MONTH})\b|v\.?\s*\d"
_SHORT = re.compile(
    rf"(?<![\w-])(?P<name>{one_of(SHORT_WEEKDAYS)})\.?"
    rf"(?=,?\s+(?:den\s+)?(?:{_DATE}|\d\d?[.:]\d\d|(?:{MONTH})\b|kl\b|at\s+\d|\d\d?\s?[ap]m))"
)
_SHORT_BY_PART = re.compile(rf"(?<![\w-])(?P<name>tis|ons|tors|fre|lor|fri|tue|wed|thu)\.?(?=\s+(?:{PART})\b)")
_OTHER_WORDS = {"man", "son", "sat", "sun"}
_BY_DATE = re.compile(rf"\.?,?\s+(?:den\s+)?(?:{_DATE})")
_SOMEONE = re.compile(
    r"\b(?:en|a|the|ung|aldre|okand|full|berusad|young|old|his|her|the|min|hans|hennes|och|and)\s+$"
)
_NUMBERED = rf"{WEEK_WORD}\.?\s*(?P<week>\d\d?)(?:[\s,/-]+(?P<year>20\d\d))?"
_NAME = rf"(?P<name>{one_of(_ANY_WEEKDAY)})(?:en|s)?\.?"
_WEEKS = (
    re.compile(r"(?<![\w-])(?P<year>20\d\d)-?w(?P<week>\d\d)-?(?P<number>[1-7])(?!\w)"),
    re.compile(rf"(?<![\w-]){_NUMBERED}[\s,]+(?:pa\s+|on\s+)?{_NAME}(?![\w-])"),
    re.compile(rf"(?<![\w-])(?:pa\s+|on\s+)?{_NAME}[\s,]+(?:i\s+|of\s+)?{_NUMBERED}(?![\w-]|[:.]\d)"),
)
_LAST_WEEK = (
    re.compile(rf"(?<![\w-])(?:pa\s+|on\s+)?(?:forra\s+veckans|last\s+week'?s)\s+{_NAME}(?![\w-])"),
    re.compile(rf"(?<![\w-])(?:(?:i|pa|on)\s+)?{_NAME}[\s,]+(?:i\s+)?(?:forra\s+veckan|last\s+week)(?![\w-])"),
)
_STRETCH = re.compile(rf"(?<![\w-])(?:{one_of(_ANY_WEEKDAY)})\s?-\s?(?:{one_of(_ANY_WEEKDAY)})(?![\w-])")
_SHORT_ALONE = re.compile(r"(?<![\w-])(?:tis|ons|tors?|fre|lor|tues?|weds?|thurs?)(?![\w-])")
_WEEK_ALONE = re.compile(rf"(?<![\w-])(?:{WEEK_WORD}\.?\s*\d\d?|20\d\d-?w\d\d)(?![\w/]|[.:]\d)")


def find_weekdays(text: str, today: date) -> Iterator[Day | Unresolved]:
    """Find every day of the week in the plain text, in no order; Unresolved for a week without one."""
    yield from _in_weeks(text, today)
    for found in first_found(text, _WEEKDAY):
        lead, ending = found["lead"] or "", found["ending"]
        habit = lead in {"varje", "varannan", "alla", "every", "each", "most"}
        if habit or (ending and found["name"] in ENGLISH_WEEKDAYS):
            yield Unresolved(*found.span())
        else:
            yield _weekday(found, lead, ending, today)
    yield from unresolved(text, _HABIT)
    for found in first_found(text, _SHORT, _SHORT_BY_PART):
        past = (today.weekday() - SHORT_WEEKDAYS[found["name"]]) % 7
        doubtful = found["name"] in _OTHER_WORDS and not _BY_DATE.match(text, found.end())
        if not doubtful or not _SOMEONE.search(text, 0, found.start()):
            yield Day(*found.span(), today - timedelta(days=past), back=7, weekday=True, doubtful=doubtful)


def _weekday(found: re.Match[str], lead: str, ending: str | None, today: date) -> Day:
    part = PARTS.get(found["part"] or "")
    past = (today.weekday() - WEEKDAYS[found["name"]]) % 7
    if lead in {"nasta", "kommande", "next"} or (lead == "pa" and not ending):
        return Day(*found.span(), today + timedelta(days=7 - past), part, weekday=True)
    if lead in {"i", "forra", "last"} or (ending == "s" and not found["part"]):
        return Day(*found.span(), today - timedelta(days=past or 7), part, weekday=True)
    return Day(*found.span(), today - timedelta(days=past), part, back=7, weekday=True)


def _in_weeks(text: str, today: date) -> Iterator[Day | Unresolved]:
    for found in first_found(text, *_WEEKS):
        day = _day_in_week(found, today)
        yield Day(*found.span(), day, calendar=True) if day else Unresolved(*found.span())
    for found in first_found(text, *_LAST_WEEK):
        last = Week.of(today).previous().monday
        yield Day(*found.span(), last + timedelta(days=_ANY_WEEKDAY[found["name"]]), calendar=True)
    yield from unresolved(text, _WEEK_ALONE, _STRETCH, _SHORT_ALONE)


def _day_in_week(found: re.Match[str], today: date) -> date | None:
    """The day of the latest such week that has begun, or of that of the year that is named."""
    said = found.groupdict()
    number = int(said["number"]) - 1 if said.get("number") else _ANY_WEEKDAY[said["name"]]
    try:
        week = Week(int(said["year"]), int(said["week"])) if said["year"] else Week.parse(said["week"], today)
    except ValueError:
        return None
    return week.monday + timedelta(days=number)
