"""Why what people wrote is erased, and the keys by which an erasure is known again after a restore."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256


class ErasureReason(StrEnum):
    """Why a text was erased: someone asked for it, or a retention decision says so."""

    REQUEST = "request"
    RETENTION = "retention"


class TextChange(StrEnum):
    """What an entry in the history of any record tells of what people wrote there."""

    ERASED = "erased"


GONE = "GONE-"
"""How what stands in the place of an erased person's user id begins; no user id of Slack's does."""
QUIET = time(3, 30)
"""When nobody waits for the database; every zone has it every day."""


@dataclass(frozen=True)
class Erased:
    """That what has this key in the workspace was erased, when last, and why."""

    workspace: str
    key: str
    at: datetime
    why: str


def next_quiet_time(local: datetime) -> datetime:
    """Return the next quiet time from a local moment on."""
    today = datetime.combine(local.date(), QUIET, local.tzinfo)
    return today if local < today else datetime.combine(local.date() + timedelta(days=1), QUIET, local.tzinfo)


def key_of_record(workspace: str, table: str, number: int, made_at: datetime) -> str:
    """Compute the key of a record: numbers are given again after a restore, but not with the same instant."""
    return _hash(workspace, table, str(number), made_at.astimezone(UTC).isoformat(timespec="microseconds"))


def key_of_person(workspace: str, user: str) -> str:
    """Compute the key of a person by the Slack user id."""
    return _hash(workspace, "person", user)


def _hash(*told: str) -> str:
    return sha256("/".join(told).encode()).hexdigest()
