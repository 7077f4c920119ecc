"""Link reports of the same event, which count once, take them apart, and find what a new report resembles."""

from collections.abc import Sequence
from datetime import datetime

from domain.incidents import IncidentChange
from domain.refusals import Refusal
from domain.sharing import Viewer
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident

Incidents = Sequence[Incident]


def find_resembling(store: Store, report: NamedIncident, viewer: Viewer) -> NamedIncident | None:
    """Find a report of another that may be of the same event; None where this one stands with others already.

    Those from which it has been told apart are left out.
    """
    kinds = store.categories.known().kinds_of([report.category.group])
    found = store.same_events.resembling(report.incident, kinds, viewer)
    if found is None or store.same_events.others(report.incident, viewer):
        return None
    apart = _told_apart(store, report.incident)
    if found.incident.number in apart:
        return store.same_events.resembling(report.incident, kinds, viewer, apart)
    return found


def tell_apart(store: Store, incident: Incident, other: Incident, *, by: str, now: datetime) -> None:
    """Keep in the history that a report is of another event than the other one, of which nobody is asked again."""
    if other.number not in _told_apart(store, incident):
        _keep(store, IncidentChange.UNLINKED, [incident], [other], by=by, now=now)


def _told_apart(store: Store, incident: Incident) -> set[int]:
    """List the numbers of the reports that someone said not to be of the same event as this one."""
    told = (each for each in store.history.of(incident) if each.kind == IncidentChange.UNLINKED.value)
    return {number for each in told for number in each.changes["same_event"][0]}


def link_reports(store: Store, incident: Incident, other: Incident, *, by: str, now: datetime) -> bool:
    """Let both, and whatever is linked to either, be reports of one event; False where they were that already.

    Raises Refusal where they are one and the same, or one has been withdrawn.
    """
    if incident.id == other.id:
        raise Refusal("incident-same-itself", number=str(incident.number))
    if gone := next((each for each in (incident, other) if each.withdrawn_at), None):
        raise Refusal("incident-same-withdrawn", number=str(gone.number))
    mine, theirs = store.same_events.of_same_event(incident), store.same_events.of_same_event(other)
    if other in mine:
        return False
    _keep(store, IncidentChange.LINKED, mine, theirs, by=by, now=now)
    _keep(store, IncidentChange.LINKED, theirs, mine, by=by, now=now)
    store.same_events.put_together([*mine, *theirs])
    return True


def unlink_report(store: Store, incident: Incident, *, by: str, now: datetime) -> bool:
    """Let the incident be of an event of its own, and the others stay together; False where it was that before."""
    others = [each for each in store.same_events.of_same_event(incident) if each.id != incident.id]
    if not others:
        return False
    _keep(store, IncidentChange.UNLINKED, [incident], others, by=by, now=now)
    _keep(store, IncidentChange.UNLINKED, others, [incident], by=by, now=now)
    store.same_events.put_together([incident])
    store.same_events.put_together(others)
    return True


def _keep(
    store: Store, kind: IncidentChange, changed: Incidents, others: Incidents, *, by: str, now: datetime
) -> None:
    """Keep in the history of each with which others it was linked, or is no longer, by their numbers."""
    numbers = sorted(each.number for each in others)
    sides = [[], numbers] if kind is IncidentChange.LINKED else [numbers, []]
    for each in changed:
        store.history.add(each, kind, by=by, at=now, changes={"same_event": sides})
