"""Which incident is meant, who may change it, and `/incident show N`: everything about it."""

from collections.abc import Iterator

from commands.incident.became import tell_what_became
from commands.incident.card import card, change_buttons, summary
from commands.incident.history import incident_history
from commands.incident.same_event import APART, tell_same_event
from commands.kit.card import RecordKind
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, paragraph, section
from commands.vocabulary.text import Mrkdwn, escape, join, mention
from domain.names import unit_title
from domain.sharing import may_change
from storage.incident_rows import NamedIncident
from storage.store import Store

INCIDENT = RecordKind[NamedIncident](
    lambda store, number, viewer, changing: store.incidents.find(number, viewer, changing=changing),
    summary,
    lambda row: (row.incident.reporter,),
    lambda row: row.incident.withdrawn_at,
    unknown="incident-unknown",
    not_yours="incident-not-yours",
    over="incident-withdrawn-already",
)


def show_incident(request: Request, store: Store) -> Response:
    """Show the incident, its history, and buttons for those who may change it; raises Refusal for none."""
    row = INCIDENT.find(request, store)
    others = store.same_events.others(row.incident, request.viewer)
    title = request.reader.say("incident-title", number=str(row.incident.number))
    blocks = [header(title), *_withdrawn(row, request), *card(row, request.reader)]
    blocks += [*tell_same_event(row, others, request, store), *tell_what_became(row, request, store)]
    blocks += _history(row, request, store)
    if row_of := [*_buttons(row, request), *_same_event_buttons(row, request, linked=bool(others))]:
        blocks.append(buttons(*row_of))
    return Reply(Message(summary(row, request.reader), tuple(blocks)))


def _buttons(row: NamedIncident, request: Request) -> list[Button]:
    """*Correct*, *Withdraw* and *Erase text* for those who may, and *New problem* for everyone."""
    incident, say, number = row.incident, request.reader.say, str(row.incident.number)
    row_of = change_buttons(row, request.reader) if INCIDENT.may_change(row, request.viewer) else []
    if not incident.withdrawn_at:
        row_of.append(Button("problem.open", say("problem-open-title"), number))
    is_written = incident.text or incident.withdrawn_reason or not incident.text_erased_at
    if is_written and may_change(request.viewer, incident.reporter):
        row_of.append(Button("incident.erase", say("incident-erase"), number))
    return row_of


def _same_event_buttons(row: NamedIncident, request: Request, *, linked: bool) -> Iterator[Button]:
    """*Same event* for coordinators, and the way back for those who may change the report."""
    number, reader = str(row.incident.number), request.reader
    if request.viewer.coordinator and not row.incident.withdrawn_at:
        yield Button("incident.same", reader.say("incident-same"), number)
    if linked and INCIDENT.may_change(row, request.viewer):
        yield Button(APART, reader.say("incident-not-same"), number)


def _withdrawn(row: NamedIncident, request: Request) -> Iterator[Block]:
    if at := row.incident.withdrawn_at:
        key = "incident-is-withdrawn" if row.incident.withdrawn_reason else "incident-is-withdrawn-unsaid"
        yield section(request.reader.rich(key, moment=request.reader.moment(at)))
    if row.incident.withdrawn_reason:
        yield paragraph(row.incident.withdrawn_reason)


def _history(row: NamedIncident, request: Request, store: Store) -> Iterator[Block]:
    incident, reader = row.incident, request.reader
    who = _reporter(row, store, reader)
    yield context(reader.rich("incident-reported", who=who, moment=reader.moment(incident.reported_at)))
    yield from incident_history(row, request, store)


def _reporter(row: NamedIncident, store: Store, reader: Reader) -> Mrkdwn:
    """Who reported it and for whom; those who came with an import have no account to mention."""
    known = store.people.find(row.incident.reporter) if row.incident.reporter else None
    who = [mention(known.user_id)] if known else []
    if row.partner:
        unit = unit_title(row.partner, row.unit)
        who.append(
            reader.rich("incident-unit-unconfirmed", unit=unit) if row.incident.unconfirmed else escape(unit)
        )
    return join(who, ", ") or Mrkdwn("–")
