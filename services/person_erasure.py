"""Erase a person: who they were is gone from everything that can be changed; what they did stays, nobody's."""

from dataclasses import dataclass
from datetime import datetime

from domain.audit import AuditEvent
from domain.messages import Removal
from storage.store import Store


@dataclass(frozen=True)
class PersonTraces:
    """What names a person: rows by table, open actions that they own by number, messages that they were sent."""

    rows: dict[str, int]
    owned: tuple[int, ...]
    messages: int
    is_last_coordinator: bool


def find_traces(store: Store, user: str) -> PersonTraces:
    """Find what names the person; holds the coordinators until the commit."""
    coordinators = {each.user_id for each in store.people.coordinators(changing=True)}
    owned = tuple(line.number for line in store.actions.of_owner(user))
    messages = len(store.erasures.posted_to(user))
    return PersonTraces(store.erasures.rows_naming(user), owned, messages, coordinators == {user})


def erase_person(store: Store, user: str, *, now: datetime) -> None:
    """Erase someone who owns no open action: whoever does is to hand them over first, or nobody answers for them.

    The direct messages that were posted to them are taken out of Slack.
    """
    for row in store.erasures.posted_to(user):
        if row.posted_channel and row.posted_ts:
            payload = Removal(row.posted_channel, row.posted_ts, row.file_id)
            store.outbox.put(f"removal:{row.id}", payload, now=now, channel=row.posted_channel)
    mark = store.erasures.erase_person(user, at=now)
    store.audit.note(AuditEvent.ERASED, "person", mark, by="", at=now)
