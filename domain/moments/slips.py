"""Finds days that are spelt amiss or spelt out and so not read: `fredgas`, `20 novmber`, `första november`."""

import re
from collections.abc import Iterator

from domain.moments.pieces import Unresolved, first_found, one_of
from domain.moments.words import ENGLISH_WEEKDAYS, MONTH_NUMBERS, SWEDISH_WEEKDAYS
from domain.spelling import edit_distance

_WEEKDAY_LIKE = re.compile(
    r"(?<![\w-])(?:man|mon|tis|tue|ons|wed|tor|thu|fre|fri|lor|sat|son|sun)[a-z]{2,7}(?![\w-])"
)
_MONTH_LIKE = re.compile(
    r"(?<![\w.,:/-])\d{1,2}(?::?[ae]|st|nd|rd|th|\.)?\s*(?P<name>[jfmasond][a-z]{4,9})(?![\w-])"
)
_ORDINAL = (
    r"(?:tjugo|trettio)?(?:forsta|andra|tredje|fjarde|femte|sjatte|sjunde|attonde|nionde)|tionde|elfte|tolfte|\w+tonde"
    r"|tjugonde|trettionde|sista|(?:twenty|thirty)?-?(?:first|second|third)|\w+th|last"
)
_SPELT_OUT = re.compile(rf"\b(?:{_ORDINAL})\s+(?:of\s+)?(?:{one_of(MONTH_NUMBERS)})\b")
_WEEKDAYS = tuple(form for day in SWEDISH_WEEKDAYS for form in (day, f"{day}s", f"{day}en")) + ENGLISH_WEEKDAYS
_MONTHS = tuple(name for name in MONTH_NUMBERS if len(name) > 4)


def find_slips(text: str) -> Iterator[Unresolved]:
    """Words of the plain text that all but name a day of the week or a date."""
    for found in first_found(_WEEKDAY_LIKE, text):
        if _resembles(found[0], _WEEKDAYS):
            yield Unresolved(*found.span())
    for found in first_found(_MONTH_LIKE, text):
        if _resembles(found["name"], _MONTHS):
            yield Unresolved(*found.span())
    for found in first_found(_SPELT_OUT, text):
        yield Unresolved(*found.span())


def _resembles(word: str, names: tuple[str, ...]) -> bool:
    """Whether one letter too few, too many, wrong or changed with the next makes it another word than a name."""
    return word not in names and any(edit_distance(word, name, most=1) == 1 for name in names)
