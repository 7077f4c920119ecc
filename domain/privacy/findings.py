"""What a text can give away of a person, and what follows from it."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """`block`: never stored. `warn`: stored when the person says so."""

    BLOCK = "block"
    WARN = "warn"


class Kind(StrEnum):
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


_BLOCKED = {Kind.PERSONAL_NUMBER, Kind.COORDINATION_NUMBER, Kind.INTERIM_NUMBER, Kind.PHONE, Kind.EMAIL}


class Finding(NamedTuple):
    """Something found in a text, from start to end (not included)."""

    kind: Kind
    start: int
    end: int

    @property
    def level(self) -> Level:
        """What follows from it."""
        return Level.BLOCK if self.kind in _BLOCKED else Level.WARN
