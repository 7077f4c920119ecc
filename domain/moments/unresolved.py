"""Find what looks like a day or a time and says none exactly: `häromkvällen`, `i helgen`, `31/13`, `25:00`.

Also days that are spelt amiss or spelt out and so not read: `fredgas`, `20 novmber`, `första november`.
"""

import re
from collections.abc import Iterator

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

_SEASON = r"(?:varen|varas|sommaren|somras|hosten|hostas|vintern|vintras|spring|summer|autumn|fall|winter)"
_LONG_MONTHS = sorted(name for name in MONTH_NUMBERS if len(name) > 3 or name in {"maj", "okt"})
_VAGUE = re.compile(
    r"(?<![\w-])(?:"
    r"harom\s*(?:dagen|dan|kvallen|natten|sistens|veckan)|the\s+other\s+(?:day|night|evening|week)"
    r"|(?:i|under|over|forra|den\s+har|hela|pa|last|this|over\s+the|during\s+the|at\s+the|the)\s+(?:helg|helgen|weekend)"
    r"|(?:forra|denna|den\s+har|hela|last|this|i|under|sedan\s+forra|tidigare\s+i|senare\s+i|earlier\s+this|early\s+this)\s+(?:veckan|vecka|week|manaden|month|aret|year)"
    r"|(?:borjan|slutet|mitten)\s+av\s+\w+|(?:early|mid|late|beginning\s+of|end\s+of|middle\s+of)\s+(?:the\s+)?(?:week|month|year)"
    rf"|(?:i|under|sedan|sen|forra|last|since|in|during|this)\s+(?:the\s+)?{_SEASON}"
    rf"|(?:i|in|under|during|sedan|sen|since|fran|from|hela|sent\s+i|tidigt\s+i)\s+(?:{one_of(_LONG_MONTHS)})"
    r"|(?:nagon|nan|nat|en)\s*gang\s+(?:i|under|mellan|efter|fore|innan|vid|pa|kring)|sometime|some\s+time\s+(?:in|on|during|between|after|before)"
    r"|nagon\s+(?:natt|kvall|morgon|dag)|nattetid|kvallstid|overnight|recently|nyligen|senaste\s+(?:tiden|dagarna|veckan|veckorna|dygnet)"
    r"|(?:natten|night)\s+(?:before\s+last)|the\s+night\s+before|natt\s+mot|dagen\s+(?:innan|fore|efter|darpa)"
    r"|(?:samma|nasta|foljande)\s+(?:dag|kvall|natt|morgon)|(?:the\s+)?(?:same|next|following)\s+(?:day|evening|night|morning)"
    r"|(?:efter|before|after|fore|innan|runt|kring|vid)\s+(?:midnatt|midnight)"
    r"|(?:nyars|midsommar|jul|lucia|pask|valborgs|halloween)(?:natten|helgen|morgonen|kvallen|natt|morgon)"
    r"|forrforra\s+\w+|i\s+overgar|\w+\s+(?:dagen|kvallen|natten|dagar|kvallar|natter|dygn)\s+i\s+rad"
    r"|(?:for\s+)?\w+\s+(?:kvallar|natter)\s+(?:sedan|sen)|\w+\s+(?:nights|evenings)\s+ago|(?:a\s+)?fortnight\s+ago"
    rf"|(?:{one_of(ENGLISH_WEEKDAYS)})\s+before\s+last|pingst(?:en|helgen)?|(?:fars|mors)\s+dag|lonehelgen|skolavslutningen"
    r"|mellandagarna|jullovet|sportlovet|hostlovet|pasklovet|sommarlovet"
    r"|(?:lo|so|on|ti|to|ma|fr)\.?\s+(?:natt|kvall|morgon|em|fm)|(?:varje|varannan|every|each)\s+(?:dag|kvall|natt|morgon|vecka|helg|day|night|evening|morning|week|weekend)"
    r")(?![\w-])"
)
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
    """Words in the plain text that tell of a time without saying which day."""
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
