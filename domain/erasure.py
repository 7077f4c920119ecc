"""Why what people wrote is erased, and the keys by which an erasure is known again after a restore."""

from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256


class ErasureReason(StrEnum):
    """Why a text was erased: someone asked for it, or a retention decision says so."""

    REQUEST = "request"
    RETENTION = "retention"


class TextChange(StrEnum):
    """What an entry in the history of any record tells of what people wrote there."""

    ERASED = "erased"


def key_of_record(workspace: str, table: str, number: int, made_at: datetime) -> str:
    """Compute the key of a record: numbers are given again after a restore, but not with the same instant."""
    return _hash(workspace, table, str(number), made_at.astimezone(UTC).isoformat(timespec="microseconds"))


def _hash(*told: str) -> str:
    return sha256("/".join(told).encode()).hexdigest()
