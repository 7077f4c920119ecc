"""What may point at one person or home in free text: mentions, plates and apartments."""

import re
from collections.abc import Iterator

from domain.privacy.findings import Finding, Kind

_MENTION = re.compile(r"<@[UW][A-Z0-9]{2,}(?:\|[^<>\n]{0,80})?>")
_FIGURES = re.compile(
    r"[0-9](?:(?<=(?<![\w/=#&?-])[A-HJ-PR-UW-Z]{3}[ -].)|(?<=(?<![\w/=#&?-])[A-HJ-PR-UW-Za-hj-pr-uw-z]{3}.))"
    r"[0-9][0-9A-NP-Za-np-z](?!\w|-[0-9])"
)
_NO_PLATES = """
ADR BRF BUS COM COP DHL DNR DUB EUR FAX GPS HUS ISO KAP LED LGH LSS MAX MHZ NOK OBS PCB PET RUM SAL SEK SFS SMS SOS
SOU TEL TLP USB USD
"""
_ABBREVIATIONS = frozenset(_NO_PLATES.split())
_APARTMENT = re.compile(
    r"[LlAaFf](?<!\w.)(?:gh|ägenhet(?:en)?|partment|pt|lat)(?: ?(?:nr|nummer|no|number))?[.:]? ?#?\d{1,4}[A-Z]?"
    r"(?!\w|[:.,]\d)",
    re.IGNORECASE,
)


def find_mentions(text: str) -> Iterator[Finding]:
    """Every person that Slack would name: `<@U…>`."""
    for found in _MENTION.finditer(text):
        yield Finding(Kind.MENTION, *found.span())


def find_plates(text: str) -> Iterator[Finding]:
    """Every registration plate: in capitals with a blank or without, in small letters only unbroken."""
    for figures in _FIGURES.finditer(text):
        start = figures.start() - (4 if text[figures.start() - 1] in " -" else 3)
        if text[start : start + 3].upper() not in _ABBREVIATIONS:
            yield Finding(Kind.PLATE, start, figures.end())


def find_apartments(text: str) -> Iterator[Finding]:
    """Every numbered apartment: `lgh 1203`."""
    for found in _APARTMENT.finditer(text):
        yield Finding(Kind.APARTMENT, *found.span())
