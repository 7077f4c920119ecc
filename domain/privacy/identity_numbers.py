"""Swedish identity numbers in free text: personnummer, samordningsnummer and interim numbers.

The rules are the Tax Agency's: a real date (day + 60 in a samordningsnummer), three figures, and one that checks
the nine before it by Luhn; an interim number has a letter instead of the first of the four. An organisation
number has 20 or more where the month would stand, so it never holds a date. A slip in the last figure makes no
number harmless: after its own name it counts as right, and written as one it is likely.
"""

import re
from collections.abc import Iterator
from datetime import date

from domain.privacy.findings import Finding, Kind

_FIRST_DIGIT = re.compile(r"[0-9](?<![0-9].)")
_NUMBER = re.compile(
    r"(?P<century>1[89]|20)?(?P<y>\d\d)(?P<mark>[-./ ]?)(?P<m>\d\d)(?P=mark)(?P<d>\d\d)"
    r"(?P<join>[ \n]?[-+/._]?[ \n]?)(?P<last>\d{4}|[JKLMNPRSTUWX]\d{3})(?!\d)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:personnummer|personnumret|personnr|pers\.?nr|pnr|samordningsnummer|samordningsnumret|samordningsnr)"
    r"|\b(?:personal|person|coordination|identity|id)\s(?:(?:identity|id)\s)?(?:number|no\.?))[^\d\n.;]{0,12}$",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def find_identity_numbers(text: str) -> Iterator[Finding]:
    """Every identity number in plain text, with or without `-`, `+` or a blank before its last four."""
    for digit in _FIRST_DIGIT.finditer(text):
        found = _NUMBER.match(text, digit.start())
        if found and (kind := _kind(found) or _named_kind(text, found)):
            yield Finding(kind, *found.span())


def find_likely_identity_numbers(text: str) -> Iterator[Finding]:
    """What is written as one in plain text, a real date, `-` or `+` and four figures, but fails the check."""
    for digit in _FIRST_DIGIT.finditer(text):
        found = _NUMBER.match(text, digit.start())
        if found and _is_written_as_one(found) and not _passes_luhn(found):
            yield Finding(Kind.LIKELY_PERSONAL_NUMBER, *found.span())


def _is_written_as_one(found: re.Match[str]) -> bool:
    whole = not found["mark"] and found["join"] in {"-", "+"} and found["last"].isdigit()
    return whole and not found["last"].startswith("000") and _is_birth(found)


def _named_kind(text: str, found: re.Match[str]) -> Kind | None:
    """What it is called by the words before it, whatever its check figure."""
    named = _NAMED.search(text, max(0, found.start() - 45), found.start())
    return Kind.PERSONAL_NUMBER if named and _is_birth(found) else None


def _is_birth(found: re.Match[str]) -> bool:
    return _is_date(found, int(found["d"])) or _is_date(found, int(found["d"]) - 60)


def _kind(found: re.Match[str]) -> Kind | None:
    day = int(found["d"])
    if not found["last"].isdigit():
        # after a blank only with a check figure: a date before a case number is common
        interim = _is_date(found, day) and (not found["join"].isspace() or _passes_luhn(found))
        return Kind.INTERIM_NUMBER if interim else None
    if found["last"].startswith("000") or _is_date_and_time(found) or not _passes_luhn(found):
        return None
    if _is_date(found, day):
        return Kind.PERSONAL_NUMBER
    return Kind.COORDINATION_NUMBER if _is_date(found, day - 60) else None


def _is_date_and_time(found: re.Match[str]) -> bool:
    """Whether it is written as people write a date and a time: `2026-11-20 2315`."""
    return found["mark"] in {"-", ".", "/"} and found["join"].isspace() and bool(_TIME.fullmatch(found["last"]))


def _is_date(found: re.Match[str], day: int) -> bool:
    """Whether year, month and day are a real date; without a century one of 2000, which had its leap day."""
    try:
        date(int((found["century"] or "20") + found["y"]), int(found["m"]), day)
    except ValueError:
        return False
    return True


def _passes_luhn(found: re.Match[str]) -> bool:
    """Whether the last of ten figures checks the nine before it; the letter of an interim number counts as 1."""
    figures = re.sub(r"\D", "1", found["y"] + found["m"] + found["d"] + found["last"])
    products = (int(figure) * (2 - place % 2) for place, figure in enumerate(figures))
    return sum(product // 10 + product % 10 for product in products) % 10 == 0
