"""`/incident withdraw N`: asks why, and takes the incident out of every list and count."""

from collections.abc import Iterator

from commands.incident.show import INCIDENT
from commands.kit.fields import FormField, FreeText
from commands.kit.form import RecordForm, Values
from commands.request import Request
from commands.response import Response, tell
from services.incidents import can_notify, withdraw
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident


def _ask(_row: NamedIncident, _request: Request, _store: Store) -> Iterator[FormField]:
    yield FreeText("reason", "incident-reason", needed="incident-needs-reason", hint="incident-reason-hint")


def _withdraw(row: NamedIncident, values: Values, request: Request, store: Store) -> Response:
    withdraw(store, row.incident, reason=values["reason"], by=request.user, now=request.now)
    return tell(request.reader, _answer_to(row.incident, request, store), number=str(row.incident.number))


def _answer_to(incident: Incident, request: Request, store: Store) -> str:
    if incident.reporter == request.user:
        return "incident-withdrawn"
    return (
        "incident-withdrawn-for"
        if can_notify(store, incident, by=request.user)
        else "incident-withdrawn-for-nobody"
    )


WITHDRAW = RecordForm(
    INCIDENT,
    "incident.withdraw",
    "incident-withdraw-title",
    _ask,
    _withdraw,
    label="incident-withdraw",
    anyway="button-withdraw-anyway",
)
