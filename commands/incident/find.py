"""Which incident is meant by a number, and whether the asker may change it."""

from commands.request import Request, number_in
from domain.incidents import may_change
from domain.refusals import Refusal
from storage.incident_rows import NamedIncident
from storage.store import Store


def number_asked(request: Request) -> int:
    """The number that was typed or is a button's; raises Refusal where there is none."""
    return number_in(request.value or request.words)


def find_incident(request: Request, store: Store) -> NamedIncident:
    """The incident that was asked for; raises Refusal when the asker may know of none such."""
    number = number_asked(request)
    row = store.incidents.find(number, request.viewer)
    if row is None:
        raise Refusal("incident-unknown", number=str(number))
    return row


def find_changeable(request: Request, store: Store, number: int) -> NamedIncident:
    """The incident, which nobody else can change now; raises Refusal for those who may not change it."""
    row = store.incidents.find(number, request.viewer, changing=True)
    if row is None:
        raise Refusal("incident-unknown", number=str(number))
    if not may_change(request.viewer, reporter=row.incident.reporter):
        raise Refusal("incident-not-yours", number=str(number))
    if row.incident.withdrawn_at:
        raise Refusal("incident-withdrawn-already", number=str(number))
    return row
