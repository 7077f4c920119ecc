"""Recognises times of day in free text: `22:30`, `kl 14`, `10pm`, `halv elva`, `22-tiden`, `idag 14`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.moments.pieces import (
    MEASURE,
    PRICE,
    ClockTime,
    Day,
    first_found,
    follows_label,
    follows_name,
    follows_pair,
    one_of,
)
from domain.moments.words import HOURS, PARTS, UNITS
from domain.moments.written_dates import COUNTED

A_DAY = 24 * 60
_ROUGHLY = (
    r"(?:runt|omkring|cirka|ca\.?|kring|ungefar|typ|strax\s+(?:efter|fore|innan)"
    r"|around|about|circa|just\s+(?:after|before))"
)
_BESIDE = {"fem": 5, "five": 5, "tio": 10, "ten": 10, "kvart": 15, "quarter": 15, "tjugo": 20, "twenty": 20}
_ANY_LEAD = rf"(?:(?:{_ROUGHLY}|vid|at|klockan|kl\.?)\s+){{0,3}}"
_HOUR = rf"(?:(?P<h>[01]?\d|2[0-4])|(?P<word>{one_of(HOURS)}))"
_FIGURES = re.compile(
    r"(?P<h>[0-9](?:(?<![\w.,:/-].)|(?<=\dt.))\d?)(?=[:.]\d|\s*(?:[ap]\.?m|-?tiden|o'?clock)\b|\s+(?:pa|in\s+the)\s)"
    r"(?:(?P<mark>[:.])(?P<m>[0-5]\d)(?:[:.][0-5]\d)?)?"
    r"(?P<tail>\s*(?:(?P<half>[ap])\.?m\b\.?|-?tiden\b|o'?clock\b)"
    rf"|(?=\s+(?:pa|in\s+the)\s+(?:{one_of(PARTS)})\b))?(?![\w/]|[.:,]\d|\s?%)"
)
_AFTER_KL = re.compile(
    rf"\bkl(?:ockan)?\b\.?\s*(?:{_ROUGHLY}\s+)?(?:(?P<h>[01]?\d|2[0-4])(?:[:.]?(?P<m>[0-5]\d)|\s(?P<apart>[0-5]\d)(?=\s*(?:$|[,;.!?)\n])))?|(?P<word>{one_of(HOURS)}))"
    r"(?P<tail>\s*-?tiden\b)?(?!\w|[.:,/]\d)"
)
_BESIDE_HOUR = re.compile(
    rf"\b(?:(?P<half>halv|half\s+past)|(?:a\s+)?(?P<minutes>{one_of(_BESIDE)})\s+(?P<side>i|over|to|past))\s+{_HOUR}\b"
    r"(?![:.,-]\w)(?P<tail>\s*-?tiden\b|\s*o'?clock\b)?"
)
_AFTER_DAY = re.compile(
    rf"(?:[\s,]*(?:{one_of(PARTS)})\b)?[\s,]+(?P<lead>{_ANY_LEAD})"
    r"(?:(?P<hh>[01]\d|2[0-3])(?P<mm>[0-5]\d)|(?P<h>[01]?\d|2[0-3])(?:\.(?P<m>[0-5]\d))?)"
    rf"(?!\w|-[^\W\d]|[.:,/]\w|\s?%)(?!{COUNTED})"
)
_BEFORE_DAY = re.compile(rf"(?<![\w.,:/-])(?P<lead>{_ANY_LEAD})(?P<h>[01]?\d|2[0-3])(?:\.(?P<m>[0-5]\d))?[\s,]*$")
_BARE_STRETCH = re.compile(
    r"\b(?:mellan|between|fran|from)\s+(?P<h>[01]?\d|2[0-4])\s*(?:och|and|till|to|-)\s*(?:[01]?\d|2[0-4])(?![\w/]|[.:]\d)"
    rf"(?!{COUNTED})"
)
_DOUBTFUL_LEAD = re.compile(
    r"\b(?:till|until|tills|since|sedan|sen|before|fore|innan|efter|after|by)\s+(?:kl\.?\s*|klockan\s+)?$"
)
_AGO = re.compile(rf"\b(?:{one_of(UNITS)})\s+(?:sedan|sen)\s+(?:kl\.?\s*|klockan\s+)?$")
_LEAD = re.compile(rf"(?<!\w){_ANY_LEAD}$")
_END = r"(?:[01]?\d|2[0-4])"
_UNTIL = re.compile(
    rf"\s*-\s*{_END}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b)?(?!\d)"
    rf"|\s*(?:till|to|until)\s+(?:kl\.?\s*|klockan\s+)?{_END}(?:[:.]\d\d|\s?[ap]\.?m\b)"
)
_BETWEEN = re.compile(r"\b(?:mellan|between|fran|from)\s+$")
_AFTER_FIRST = re.compile(
    r"\b(?:mellan|between|fran|from)\s+(?:kl\.?\s*)?\d\d?(?:[:.]\d\d)?\s*(?:-|till|to|och|and)\s*(?:kl\.?\s*)?$"
)
_MORE_FIGURES = re.compile(r"\s[0-5]\d(?!\w|[.:,/-]\w)")
_EITHER = re.compile(r"\d\d?\.(?:0?[1-9]|1[0-2])\s?-\s?\d\d?\.(?:0?[1-9]|1[0-2])(?!\d)")
"""`20.11-21.11`: two times or two dates."""
_UNTIL_HOUR = re.compile(
    r"\s*(?:-|till|to|och|and)\s*(?:kl\.?\s*|klockan\s+)?\d\d?(?:[:.]?\d\d)?(?:\s?[ap]\.?m\b)?(?!\w)"
)
_ROUGH = re.compile(rf"\b{_ROUGHLY}(?!\w)|tiden\b")
_ABOUT = re.compile(r"\bvid\b")
_COUNTED = re.compile(COUNTED)
_NOTHING_AFTER = re.compile(r"\s*(?:$|[,;.!?)\n])")


def find_clocks(text: str, days: Iterable[Day]) -> Iterator[ClockTime]:
    """Times of day in the plain text, in no order; a bare hour is one only beside one of the days.

    `igår 2 inbrott` counts them, `igår 22 inbrott` tells the time; before a day it takes a word: `vid 22 igår`.
    """
    for found in first_found(_FIGURES, text):
        if _is_time(text, found):
            exact = bool(found["half"]) or found["h"].startswith("0")
            yield _clock(
                text, found, _minutes(found, found["half"]), exact=exact, rough=_may_be_a_score(text, found)
            )
    for found in first_found(_AFTER_KL, text):
        more = not found["m"] and not found["apart"] and _MORE_FIGURES.match(text, found.end())
        rough = bool(more) and not _COUNTED.match(text, found.end() + 3)
        yield _clock(text, found, _minutes(found), exact=(found["h"] or "").startswith("0"), rough=rough)
    for found in first_found(_BESIDE_HOUR, text):
        minutes = _BESIDE[found["minutes"]] if found["minutes"] else 30
        before = found["side"] in {"i", "to"} or found["half"] == "halv"
        hour = _minutes(found)
        yield _clock(text, found, (hour - minutes if before else hour + minutes) % A_DAY, rough=True)
    for day in days:
        yield from _hours_beside(text, day)
        yield from _stretch_beside(text, day)


def _may_be_a_score(text: str, found: re.Match[str]) -> bool:
    """Whether two names in a row stand before the figures, as teams before a result."""
    return found["tail"] is None and follows_pair(text, found.start())


def _stretch_beside(text: str, day: Day) -> Iterator[ClockTime]:
    """`mellan 18 och 20` right before or after a day."""
    for found in first_found(_BARE_STRETCH, text):
        between = text[day.end : found.start()] if day.end <= found.start() else text[found.end() : day.start]
        if not day.overlaps(ClockTime(*found.span(), 0)) and not between.strip(" ,"):
            yield ClockTime(*found.span(), int(found["h"]) * 60, stretch=True)


def _hours_beside(text: str, day: Day) -> Iterator[ClockTime]:
    before = _BEFORE_DAY.search(text, max(0, day.start - 30), day.start)
    if before and (before["lead"] or before["m"]):
        yield _clock(text, before, _minutes(before), start="lead", exact=before["h"].startswith("0"))
    after = _AFTER_DAY.match(text, day.end)
    if after and (
        after["lead"] or after["m"] or len(after["h"] or "12") == 2 or _NOTHING_AFTER.match(text, after.end())
    ):
        clock = _clock(
            text, after, _minutes(after), start="lead", exact=(after["hh"] or after["h"]).startswith("0")
        )
        if not _COUNTED.match(text, clock.end):
            bare = not after["lead"] and not after["m"]
            single = bare and day.calendar and len(after["h"] or "12") == 1
            yield replace(clock, bare=bare, rough=clock.rough or single)


def _bounds(text: str, start: int) -> bool:
    """Whether `since` or `until` stands before the time, and not the `sedan` of `två dagar sedan`."""
    return bool(_DOUBTFUL_LEAD.search(text, max(0, start - 30), start)) and not _AGO.search(text, 0, start)


def _is_time(text: str, found: re.Match[str]) -> bool:
    """Whether figures are a time, and not a price, a length, a number of something, or 25:00."""
    if int(found["h"]) > (12 if found["half"] else 24) or (found["h"] == "24" and found["m"] not in {None, "00"}):
        return False
    if found["tail"] is not None:
        return True
    single = len(found["h"]) == 1
    decimal = found["mark"] == "." and (single or MEASURE.match(text, found.end()))
    named = (
        PRICE.match(text, found.end())
        or follows_label(text, found.start())
        or (single and follows_name(text, found.start()))
    )
    return bool(found["m"]) and not decimal and not named


def _minutes(found: re.Match[str], half: str | None = None) -> int:
    said = found.groupdict()
    if said.get("hh"):
        return int(said["hh"]) * 60 + int(said["mm"])
    hour = int(said["h"]) if said["h"] else HOURS[found["word"]]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(said.get("m") or said.get("apart") or 0)


def _clock(
    text: str,
    found: re.Match[str],
    minutes: int,
    *,
    exact: bool = False,
    rough: bool = False,
    start: str | int = 0,
) -> ClockTime:
    """The clock with the words that lead to it and, of a stretch, those that end it."""
    first, last = found.start(start), found.end()
    if lead := _LEAD.search(text, max(0, first - 30), first):
        first = lead.start()
    about = minutes % 60 == 0 and "00" not in found[0] and bool(_ABOUT.search(text, first, last))
    rough = rough or about or bool(_ROUGH.search(text, first, last) or _bounds(text, first))
    between = _BETWEEN.search(text, max(0, first - 12), first)
    rough = rough or bool(_AFTER_FIRST.search(text, max(0, first - 30), first) or _EITHER.match(text, first))
    until = (_UNTIL_HOUR if between else _UNTIL).match(text, last)
    return ClockTime(first, until.end() if until else last, minutes, exact=exact, rough=rough, stretch=bool(until))
