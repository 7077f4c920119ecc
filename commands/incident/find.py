"""Which incident is meant by a number, and whether the asker may change it."""

from commands.request import Ask, number_in
from domain.refusals import Refusal
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident


def number_asked(ask: Ask) -> int:
    """The number that was typed or is a button's; raises Refusal where there is none."""
    return number_in(ask.value or ask.words)


def find_incident(ask: Ask, store: Store) -> NamedIncident:
    """The incident that was asked for; raises Refusal when the asker may know of none such."""
    number = number_asked(ask)
    row = store.incidents.find(number, ask.viewer)
    if row is None:
        raise Refusal("incident-unknown", number=str(number))
    return row


def find_changeable(ask: Ask, store: Store, number: int) -> NamedIncident:
    """The incident, which nobody else can change now; raises Refusal for those who may not change it."""
    row = store.incidents.find(number, ask.viewer, changing=True)
    if row is None:
        raise Refusal("incident-unknown", number=str(number))
    if not may_change(row.incident, ask):
        raise Refusal("incident-not-yours", number=str(number))
    if row.incident.withdrawn_at:
        raise Refusal("incident-withdrawn-already", number=str(number))
    return row


def may_change(incident: Incident, ask: Ask) -> bool:
    """Its reporter and the coordinators may, as far as they may see it."""
    return ask.viewer.coordinator or incident.reporter == ask.user
