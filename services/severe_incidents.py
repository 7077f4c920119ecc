"""Tell coordinators at once of the gravest incidents, each of them once, if they want to hear of them."""

from datetime import datetime

from domain.messages import SevereIncident
from services.audit import note_seen
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Incident


def tell_of_severe(store: Store, incident: Incident | NewIncident, *, by: str, now: datetime) -> None:
    """Enqueue it for the coordinators who may see the incident, but for its reporter and whoever made it so grave.

    Nobody is told twice of one incident. Those told of one that is not for all have seen it, as the log says.
    """
    if not store.workspace.settings().severe_alerts:
        return
    for coordinator in store.people.coordinators():
        user = coordinator.user_id
        if SevereIncident.kind in coordinator.declined or user in (by, incident.reporter):
            continue
        found = store.incidents.find(incident.number, store.people.look(user))
        if found and store.outbox.put(
            severe_key(incident.id, user), SevereIncident(incident.id), now=now, person=user
        ):
            note_seen(store, [found], by=user, now=now)


def severe_key(incident_id: int, user: str) -> str:
    """Return the idempotency key of what a coordinator is told of an incident."""
    return f"{SevereIncident.kind}:{incident_id}:{user}"
