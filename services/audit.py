"""What the audit log is told of sight: which records someone is shown that are not for all to see."""

from collections.abc import Iterable
from datetime import datetime

from domain.audit import AuditEvent
from domain.sharing import OPEN_TO_ALL
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident, Problem


def note_seen(store: Store, records: Iterable[object], *, by: str, now: datetime) -> None:
    """Note which of the records that someone is shown are RED or AMBER, unless they wrote them themselves."""
    for record in records:
        row = record.incident if isinstance(record, NamedIncident) else record
        if isinstance(row, Incident | Problem) and row.sharing not in OPEN_TO_ALL and _author(row) != by:
            store.audit.note(AuditEvent.SEEN, row.__tablename__, row.number, by=by, at=now)


def _author(row: Incident | Problem) -> str | None:
    return row.reporter if isinstance(row, Incident) else row.created_by
