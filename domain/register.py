"""What can be done with a thing in the register – an area, a place – beside adding it, and for how long undone."""

from datetime import timedelta
from enum import StrEnum

UNDONE_WITHIN = timedelta(days=1)


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
