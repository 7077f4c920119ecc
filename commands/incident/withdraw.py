"""`/incident withdraw N`: asks why, and takes the incident out of every list and count."""

from commands.incident.card import summary
from commands.incident.find import find_changeable, number_asked
from commands.incident.receipt import can_hear, put_withdrawal
from commands.privacy import Caution, Typed, check_typed
from commands.request import Ask, number_in
from commands.response import Answer, OpenForm, Reply, UpdateForm
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Field, View, lines, modal
from domain.incidents import LONGEST_TEXT
from domain.refusals import Refusal, refuse_form
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Incident


def open_withdrawal(ask: Ask, store: Store) -> Answer:
    """Open the form that asks why; raises Refusal for those who may not change the incident."""
    return OpenForm(_form(find_changeable(ask, store, number_asked(ask)), ask))


def submit_withdrawal(ask: Ask, store: Store) -> Answer:
    """Withdraw the incident; raises FormRefused without a reason."""
    row = find_changeable(ask, store, number_in(str(ask.memory.get("number", ""))))
    reason = ask.text("reason")
    refuse_form(_faults(reason))
    typed = Typed("reason", ask.reader.say("incident-reason"), reason)
    warning = check_typed(ask, store, typed, anyway="button-withdraw-anyway")
    if warning:
        return UpdateForm(_form(row, ask, warning))
    store.incidents.withdraw(row.incident, reason=reason, by=ask.user, at=ask.now)
    put_withdrawal(row.incident, ask, store)
    key = _answer_to(row.incident, ask, store)
    words = ask.reader.rich(key, number=str(row.incident.number))
    return Reply(Message(words, (section(words),)))


def _answer_to(incident: Incident, ask: Ask, store: Store) -> str:
    if incident.reporter == ask.user:
        return "incident-withdrawn"
    return "incident-withdrawn-for" if can_hear(incident, ask, store) else "incident-withdrawn-for-nobody"


def _faults(reason: str) -> dict[str, Refusal]:
    if not reason:
        return {"reason": Refusal("incident-needs-reason")}
    if len(reason) > LONGEST_TEXT:
        return {"reason": Refusal("text-too-long", length=len(reason), most=LONGEST_TEXT)}
    return {}


def _form(row: NamedIncident, ask: Ask, caution: Caution | None = None) -> View:
    reader, number = ask.reader, str(row.incident.number)
    first = [caution.block] if caution else [section(summary(row, reader))]
    field = Field("reason", reader.say("incident-reason"), hint=reader.say("incident-reason-hint"))
    return modal(
        "incident.withdraw",
        reader.say("incident-withdraw-title", number=number),
        [*first, lines(field, ask.text("reason"))],
        close=reader.say("button-cancel"),
        submit=caution.submit if caution else reader.say("incident-withdraw"),
        memory={"number": row.incident.number, "warned": caution.marks if caution else ()},
    )
