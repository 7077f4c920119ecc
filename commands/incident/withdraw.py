"""`/incident withdraw N`: asks why, and takes the incident out of every list and count."""

from commands.incident.card import summary
from commands.incident.show import find_changeable
from commands.kit.fields import FreeText
from commands.kit.form import Form
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.vocabulary.blocks import Block, section
from services.incidents import can_notify, withdraw
from storage.store import Store
from storage.tables import Incident


def open_withdrawal(request: Request, store: Store) -> Response:
    """Open the form that asks why; raises Refusal for those who may not change the incident."""
    row, reader = find_changeable(request, store), request.reader
    return OpenForm(_form(row.incident, section(summary(row, reader))).view(reader))


def submit_withdrawal(request: Request, store: Store) -> Response:
    """Withdraw the incident; raises FormRefused without a reason."""
    row = find_changeable(request, store)
    reason = _form(row.incident).submitted(request, store)["reason"]
    withdraw(store, row.incident, reason=reason, by=request.user, now=request.now)
    return tell(request.reader, _answer_to(row.incident, request, store), number=str(row.incident.number))


def _answer_to(incident: Incident, request: Request, store: Store) -> str:
    if incident.reporter == request.user:
        return "incident-withdrawn"
    return (
        "incident-withdrawn-for"
        if can_notify(store, incident, by=request.user)
        else "incident-withdrawn-for-nobody"
    )


def _form(incident: Incident, *before: Block) -> Form:
    needed, hint = "incident-needs-reason", "incident-reason-hint"
    return Form(
        "incident.withdraw",
        "incident-withdraw-title",
        (*before, FreeText("reason", "incident-reason", needed=needed, hint=hint)),
        facts={"number": str(incident.number)},
        submit="incident-withdraw",
        anyway="button-withdraw-anyway",
        memory={"number": incident.number},
    )
