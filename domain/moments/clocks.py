"""Recognize times of day in free text: `22:30`, `kl 14`, `10pm`, `halv elva`, `22-tiden`, `idag 14`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.moments.pieces import (
    BETWEEN,
    COUNTED,
    HOUR,
    KL,
    MEASURE,
    PART,
    PRICE,
    SINCE,
    ClockTime,
    Day,
    first_found,
    follows_label,
    follows_name,
    follows_pair,
)
from domain.moments.words import HOURS, UNITS, spread
from domain.normalized_text import one_of, search_before

A_DAY = 24 * 60
_ROUGHLY = (
    r"(?:runt|omkring|cirka|ca\.?|kring|ungefar|typ|strax\s+(?:efter|fore|innan)"
    r"|around|about|circa|just\s+(?:after|before))"
)
_BESIDE = spread({"fem, five": 5, "tio, ten": 10, "kvart, quarter": 15, "tjugo, twenty": 20})
_ANY_LEAD = rf"(?:(?:{_ROUGHLY}|vid|at|klockan|kl\.?)\s+){{0,3}}"
_WORD = rf"(?P<word>{one_of(HOURS)})"
_HOUR_OF_DAY = r"(?P<h>[01]?\d|2[0-3])(?:\.(?P<m>[0-5]\d))?"
_JOINED = r"(?:-|till|to|och|and)"
_DAY_AND_MONTH = r"\d\d?\.(?:0?[1-9]|1[0-2])"
_FIGURES = re.compile(
    r"(?P<h>[0-9](?:(?<![\w.,:/-].)|(?<=\dt.))\d?)(?=[:.]\d|\s*(?:[ap]\.?m|-?tiden|o'?clock)\b|\s+(?:pa|in\s+the)\s)"
    r"(?:(?P<mark>[:.])(?P<m>[0-5]\d)(?:[:.][0-5]\d)?)?"
    r"(?P<tail>\s*(?:(?P<ampm>[ap])\.?m\b\.?|-?tiden\b|o'?clock\b)"
    rf"|(?=\s+(?:pa|in\s+the)\s+(?:{PART})\b))?(?![\w/]|[.:,]\d|\s?%)"
)
_AFTER_KL = re.compile(
    rf"\bkl(?:ockan)?\b\.?\s*(?:{_ROUGHLY}\s+)?"
    rf"(?:(?P<h>{HOUR})(?:[:.]?(?P<m>[0-5]\d)|\s(?P<apart>[0-5]\d)(?=\s*(?:$|[,;.!?)\n])))?|{_WORD})"
    r"(?P<tail>\s*-?tiden\b)?(?!\w|[.:,/]\d)"
)
_BESIDE_HOUR = re.compile(
    rf"\b(?:(?P<half>halv|half\s+past)|(?:a\s+)?(?P<minutes>{one_of(_BESIDE)})\s+(?P<side>i|over|to|past))"
    rf"\s+(?:(?P<h>{HOUR})|{_WORD})\b(?![:.,-]\w)(?P<tail>\s*-?tiden\b|\s*o'?clock\b)?"
)
_AFTER_DAY = re.compile(
    rf"(?:[\s,]*(?:{PART})\b)?[\s,]+(?P<lead>{_ANY_LEAD})(?:(?P<hh>[01]\d|2[0-3])(?P<mm>[0-5]\d)|{_HOUR_OF_DAY})"
    rf"(?!\w|-[^\W\d]|[.:,/]\w|\s?%)(?!{COUNTED})"
)
_BEFORE_DAY = re.compile(rf"(?<![\w.,:/-])(?P<lead>{_ANY_LEAD}){_HOUR_OF_DAY}[\s,]*$")
_BARE_STRETCH = re.compile(rf"{BETWEEN}(?P<h>{HOUR})\s*{_JOINED}\s*{HOUR}(?![\w/]|[.:]\d)(?!{COUNTED})")
_DOUBTFUL_LEAD = re.compile(rf"\b(?:{SINCE})\s+{KL}$")
_AGO = re.compile(rf"\b(?:{one_of(UNITS)})\s+(?:sedan|sen)\s+{KL}$")
_LEAD = re.compile(rf"(?<!\w){_ANY_LEAD}$")
_UNTIL = re.compile(
    rf"\s*-\s*{HOUR}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b)?(?!\d)"
    rf"|\s*(?:till|to|until)\s+{KL}{HOUR}(?:[:.]\d\d|\s?[ap]\.?m\b)"
)
_BETWEEN = re.compile(f"{BETWEEN}$")
_AFTER_FIRST = re.compile(rf"{BETWEEN}{KL}\d\d?(?:[:.]\d\d)?\s*{_JOINED}\s*{KL}$")
_MORE_FIGURES = re.compile(r"\s[0-5]\d(?!\w|[.:,/-]\w)")
_EITHER = re.compile(rf"{_DAY_AND_MONTH}\s?-\s?{_DAY_AND_MONTH}(?!\d)")
"""`20.11-21.11`: two times or two dates."""
_UNTIL_HOUR = re.compile(rf"\s*{_JOINED}\s*{KL}\d\d?(?:[:.]?\d\d)?(?:\s?[ap]\.?m\b)?(?!\w)")
_ROUGH = re.compile(rf"\b{_ROUGHLY}(?!\w)|tiden\b")
_ABOUT = re.compile(r"\bvid\b")
_COUNTED = re.compile(COUNTED)
_NOTHING_AFTER = re.compile(r"\s*(?:$|[,;.!?)\n])")


def find_clocks(text: str, days: Iterable[Day]) -> Iterator[ClockTime]:
    """Find times of day in the plain text, in no order; a bare hour is one only beside one of the days.

    `igår 2 inbrott` counts them, `igår 22 inbrott` tells the time; before a day it takes a word: `vid 22 igår`.
    """
    for found in first_found(text, _FIGURES):
        if _is_time(text, found):
            may_be_a_score = found["tail"] is None and follows_pair(text, found.start())
            yield _clock(text, found, rough=may_be_a_score)
    for found in first_found(text, _AFTER_KL):
        more = not found["m"] and not found["apart"] and _MORE_FIGURES.match(text, found.end())
        yield _clock(text, found, rough=bool(more) and not _COUNTED.match(text, found.end() + 3))
    for found in first_found(text, _BESIDE_HOUR):
        minutes = _BESIDE[found["minutes"]] if found["minutes"] else 30
        before = found["side"] in {"i", "to"} or found["half"] == "halv"
        clock = _clock(text, found, rough=True)
        yield replace(clock, minutes=(clock.minutes + (-minutes if before else minutes)) % A_DAY, exact=False)
    for day in days:
        yield from _hours_beside(text, day)
        yield from _stretch_beside(text, day)


def _stretch_beside(text: str, day: Day) -> Iterator[ClockTime]:
    """`mellan 18 och 20` right before or after a day."""
    for found in first_found(text, _BARE_STRETCH):
        between = text[day.end : found.start()] if day.end <= found.start() else text[found.end() : day.start]
        if not day.overlaps(ClockTime(*found.span(), 0)) and not between.strip(" ,"):
            yield ClockTime(*found.span(), int(found["h"]) * 60, stretch=True)


def _hours_beside(text: str, day: Day) -> Iterator[ClockTime]:
    before = search_before(_BEFORE_DAY, text, day.start, 30)
    if before and (before["lead"] or before["m"]):
        yield _clock(text, before)
    after = _AFTER_DAY.match(text, day.end)
    if after is None:
        return
    bare, single = not (after["lead"] or after["m"]), len(after["h"] or "12") == 1
    clock = _clock(text, after)
    ends = not (bare and single) or _NOTHING_AFTER.match(text, after.end())
    if ends and not _COUNTED.match(text, clock.end):
        yield replace(clock, bare=bare, rough=clock.rough or (bare and day.calendar and single))


def _is_time(text: str, found: re.Match[str]) -> bool:
    """Whether figures are a time, and not a price, a length, a number of something, or 25:00."""
    if int(found["h"]) > (12 if found["ampm"] else 24) or (found["h"] == "24" and found["m"] not in {None, "00"}):
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


def _minutes(found: re.Match[str]) -> int:
    """Minutes after midnight, of whichever groups the pattern has."""
    said = found.groupdict(default="")
    hour = int(said.get("hh") or said["h"] or HOURS[said["word"]])
    if half := said.get("ampm"):
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(said.get("mm") or said.get("m") or said.get("apart") or 0)


def _is_exact(found: re.Match[str]) -> bool:
    """Whether it cannot be twelve hours later: `10 pm`, `08:30`."""
    said = found.groupdict(default="")
    return bool(said.get("ampm")) or (said.get("hh") or said["h"]).startswith("0")


def _clock(text: str, found: re.Match[str], *, rough: bool = False) -> ClockTime:
    """The clock with the words that lead to it and, of a stretch, those that end it."""
    first, last = found.start("lead" if "lead" in found.re.groupindex else 0), found.end()
    if lead := search_before(_LEAD, text, first, 30):
        first = lead.start()
    minutes = _minutes(found)
    about = minutes % 60 == 0 and "00" not in found[0] and _ABOUT.search(text, first, last)
    bound = search_before(_DOUBTFUL_LEAD, text, first, 30) and not _AGO.search(text, 0, first)
    either = search_before(_AFTER_FIRST, text, first, 30) or _EITHER.match(text, first)
    rough = rough or any((about, bound, either, _ROUGH.search(text, first, last)))
    until = (_UNTIL_HOUR if search_before(_BETWEEN, text, first, 12) else _UNTIL).match(text, last)
    end = until.end() if until else last
    return ClockTime(first, end, minutes, exact=_is_exact(found), rough=rough, stretch=bool(until))
