"""The audit log: what an entry says, how entries are chained by their hashes, and where a chain is broken."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from hmac import digest as hmac_digest

ALIAS = "P-"
"""How what stands for a person in the log begins."""
_USER = re.compile(r"[UW][A-Z0-9]+")
_ID = re.compile(r"[\w-]{0,64}", re.ASCII)


class AuditEvent(StrEnum):
    """What someone did with a record; who may see it without being its author is `SEEN` only if not all may."""

    SEEN = "seen"
    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"
    ERASED = "erased"
    EXPORTED = "exported"
    RESTORED = "restored"


@dataclass(frozen=True)
class AuditFact:
    """What an entry says: who did what with which record, and when; nothing of what people wrote.

    `actor` is a Slack user id, '' for the operator; in the log itself stands the alias of each.
    `subject` is the record's table, or 'picture', 'role',
    'buttons', 'database'; `reference` its number, id or week, '' for all of them. `digest` is that of what was
    stored, '' for nothing.
    """

    workspace: str
    at: datetime
    actor: str
    event: str
    subject: str
    reference: str
    digest: str

    def canonical(self, sequence: int) -> bytes:
        """Write the entry of that place in the log, the same on every database."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        told = (sequence, self.workspace, at, self.actor, self.event, self.subject, self.reference, self.digest)
        return json.dumps([*map(str, told)], separators=(",", ":")).encode()


@dataclass(frozen=True)
class ChainedFact:
    """A fact in its place: `hash` is that of the `previous` entry's hash and of the fact; the first has none."""

    sequence: int
    fact: AuditFact
    previous: str
    hash: str


def is_user(told: str) -> bool:
    """Tell whether an id is that of a user in Slack."""
    return _USER.fullmatch(told) is not None


def alias_of(key: str, user: str) -> str:
    """Compute what stands for the user in the log, the HMAC of the user id by a key made of chance.

    Without the key nobody can tell whom it stands for, with it nobody can say that it stands for another.
    """
    return ALIAS + hmac_digest(key.encode(), user.encode(), "sha256").hex()[:32]


def digest_of(content: object) -> str:
    """Compute the SHA-256 of what was stored, written as JSON in one way; '' for None."""
    if content is None:
        return ""
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":"), default=str).encode()).hexdigest()


def refuse_words(fact: AuditFact) -> AuditFact:
    """Return the fact; raises ValueError where it holds what is no id, number or word of ours."""
    for told in (fact.workspace, fact.actor, fact.event, fact.subject, fact.reference, fact.digest):
        if not _ID.fullmatch(told):
            raise ValueError("the audit log holds ids, never what people wrote")
    return fact


def chain(facts: Iterable[AuditFact], last: int, previous: str) -> Iterator[ChainedFact]:
    """Put facts after the entry number `last` (0 for none), whose hash is `previous` ('' for none)."""
    for sequence, fact in enumerate(facts, last + 1):
        hashed = _hash(sequence, fact, previous)
        yield ChainedFact(sequence, fact, previous, hashed)
        previous = hashed


def find_broken(entries: Iterable[ChainedFact], counted: int) -> int | None:
    """Find the first place where an entry is missing, was put in, or is not as it was written; None for none.

    `entries` come by their places, `counted` is how many have ever been written.
    """
    place, previous = 1, ""
    for entry in entries:
        follows = (entry.sequence, entry.previous) == (place, previous) and place <= counted
        if not follows or entry.hash != _hash(place, entry.fact, previous):
            return place
        place, previous = place + 1, entry.hash
    return place if place <= counted else None


def _hash(sequence: int, fact: AuditFact, previous: str) -> str:
    return sha256(previous.encode() + fact.canonical(sequence)).hexdigest()
