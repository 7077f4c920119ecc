"""Decline messages that one can do without, and want them again; each person for themselves."""

from datetime import datetime

from domain.audit import AuditEvent
from storage.store import Store


def decline(store: Store, kind: str, *, by: str, now: datetime) -> None:
    """Let the person get no more messages of that kind, not even one that waits to be sent."""
    _choose(store, {kind}, set(), by, now)


def want_again(store: Store, kind: str, *, by: str, now: datetime) -> None:
    """Let the person get messages of that kind again."""
    _choose(store, set(), {kind}, by, now)


def _choose(store: Store, added: set[str], removed: set[str], by: str, now: datetime) -> None:
    store.people.meet(by)
    person = store.people.hold(by)
    if person is None:
        raise LookupError("whoever was met is there")
    declined = sorted({*person.declined, *added} - removed)
    if declined != person.declined:
        person.declined = declined
        store.audit.note(AuditEvent.CHANGED, "person", by, by=by, at=now, content=declined)
