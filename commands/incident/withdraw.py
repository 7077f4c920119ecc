"""`/incident withdraw N`: asks why, and takes the incident out of every list and count."""

from commands.incident.card import summary
from commands.incident.find import find_changeable, number_asked
from commands.incident.receipt import can_hear, put_withdrawal
from commands.privacy import FreeText, PrivacyWarning, check_typed
from commands.request import Request, number_in
from commands.response import OpenForm, Reply, Response, UpdateForm
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Field, View, lines, modal
from domain.incidents import LONGEST_TEXT
from domain.refusals import Refusal, refuse_form
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident


def open_withdrawal(request: Request, store: Store) -> Response:
    """Open the form that asks why; raises Refusal for those who may not change the incident."""
    return OpenForm(_form(find_changeable(request, store, number_asked(request)), request))


def submit_withdrawal(request: Request, store: Store) -> Response:
    """Withdraw the incident; raises FormRefused without a reason."""
    row = find_changeable(request, store, number_in(str(request.memory.get("number", ""))))
    reason = request.text("reason")
    refuse_form(_faults(reason))
    typed = FreeText("reason", request.reader.say("incident-reason"), reason)
    warning = check_typed(request, store, typed, anyway="button-withdraw-anyway")
    if warning:
        return UpdateForm(_form(row, request, warning))
    store.incidents.withdraw(row.incident, reason=reason, by=request.user, at=request.now)
    put_withdrawal(row.incident, request, store)
    key = _answer_to(row.incident, request, store)
    words = request.reader.rich(key, number=str(row.incident.number))
    return Reply(Message(words, (section(words),)))


def _answer_to(incident: Incident, request: Request, store: Store) -> str:
    if incident.reporter == request.user:
        return "incident-withdrawn"
    return "incident-withdrawn-for" if can_hear(incident, request, store) else "incident-withdrawn-for-nobody"


def _faults(reason: str) -> dict[str, Refusal]:
    if not reason:
        return {"reason": Refusal("incident-needs-reason")}
    if len(reason) > LONGEST_TEXT:
        return {"reason": Refusal("text-too-long", length=len(reason), most=LONGEST_TEXT)}
    return {}


def _form(row: NamedIncident, request: Request, warning: PrivacyWarning | None = None) -> View:
    reader, number = request.reader, str(row.incident.number)
    first = [warning.block] if warning else [section(summary(row, reader))]
    field = Field("reason", reader.say("incident-reason"), hint=reader.say("incident-reason-hint"))
    return modal(
        "incident.withdraw",
        reader.say("incident-withdraw-title", number=number),
        [*first, lines(field, request.text("reason"))],
        close=reader.say("button-cancel"),
        submit=warning.submit if warning else reader.say("incident-withdraw"),
        memory={"number": row.incident.number, "warned": warning.marks if warning else ()},
    )
