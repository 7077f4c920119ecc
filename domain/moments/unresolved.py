"""Find what looks like a day or a time and says none exactly: `häromkvällen`, `i helgen`, `31/13`, `25:00`.

Also days that are spelt amiss or spelt out and so not read: `fredgas`, `20 novmber`, `första november`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from domain.moments.pieces import (
    COUNTED,
    MEASURE,
    MONTH,
    ORDINAL,
    SHARE,
    Unresolved,
    first_found,
    follows_label,
    follows_name,
    unresolved,
)
from domain.moments.words import ENGLISH_WEEKDAYS, MONTH_NUMBERS, SWEDISH_WEEKDAYS
from domain.normalized_text import one_of
from domain.spelling import edit_distance

_LONG_MONTHS = sorted(name for name in MONTH_NUMBERS if len(name) > 3 or name in {"maj", "okt"})
_LINES = Path(__file__).with_name("vague.txt").read_text("utf-8").splitlines()
_PHRASES = "|".join(line for line in _LINES if line and line[0] != "#").replace("(", "(?:").replace(" ", r"\s+")
_WORDS = {"month": one_of(_LONG_MONTHS), "weekday": one_of(ENGLISH_WEEKDAYS)}
_VAGUE = re.compile(rf"(?<![\w-])(?:{_PHRASES.format_map(_WORDS)})(?![\w-])")
_DATE_LIKE = re.compile(
    r"(?<![\w.,:/-])(?:\d{1,4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,4}|\d{1,2}/\d{1,2}(?:-\d{2,4})?)(?![\w/]|[.,:-]\d)"
)
_NAMED = re.compile(
    rf"(?<![\w.,:/-])\d+(?:{ORDINAL}|\.)?[\s-]*(?:{MONTH})\b|\b(?:{one_of(_LONG_MONTHS)})\.?\s+\d+\b"
)
_CLOCK_LIKE = re.compile(
    r"(?<![\w.,:/-])(?:\d{1,2}:\d\d(?::\d\d)?|(?:[01]\d|2[0-3])[,h][0-5]\d|(?:0\d|1\d|2[0-3])[0-5]\d)(?![\w/]|[.,:-]\d|\s?%)|\bkl(?:ockan)?\b\.?\s*\d{1,2}(?:[.:]\d+)*"
)
_UNUSUAL = re.compile(
    rf"(?<![\w.,:/-])(?:(?:(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2])|\d\d?{ORDINAL})"
    r"(?=[\s,]+(?:kl\b|at\s+\d|\d\d?[:.]\d\d))|20\d{6}t\d{4,6}(?!\w))"
    r"|(?<=\d)\s?-\s?\d{1,2}/\d{1,2}(?![\w/]|[.,:-]\d)"
)
"""Dates seldom written so: `20-11` and `20:e` before a time, `20261120T2230`, the end of `20/11-22/11`."""
_NO_DAY = re.compile(r"(?:[12]/[34]|1/2|3/4|24/7)")
_ANY_CLOCK = re.compile(r"\d[:.]\d\d|\bkl(?:ockan)?\b|\d\s?[ap]\.?m\b")
_COUNTED = re.compile(COUNTED)
_WEEKDAY_LIKE = re.compile(
    r"(?<![\w-])(?:man|mon|tis|tue|ons|wed|tor|thu|fre|fri|lor|sat|son|sun)[a-z]{2,7}(?![\w-])"
)
_MONTH_LIKE = re.compile(rf"(?<![\w.,:/-])\d{{1,2}}(?:{ORDINAL}|\.)?\s*(?P<name>[jfmasond][a-z]{{4,9}})(?![\w-])")
_ORDINAL = (
    r"(?:tjugo|trettio)?(?:forsta|andra|tredje|fjarde|femte|sjatte|sjunde|attonde|nionde)|tionde|elfte|tolfte|\w+tonde"
    r"|tjugonde|trettionde|sista|(?:twenty|thirty)?-?(?:first|second|third)|\w+th|last"
)
_SPELT_OUT = re.compile(rf"\b(?:{_ORDINAL})\s+(?:of\s+)?(?:{MONTH})\b")
_WEEKDAYS = tuple(form for day in SWEDISH_WEEKDAYS for form in (day, f"{day}s", f"{day}en")) + ENGLISH_WEEKDAYS
_MONTHS = tuple(name for name in MONTH_NUMBERS if len(name) > 4)


def find_vague(text: str) -> Iterator[Unresolved]:
    """Find words in the plain text that tell of a time without saying which day."""
    return unresolved(text, _VAGUE)


def find_unread(text: str) -> Iterator[Unresolved]:
    """Find all but named days and dates, and figures written as a date or a time, be there such a one or not."""
    for pattern, group, names in ((_WEEKDAY_LIKE, 0, _WEEKDAYS), (_MONTH_LIKE, "name", _MONTHS)):
        for found in first_found(text, pattern):
            if _resembles(found[group], names):
                yield Unresolved(*found.span())
    for found in first_found(text, _DATE_LIKE):
        share = _NO_DAY.fullmatch(found[0]) and _counts(text, found.end())
        always = found[0] == "24/7" and not _ANY_CLOCK.search(text)
        if not share and not always and not follows_label(text, found.start()):
            yield Unresolved(*found.span())
    yield from unresolved(text, _SPELT_OUT, _NAMED, _UNUSUAL)
    for found in first_found(text, _CLOCK_LIKE):
        counted = _COUNTED.match(text, found.end()) or _counts(text, found.end())
        named = follows_label(text, found.start()) or (found[0][1:2] == ":" and follows_name(text, found.start()))
        if not counted and not named:
            yield Unresolved(*found.span(), clock=True)


def _counts(text: str, end: int) -> bool:
    """Whether a share or a measure follows: `2/3 av`, `12,50 kr`."""
    return bool(SHARE.match(text, end) or MEASURE.match(text, end))


def _resembles(word: str, names: tuple[str, ...]) -> bool:
    """Whether one letter too few, too many, wrong or changed with the next makes it another word than a name."""
    return word not in names and any(edit_distance(word, name, most=1) == 1 for name in names)
