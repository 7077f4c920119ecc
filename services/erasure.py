"""Erase what people wrote in a record: the figures stay, and the record says when and why it was erased."""

from datetime import datetime

from domain.erasure import ErasureReason, next_quiet_time
from domain.messages import Export, IncidentExport, TextErased
from services.incidents import can_notify, standing_messages
from storage.erasure import Written
from storage.store import Store
from storage.tables import Incident

TRACES = "erase_traces"
"""The row of `next_run` that says when what is left in free space is to be overwritten."""


def erase_text(store: Store, record: Written, why: ErasureReason, *, by: str, now: datetime) -> None:
    """Erase what people wrote in an incident, an action or a problem, in its earlier versions and in its history.

    Of an incident, the messages that its reporter has of it are updated; a form in which someone is correcting it
    is refused. Every file that may hold the words leaves Slack: those with incidents, else those of pictures, that
    were sent since the record was made. `by` is '' for what the program does by itself.
    """
    if isinstance(record, Incident):
        _tell_reporter(store, record, why, by=by, now=now)
        store.removals.remove_exports(IncidentExport, record.reported_at, now=now)
    else:
        store.removals.remove_exports(Export, record.created_at, now=now)
    store.erasures.erase_text(record, why, by=by, at=now)
    store.next_runs.plan(TRACES, next_quiet_time(store.workspace.local(now)))


def _tell_reporter(store: Store, incident: Incident, why: ErasureReason, *, by: str, now: datetime) -> None:
    """Update the message with words of the incident, and notify the reporter of what another did on request."""
    occasion, person = f"{incident.id}:v{incident.version}", incident.reporter
    for said in standing_messages(store, incident):
        key = f"erased:{said}:{occasion}"
        store.outbox.put(key, TextErased(incident.id), now=now, person=person, changes=said)
    if why is ErasureReason.REQUEST and by != person and can_notify(store, incident, by=by):
        store.outbox.put(f"erased:{occasion}", TextErased(incident.id, by), now=now, person=person)
