"""Recognises times of day in free text: `22:30`, `kl 14`, `10pm`, `halv elva`, `22-tiden`, `idag 14`."""

import re
from collections.abc import Iterable, Iterator

from domain.moments.days import COUNTED
from domain.moments.pieces import Clock, Day, first_found, follows_label, one_of, single_blanks
from domain.moments.words import HOURS, PARTS

A_DAY = 24 * 60
_ROUGHLY = (
    r"(?:runt|omkring|cirka|ca\.?|kring|ungefar|typ|strax\s+(?:efter|fore|innan)"
    r"|around|about|circa|just\s+(?:after|before))"
)
_ANY_LEAD = rf"(?:(?:{_ROUGHLY}|vid|at|klockan|kl\.?)\s+){{0,3}}"
_HOUR = rf"(?:(?P<h>[01]?\d|2[0-4])|(?P<word>{one_of(HOURS)}))"
_FIGURES = re.compile(
    r"(?P<h>[0-9](?:(?<![\w.,:/-].)|(?<=\dt.))\d?)(?=[:.]\d|\s*(?:[ap]\.?m|-?tiden|o'?clock)\b|\s+(?:pa|in\s+the)\s)"
    r"(?:(?P<mark>[:.])(?P<m>[0-5]\d)(?:[:.][0-5]\d)?)?"
    r"(?P<tail>\s*(?:(?P<half>[ap])\.?m\b\.?|-?tiden\b|o'?clock\b)"
    rf"|(?=\s+(?:pa|in\s+the)\s+(?:{one_of(PARTS)})\b))?(?![\w/]|[.:,]\d|\s?%)"
)
_AFTER_KL = re.compile(
    rf"\bkl(?:ockan)?\b\.?\s*(?:{_ROUGHLY}\s+)?(?:(?P<h>[01]?\d|2[0-4])(?:[:.]?(?P<m>[0-5]\d))?|(?P<word>{one_of(HOURS)}))"
    r"(?P<tail>\s*-?tiden\b)?(?!\w|[.:,/]\d)"
)
_BESIDE_HOUR = re.compile(rf"\b(?P<which>halv|kvart\s+i|kvart\s+over)\s+{_HOUR}\b(?![:.,-]\w)")
_MINUTES_BESIDE = {"halv": -30, "kvart i": -15, "kvart over": 15}
_AFTER_DAY = re.compile(
    rf"(?:[\s,]*(?:{one_of(PARTS)})\b)?[\s,]+(?P<lead>{_ANY_LEAD})(?P<h>[01]?\d|2[0-3])(?:\.(?P<m>[0-5]\d))?"
    rf"(?!\w|-[^\W\d]|[.:,/]\w|\s?%)(?!{COUNTED})"
)
_BEFORE_DAY = re.compile(rf"(?<![\w.,:/-])(?P<lead>{_ANY_LEAD})(?P<h>[01]?\d|2[0-3])(?:\.(?P<m>[0-5]\d))?[\s,]*$")
_LEAD = re.compile(rf"(?<!\w){_ANY_LEAD}$")
_MEASURE = re.compile(r"\s?(?:kr|kronor|sek|m|meter|metres|km|cm|kg|l|liter|procent|grader|tusen|miljoner)\b|:-")
_UNTIL = re.compile(
    r"\s*-\s*\d\d?(?:[:.]\d\d)?|\s*(?:till|to|until|och|and)\s+(?:kl\.?\s*|klockan\s+)?\d\d?[:.]\d\d"
)
_BETWEEN = re.compile(r"\b(?:mellan|between|fran|from)\s+$")
_UNTIL_HOUR = re.compile(r"\s*(?:-|till|to|och|and)\s*(?:kl\.?\s*|klockan\s+)?\d\d?(?:[:.]?\d\d)?(?!\w)")
_ROUGH = re.compile(rf"\b{_ROUGHLY}(?!\w)|tiden\b")
_NOTHING_AFTER = re.compile(r"\s*(?:$|[,;.!?)\n])")


def find_clocks(text: str, days: Iterable[Day]) -> Iterator[Clock]:
    """Times of day in the plain text, in no order; a bare hour is one only beside one of the days.

    `igår 2 inbrott` counts them, `igår 22 inbrott` tells the time; before a day it takes a word: `vid 22 igår`.
    """
    for found in first_found(_FIGURES, text):
        if _is_time(text, found):
            yield _clock(text, found, _minutes(found, found["half"]), exact=bool(found["half"]))
    for found in first_found(_AFTER_KL, text):
        yield _clock(text, found, _minutes(found))
    for found in first_found(_BESIDE_HOUR, text):
        minutes = _minutes(found) + _MINUTES_BESIDE[single_blanks(found["which"])]
        yield _clock(text, found, minutes % A_DAY, rough=True)
    for day in days:
        yield from _hours_beside(text, day)


def _hours_beside(text: str, day: Day) -> Iterator[Clock]:
    before = _BEFORE_DAY.search(text, max(0, day.start - 30), day.start)
    if before and (before["lead"] or before["m"]):
        yield _clock(text, before, _minutes(before), start="lead")
    after = _AFTER_DAY.match(text, day.end)
    if after and (after["lead"] or after["m"] or len(after["h"]) == 2 or _NOTHING_AFTER.match(text, after.end())):
        yield _clock(text, after, _minutes(after), start="lead")


def _is_time(text: str, found: re.Match[str]) -> bool:
    """Whether figures are a time, and not a price, a length, a number of something, or 25:00."""
    if int(found["h"]) > (12 if found["half"] else 24):
        return False
    if found["tail"] is not None:
        return True
    decimal = found["mark"] == "." and (len(found["h"]) == 1 or _MEASURE.match(text, found.end()))
    return bool(found["m"]) and not decimal and not follows_label(text, found.start())


def _minutes(found: re.Match[str], half: str | None = None) -> int:
    said = found.groupdict()
    hour = int(said["h"]) if said["h"] else HOURS[found["word"]]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(said.get("m") or 0)


def _clock(
    text: str,
    found: re.Match[str],
    minutes: int,
    *,
    exact: bool = False,
    rough: bool = False,
    start: str | int = 0,
) -> Clock:
    """The clock with the words that lead to it and, of a stretch, those that end it."""
    first, last = found.start(start), found.end()
    if lead := _LEAD.search(text, max(0, first - 30), first):
        first = lead.start()
    rough = rough or bool(_ROUGH.search(text, first, last))
    between = _BETWEEN.search(text, max(0, first - 12), first)
    until = (_UNTIL_HOUR if between else _UNTIL).match(text, last)
    return Clock(first, until.end() if until else last, minutes, exact=exact, rough=rough, stretch=bool(until))
