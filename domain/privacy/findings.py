"""Define what a text can give away of a person, and what follows from it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """`block`: never stored. `warn`: stored when the person says so."""

    BLOCK = "block"
    WARN = "warn"


class FindingKind(StrEnum):
    """What was found, the gravest first."""

    PERSONAL_NUMBER = "personnummer"
    COORDINATION_NUMBER = "samordningsnummer"
    INTERIM_NUMBER = "interim"
    PHONE = "phone"
    EMAIL = "email"
    LIKELY_PERSONAL_NUMBER = "likely_personnummer"
    MENTION = "mention"
    PLATE = "plate"
    APARTMENT = "apartment"
    PROPERTY = "property"
    NAME = "name"


_BLOCKED = {
    FindingKind.PERSONAL_NUMBER,
    FindingKind.COORDINATION_NUMBER,
    FindingKind.INTERIM_NUMBER,
    FindingKind.PHONE,
    FindingKind.EMAIL,
}


class Finding(NamedTuple):
    """Something found in a text, from start to end (not included)."""

    kind: FindingKind
    start: int
    end: int

    @property
    def level(self) -> Level:
        """What follows from it."""
        return Level.BLOCK if self.kind in _BLOCKED else Level.WARN


def findings_of(kind: FindingKind, text: str, *patterns: re.Pattern[str]) -> Iterator[Finding]:
    """Find every place where one of the patterns matches."""
    return (Finding(kind, *found.span()) for pattern in patterns for found in pattern.finditer(text))
