"""What may point at one person or home in free text: mentions, plates and apartments."""

import re
from collections.abc import Iterator

from domain.privacy.findings import Finding, FindingKind

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
# what stands before a number without being the letters of a plate: makes, abbreviations, words
_NO_PLATES = """
ADR AMG BMW BRF BUS CAN COM COP DHL DNR DUB EUR FAX FSO GLC GPS HUS ISO KAP KIA KTM LED LGH LSS MAN MAX MHZ NMT NOK
OBS PCB PET RAM RUM SAL SEK SFS SMS SOS SOU SUB TAG TEL TLP USA USB USD
"""
_ABBREVIATIONS = frozenset(_NO_PLATES.split())
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


def find_mentions(text: str) -> Iterator[Finding]:
    """Every person that Slack would name: `<@U…>`."""
    for found in _MENTION.finditer(text):
        yield Finding(FindingKind.MENTION, *found.span())


def find_plates(text: str) -> Iterator[Finding]:
    """Every registration plate: unbroken or in capitals, apart after a vehicle; a chosen one after its name."""
    for found in _PLATE.finditer(text):
        if found[0][:3].upper() not in _ABBREVIATIONS:
            yield Finding(FindingKind.PLATE, *found.span())
    for found in _SMALL_PLATE.finditer(text):
        if _VEHICLE.search(text, max(0, found.start() - 30), found.start()):
            yield Finding(FindingKind.PLATE, *found.span())
    for found in _CHOSEN_PLATE.finditer(text):
        yield Finding(FindingKind.PLATE, *found.span("plate"))


def find_apartments(text: str) -> Iterator[Finding]:
    """Every home within a house: `lgh 1203`, `3 tr`, `5/1203`, and an entrance as `Storgatan 12 B`."""
    for pattern in (_APARTMENT, _FLOOR, _HOUSE_AND_APARTMENT, _ENTRANCE):
        for found in pattern.finditer(text):
            yield Finding(FindingKind.APARTMENT, *found.span())
