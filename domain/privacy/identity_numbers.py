"""Find Swedish identity numbers in free text: personnummer, samordningsnummer and interim numbers.

The rules are the Tax Agency's: a real date (day + 60 in a samordningsnummer), three figures, and one that checks
the nine before it by Luhn; an interim number has a letter instead of the first of the four. An organisation
number has 20 or more where the month would stand, so it never holds a date. Between the parts stand any few signs
that are neither letters nor digits, or words that announce the last four. A slip in the last figure makes no
number harmless: after its own name, or announced, it counts as right, and written as one it is likely.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from domain.normalized_text import search_before
from domain.privacy.findings import Finding, FindingKind

_FIRST_DIGIT = re.compile(r"[0-9](?<![0-9].)(?=[0-9])")
_MARK = r"(?P<mark>(?:[^\w:]|_){0,3})"
_ANNOUNCED = (
    r"[^\d]{1,30}?\b(?:(?:fyra|4) sista|sista (?:fyra|4|siffrorna)|de sista|slutsiffr\w*|kontrollsiffr\w*"
    r"|(?:last|final) (?:four|4))\b[^\d]{0,30}?"
)
_JOIN = rf"(?:(?P<join>[\W_]{{0,6}})|(?P<announced>{_ANNOUNCED}))"
_LAST = r"(?P<last>(?P<hours>\d\d)(?P<split>[ .-]?)(?P<minutes>\d\d)|[JKLMNPRSTUWX]\d ?\d\d)(?!\d)"
_REST = rf"(?P<y>\d\d){_MARK}(?P<m>[01]\d)(?P=mark)(?P<d>[0-36-9]\d){_JOIN}{_LAST}"
_SHAPES = tuple(re.compile(f"(?P<century>{years}){_REST}", re.IGNORECASE) for years in (r"\d\d", ""))
_WRITTEN_AS_ONE = re.compile(
    r"(?<![0-9])(?P<century>1[89]|20|)(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)[-+](?P<last>\d{4})(?!\d)"
)
_NAMED = re.compile(
    r"(?:\b(?:personnummer|personnumret|personnr|pers\.?nr|pnr|samordningsnummer|samordningsnumret|samordningsnr)"
    r"|\b(?:personal|person|coordination|identity|id)\s(?:(?:identity|id)\s)?(?:number|no\.?))[^\d\n.;]{0,12}$",
    re.IGNORECASE,
)
_CENTURIES = {"18", "19", "20"}


def find_identity_numbers(text: str) -> Iterator[Finding]:
    """Find every identity number in plain text, whatever few signs stand between its parts."""
    for found in _shaped(text):
        if kind := _kind(found) or _named_kind(text, found):
            yield Finding(kind, *found.span())


def find_likely_identity_numbers(text: str) -> Iterator[Finding]:
    """Find what is written as one in plain text, a real date, `-` or `+` and four figures, but fails the check."""
    for found in _WRITTEN_AS_ONE.finditer(text):
        if not found["last"].startswith("000") and _born(found) and not _passes_luhn(found):
            yield Finding(FindingKind.LIKELY_PERSONAL_NUMBER, *found.span())


def _shaped(text: str) -> Iterator[re.Match[str]]:
    """What has the figures of one: twelve, or ten, from every digit that begins a group."""
    for digit in _FIRST_DIGIT.finditer(text):
        for shape in _SHAPES:
            if found := shape.match(text, digit.start()):
                yield found


def _named_kind(text: str, found: re.Match[str]) -> FindingKind | None:
    """What it is called by the words before it, or announced as, whatever its check figure."""
    named = found["announced"] or search_before(_NAMED, text, found.start(), 45)
    known_century = found["century"] in {"", *_CENTURIES}
    return FindingKind.PERSONAL_NUMBER if named and known_century and _born(found) else None


def _kind(found: re.Match[str]) -> FindingKind | None:
    born = _born(found)
    if found["hours"] is None:
        # after a blank only with a check figure: a date before a case number is common
        passes = not (found["join"] or "x").isspace() or _passes_luhn(found)
        return FindingKind.INTERIM_NUMBER if born is FindingKind.PERSONAL_NUMBER and passes else None
    return None if found["last"].startswith("000") or _is_time(found) or not _passes_luhn(found) else born


def _born(found: re.Match[str]) -> FindingKind | None:
    """Which kind of number has these year, month and day; without a known century one of 2000, a leap year."""
    century = found["century"] if found["century"] in _CENTURIES else "20"
    for kind, added in ((FindingKind.PERSONAL_NUMBER, 0), (FindingKind.COORDINATION_NUMBER, 60)):
        with suppress(ValueError):
            date(int(century + found["y"]), int(found["m"]), int(found["d"]) - added)
            return kind
    return None


def _is_time(found: re.Match[str]) -> bool:
    """Whether the last four are written like a time after a date: `2026-11-20 23.15`, `261120 22-23`."""
    hours, minutes = int(found["hours"]), int(found["minutes"])
    if found["split"] == "-":
        return hours <= minutes <= 24
    return found["split"] == "." and hours < 24 and minutes < 60


def _passes_luhn(found: re.Match[str]) -> bool:
    """Whether the last of ten figures checks the nine before it; the letter of an interim number counts as 1."""
    last = re.sub(r"[\W_]", "", found["last"])
    figures = re.sub(r"\D", "1", found["y"] + found["m"] + found["d"] + last)
    products = (int(figure) * (2 - place % 2) for place, figure in enumerate(figures))
    return sum(product // 10 + product % 10 for product in products) % 10 == 0
