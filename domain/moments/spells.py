"""Recognises parts of the day and spells of time in free text: `på kvällen`, `för 2 timmar sedan`, `nyss`."""

import re
from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from domain.moments.pieces import Ago, Day, PartOfDay, first_found, one_of, single_blanks
from domain.moments.words import NUMBERS, PARTS, UNITS

_PART = re.compile(
    rf"\b(?P<lead>(?:(?:sent|tidigt|pa|under|vid|late|early|in\s+the|at)\s+){{0,3}})(?P<part>{one_of(PARTS)})(?![\w-])"
)
_JUST_NOW = re.compile(r"\b(?:alldeles\s+nyss|nyss|just\s+nu|precis\s+nu|just\s+now|right\s+now)\b")
_WHILE = {"stund", "while", "moment"}
_AGO = re.compile(rf"(?<![^\W\d])(?P<unit>{one_of({*UNITS, *_WHILE})})\s+(?:sedan|sen|ago)\b")
_HOW_MANY = re.compile(
    r"(?:\bfor\s+)?(?:\b(?:cirka|ca\.?|ungefar|about|around|typ)\s+)?"
    rf"(?<![\w.,])(?P<n>\d{{1,3}}(?:[.,]\d)?|{one_of(NUMBERS)})\s*$"
)


def find_parts(text: str) -> Iterator[PartOfDay]:
    """Every part of the day in the plain text, in order."""
    for found in first_found(_PART, text):
        yield PartOfDay(*found.span(), PARTS[found["part"]], definite=bool(found["lead"]))


def find_agos(text: str, today: date) -> Iterator[Ago | Day]:
    """Every spell before now in the plain text: in days or more as the date it leads to."""
    for found in first_found(_JUST_NOW, text):
        yield Ago(*found.span(), relativedelta())
    for found in first_found(_AGO, text):
        if how_many := _HOW_MANY.search(text, max(0, found.start() - 40), found.start()):
            yield _ago(how_many.start(), found.end(), how_many["n"], single_blanks(found["unit"]), today)


def _ago(start: int, end: int, said: str, unit: str, today: date) -> Ago | Day:
    if unit in _WHILE:
        return Ago(start, end, relativedelta(), rough=True)
    number = NUMBERS.get(single_blanks(said)) or float(said.replace(",", "."))
    word, size = UNITS[unit]
    delta = relativedelta(**{word: int(number * size)})  # type: ignore[arg-type]  # the name is one of three known
    return Ago(start, end, delta) if word == "minutes" else Day(start, end, today - delta)
