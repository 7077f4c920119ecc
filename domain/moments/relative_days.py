"""Recognize days and spells as seen from now: `igår`, `i morse`, `last night`, `för två timmar sedan`, `nyss`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from domain.moments.pieces import PART, Ago, Day, NamedPeriod, Unresolved, first_found
from domain.moments.words import DAY_PHRASES, NUMBERS, PARTS, SMALL_HOURS, UNITS
from domain.normalized_text import one_of, single_blanks

_PHRASE = re.compile(
    rf"\b(?:(?:sent|tidigt|late|early)\s+)?(?P<phrase>{one_of(DAY_PHRASES)}|nu(?=\s+(?:kl\b|pa\s+(?:{PART})\b)))(?![\w-])"
)
_PART = re.compile(
    rf"\b(?P<lead>(?:(?:sent|tidigt|pa|under|vid|om|late|early|in\s+the|at)\s+){{0,3}})(?P<part>{PART})(?![\w-])"
)
_JUST_NOW = re.compile(r"\b(?:alldeles\s+nyss|nyss|nyligen|just\s+nu|precis\s+nu|just\s+now|right\s+now)\b")
_WHILE = {"stund", "while", "moment"}
_AGO = re.compile(rf"(?<![^\W\d])(?P<unit>{one_of({*UNITS, *_WHILE})})\s+(?:sedan|sen|ago)\b")
_HOW_MANY = re.compile(
    r"(?P<lead>(?:\bfor\s+)?(?:\b(?:cirka|ca\.?|ungefar|omkring|runt|nastan|drygt|knappt|about|around|almost|over|typ)\s+)?)"
    rf"(?<![\w.,])(?P<n>\d{{1,3}}(?:[.,]\d)?|{one_of(NUMBERS)})\s*$"
)
_FEW = re.compile(
    r"(?:\bfor\s+)?\b(?:nagra|nagon|nan|ett\s+par|ett\s+antal|flera|en\s+massa|a\s+few|a\s+couple\s+of|several|some|many)\s*$"
)


def find_relative_days(text: str, now: datetime) -> Iterator[Day]:
    """Find every day told as seen from now in the plain text; `now` is local."""
    for found in first_found(text, _PHRASE):
        days, part = DAY_PHRASES.get(single_blanks(found["phrase"]), (0, None))
        still_up = part is not None and (part is SMALL_HOURS or now.hour < 5)
        day = now.date() + timedelta(days=days)
        yield Day(*found.span(), day, part, back=int(still_up and days == 0), today=days == 0)


def find_parts(text: str) -> Iterator[NamedPeriod]:
    """Find every part of the day in the plain text, in order."""
    for found in first_found(text, _PART):
        yield NamedPeriod(*found.span(), PARTS[found["part"]], definite=bool(found["lead"]))


def find_agos(text: str, today: date) -> Iterator[Ago | Day | Unresolved]:
    """Find every spell before now in the plain text: in days or more as the date it leads to."""
    for found in first_found(text, _JUST_NOW):
        yield Ago(*found.span(), relativedelta(), rough=found[0] == "nyligen", now=True)
    for found in first_found(text, _AGO):
        first = max(0, found.start() - 40)
        if few := _FEW.search(text, first, found.start()):
            yield Unresolved(few.start(), found.end())
        elif how_many := _HOW_MANY.search(text, first, found.start()):
            yield _ago(how_many, found.end(), single_blanks(found["unit"]), today)
        else:
            yield Unresolved(*found.span())


def _ago(how_many: re.Match[str], end: int, unit: str, today: date) -> Ago | Day:
    start, rough = how_many.start(), len(how_many["lead"].split()) > how_many["lead"].count("for")
    if unit in _WHILE:
        return Ago(start, end, relativedelta(), rough=True, now=True)
    number = NUMBERS.get(single_blanks(how_many["n"])) or float(how_many["n"].replace(",", "."))
    word, size = UNITS[unit]
    delta = relativedelta(**{word: int(number * size)})  # type: ignore[arg-type]  # the name is one of three known
    if word == "minutes":
        return Ago(start, end, delta, rough=rough)
    return Day(start, end, today - delta, doubtful=rough or unit not in {"dag", "dagar", "dygn", "day", "days"})
