"""Leave a part or a series out of the picture that is posted next, with a reason, and take it back in."""

from datetime import datetime

from domain.audit import AuditEvent
from domain.weeks import Week
from services.preparations import refuse_posted
from storage.store import Store


def omit(store: Store, week: Week, key: str, *, reason: str, by: str, now: datetime) -> bool:
    """Leave what the key names out of a week's picture; False, and nothing is stored, where that has been done.

    Raises Refusal for a picture that has been posted.
    """
    refuse_posted(store, week)
    if not store.preparations.add_omission(week, key, reason=reason, by=by, at=now):
        return False
    content = {"key": key, "reason": reason}
    store.audit.note(AuditEvent.MADE, "omission", week, by=by, at=now, content=content)
    return True


def write_reason(store: Store, week: Week, key: str, reason: str, *, by: str, now: datetime) -> bool:
    """Replace why it is left out, by '' for no reason, also once the picture has been posted.

    False, and nothing is stored, where it is not left out.
    """
    if not store.preparations.write_reason(week, key, reason):
        return False
    content = {"key": key, "reason": reason}
    store.audit.note(AuditEvent.CHANGED, "omission", week, by=by, at=now, content=content)
    return True


def include_again(store: Store, week: Week, key: str, *, by: str, now: datetime) -> bool:
    """Let a week's picture tell again what the key names; False where it does so.

    Raises Refusal for a picture that has been posted.
    """
    refuse_posted(store, week)
    if not store.preparations.remove_omission(week, key):
        return False
    store.audit.note(AuditEvent.REMOVED, "omission", week, by=by, at=now, content={"key": key})
    return True
