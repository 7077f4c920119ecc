"""Find what may point at one person or home in free text: mentions, plates, apartments and real estate."""

import re
from collections.abc import Iterator

from domain.normalized_text import search_before
from domain.privacy.findings import Finding, FindingKind, findings_of
from domain.privacy.names import WORDS, names_a_place

_MENTION = re.compile(r"<@[UW][A-Z0-9]{2,}(?:\|[^<>\n]{0,80})?>")
_LETTERS = r"(?<![\w/=#&?-])(?:[A-HJ-PR-UW-Z]{3}[ -]?|[A-HJ-PR-UW-Za-hj-pr-uw-z]{3}-?)"
_PLATE = re.compile(rf"{_LETTERS}[0-9][0-9][0-9A-NP-Za-np-z](?!\w|-[0-9])")
_SMALL_PLATE = re.compile(r"(?<![\w/=#&?-])[a-hj-pr-uw-z]{3} [0-9][0-9][0-9a-np-z](?!\w|-[0-9])")
_VEHICLE = re.compile(
    r"(?:bil(?:en)?|mc|moped(?:en)?|moppe|lastbil(?:en)?|skåpbil(?:en)?|audi|bmw|ford|kia|opel|saab|seat|skoda|toyota"
    r"|volvo|vw|car|truck|moped|plate|reg(?:\.? ?nr|nummer)?|registreringsnummer|skylt(?:en)?)\W{1,3}(?:med )?$",
    re.IGNORECASE,
)
_CHOSEN_PLATE = re.compile(
    r"\b(?:reg\.? ?nr|regnummer|registreringsnummer|registration|licen[cs]e plate)(?: är| is)?[ .:]{1,3}"
    r"(?=\w*[A-ZÅÄÖ])(?P<plate>[A-ZÅÄÖ0-9]{2,7})(?!\w)"
)
_APARTMENT = re.compile(
    r"[LlAaFf](?<!\w.)(?:gh|ägenhet(?:en)?|partment|pt|lat)(?: ?(?:nr|nummer|no|number))?[.:]? ?#?\d{1,4}[A-Z]?"
    r"(?!\w|[:.,]\d)",
    re.IGNORECASE,
)
_FLOOR = re.compile(r"(?<![\w.,:/-])\d{1,2} ?tr\b(?:\.? (?:upp|ned|ner)\b)?(?!\w)")
_HOUSE_AND_APARTMENT = re.compile(r"(?<![\w.,:/-])(?<!dnr )(?<!KS )\d{1,3} ?[A-Z]?/1\d[0-4]\d(?![\w/:]|[.,-]\d)")
_ENTRANCE = re.compile(
    r"(?:[^\W\d_]{2,30}(?:gatan|vägen|gränden|stigen|torget|backen|allén|leden)"
    r"|(?:\b[A-ZÅÄÖ]\w+ ){1,2}(?:[Gg]atan?|[Vv]äg(?:en)?|[Gg]ränd(?:en)?|[Ss]tig(?:en)?))"
    r" \d{1,3}(?: ?[A-H]|[a-h])(?![\w-])"
)
_BLOCK_AND_UNIT = re.compile(r"[1-9](?<![\w:.,/-].)\d{0,2}:\d{1,4}(?![\w:]|[.,/-]\d)")
_TIME = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_COMMON_LAND = re.compile(r"s(?<!\w.):\d{1,3}(?![\w:])")
_QUARTER = re.compile(r"\b[Kk]v(?:arteret|\.)? [A-ZÅÄÖ][\w-]+ \d{1,3}(?![\w:]|[.,-]\d)")
_OPENING = "([{<”“\"'’"
_LAWS = ("lagen", "balken", "förordningen", "stadgan", "act", "code")


def find_mentions(text: str) -> Iterator[Finding]:
    """Find every person that Slack would name: `<@U…>`."""
    return findings_of(FindingKind.MENTION, text, _MENTION)


def find_plates(text: str) -> Iterator[Finding]:
    """Find registration plates: unbroken or in capitals, apart after a vehicle; a chosen one after its name."""
    for found in _PLATE.finditer(text):
        if found[0][:3].lower() not in WORDS["no_plates"]:
            yield Finding(FindingKind.PLATE, *found.span())
    for found in _SMALL_PLATE.finditer(text):
        if search_before(_VEHICLE, text, found.start(), 30):
            yield Finding(FindingKind.PLATE, *found.span())
    for found in _CHOSEN_PLATE.finditer(text):
        yield Finding(FindingKind.PLATE, *found.span("plate"))


def find_apartments(text: str) -> Iterator[Finding]:
    """Find every home within a house: `lgh 1203`, `3 tr`, `5/1203`, and an entrance as `Storgatan 12 B`."""
    return findings_of(FindingKind.APARTMENT, text, _APARTMENT, _FLOOR, _HOUSE_AND_APARTMENT, _ENTRANCE)


def find_properties(text: str) -> Iterator[Finding]:
    """Find designations of real estate: a name with block and unit, common land, a quarter with a number."""
    for pattern in (_BLOCK_AND_UNIT, _COMMON_LAND):
        for found in pattern.finditer(text):
            if names := _names_before(text, found.start(), found[0]):
                yield Finding(FindingKind.PROPERTY, found.start() - len(names) - 1, found.end())
    yield from findings_of(FindingKind.PROPERTY, text, _QUARTER)


def _names_before(text: str, start: int, figures: str) -> str | None:
    """The tract, after its municipality if that is named; what could be a time is land only after both."""
    line = text[max(0, start - 60) : start].rpartition("\n")[2]
    *_, municipality, tract, rest = ["", "", *line.split(" ")]
    tract = tract.lstrip(_OPENING)
    if rest or tract.casefold() in WORDS["numbered"] or tract.casefold().endswith(_LAWS):
        return None
    if tract and municipality.casefold().strip(",") in WORDS["municipalities"]:
        may_be_time = _TIME.fullmatch(figures) and (len(figures) == 5 or names_a_place(tract))
        return None if may_be_time else f"{municipality} {tract}"
    return None if _TIME.fullmatch(figures) or not tract[:1].isupper() else tract
