"""What a thing in the register – an area, a partner – can be, what is done with it, and for how long undone."""

from datetime import timedelta
from enum import StrEnum

UNDONE_WITHIN = timedelta(days=1)


class PartnerKind(StrEnum):
    """What kind of organisation a partner is."""

    MUNICIPALITY = "municipality"
    POLICE = "police"
    HOUSING = "housing"
    SCHOOL = "school"
    ASSOCIATION = "association"
    OPERATOR = "operator"
    OTHER = "other"


class RegisterChange(StrEnum):
    """Kinds of entries in the history of a thing in the register."""

    RENAMED = "renamed"
    MERGED = "merged"
    MOVED = "moved"
    RETIRED = "retired"
    SYNONYMS = "synonyms"
    RESTORED = "restored"
    UNDONE = "undone"
    CONNECTED = "connected"
    KIND = "kind"
