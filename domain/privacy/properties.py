"""Real estate designations in free text (`Mjölby Lundby 1:23`), which often are one family's home."""

import re
from collections.abc import Iterator

from domain.privacy.findings import Finding, FindingKind
from domain.privacy.municipalities import MUNICIPALITIES
from domain.privacy.place_words import names_a_place

_BLOCK_AND_UNIT = re.compile(r"[1-9](?<![\w:.,/-].)\d{0,2}:\d{1,4}(?![\w:]|[.,/-]\d)")
_TIME = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_COMMON_LAND = re.compile(r"s(?<!\w.):\d{1,3}(?![\w:])")
_QUARTER = re.compile(r"\b[Kk]v(?:arteret|\.)? [A-ZÅÄÖ][\w-]+ \d{1,3}(?![\w:]|[.,-]\d)")
_NUMBERED_THINGS = """
buss dir ds kap kapitel kl klockan lag match nr paragraf prop punkt rum sal sida skala slut start tid tiden version
matteus markus lukas johannes brb rf rb pbl tf ygl fb äb jb mb sol lss lvu lvm ol kl bilaga tabell figur
"""
_OPENING = "([{<”“\"'’"
_LAWS = ("lagen", "balken", "förordningen", "stadgan", "act", "code")
_NUMBERED = frozenset(_NUMBERED_THINGS.split())


def find_properties(text: str) -> Iterator[Finding]:
    """Every designation in plain text: a name with block and unit, common land, or a quarter with a number."""
    for pattern in (_BLOCK_AND_UNIT, _COMMON_LAND):
        for found in pattern.finditer(text):
            if names := _names_before(text, found.start(), found[0]):
                yield Finding(FindingKind.PROPERTY, found.start() - len(names) - 1, found.end())
    for found in _QUARTER.finditer(text):
        yield Finding(FindingKind.PROPERTY, *found.span())


def _names_before(text: str, start: int, figures: str) -> str | None:
    """The tract, after its municipality if that is named; what could be a time is land only after both."""
    line = text[max(0, start - 60) : start].rpartition("\n")[2]
    *_, municipality, tract, rest = ["", "", *line.split(" ")]
    tract = tract.lstrip(_OPENING)
    if rest or tract.casefold() in _NUMBERED or tract.casefold().endswith(_LAWS):
        return None
    if tract and municipality.casefold().strip(",") in MUNICIPALITIES:
        may_be_time = _TIME.fullmatch(figures) and (len(figures) == 5 or names_a_place(tract))
        return None if may_be_time else f"{municipality} {tract}"
    return None if _TIME.fullmatch(figures) or not tract[:1].isupper() else tract
