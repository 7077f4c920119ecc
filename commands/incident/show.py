"""Which incident is meant, who may change it, and `/incident show N`: everything about it."""

from collections.abc import Iterator

from commands.incident.card import card, change_buttons, summary
from commands.incident.history import incident_history
from commands.kit.card import RecordKind
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response
from commands.vocabulary.blocks import Block, Button, Message, buttons, context, header, paragraph, section
from commands.vocabulary.text import Mrkdwn, escape, join, mention
from domain.names import unit_title
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
    title = request.reader.say("incident-title", number=str(row.incident.number))
    blocks = [header(title), *_withdrawn(row, request), *card(row, request.reader), *_history(row, request, store)]
    if not row.incident.withdrawn_at:
        blocks.append(_buttons(row, request))
    return Reply(Message(summary(row, request.reader), tuple(blocks)))


def _buttons(row: NamedIncident, request: Request) -> Block:
    """*Correct* and *Withdraw* for those who may, and *New problem* for everyone."""
    about = Button("problem.open", request.reader.say("problem-open-title"), str(row.incident.number))
    if INCIDENT.may_change(row, request.viewer):
        return buttons(*change_buttons(row, request.reader), about)
    return buttons(about)


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
