"""What the reporter is sent of an incident, stored, corrected or withdrawn, and what becomes of older receipts."""

from collections.abc import Iterable

from commands.incident.card import brief, change_buttons, summary
from commands.incident.same_event import ask_whether_same
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply
from commands.vocabulary.blocks import Block, Message, buttons, paragraph, section, short_message
from commands.vocabulary.text import Mrkdwn, join, mention
from domain.messages import Receipt, Superseded, TextErased, Withdrawal
from storage.incident_rows import NamedIncident
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Incident


def render_receipt(payload: Receipt, store: Store, reader: Reader) -> Message | None:
    """Render what was stored, with buttons to correct and withdraw it; None when it has been changed since."""
    row = store.incidents.get(payload.incident)
    if row is None or row.incident.withdrawn_at or row.incident.version != payload.version:
        return None
    author = row.incident.reporter
    asked = ask_whether_same(row, store.people.look(author), store, reader) if author else ()
    return _stored(row, _title(row, payload.by, reader), reader, asked)


def say_stored(key: str, incident: Incident | NewIncident, request: Request, store: Store) -> Reply:
    """Answer whoever sent the form at once: the text `key`, what is stored, and what can be done."""
    row = store.incidents.get(incident.id)
    if row is None:
        raise LookupError("what has just been stored is there")
    title = request.reader.rich(key, number=str(row.incident.number))
    is_own = incident.reporter == request.user
    asked = ask_whether_same(row, request.viewer, store, request.reader) if is_own else ()
    return Reply(_stored(row, title, request.reader, asked), receipted=is_own)


def _stored(row: NamedIncident, title: Mrkdwn, reader: Reader, asked: Iterable[Block]) -> Message:
    """Tell what is stored; what is `asked` about it comes last."""
    told, onwards = section(join([title, brief(row, reader)])), buttons(*change_buttons(row, reader, show=True))
    return Message(f"{title} {summary(row, reader)}", (told, onwards, *asked))


def render_withdrawal(payload: Withdrawal, store: Store, reader: Reader) -> Message | None:
    """Render who withdrew the reporter's incident, and why; None where that has been erased."""
    row = store.incidents.get(payload.incident)
    if row is None or row.incident.withdrawn_by is None or not row.incident.withdrawn_reason:
        return None
    who = mention(row.incident.withdrawn_by)
    title = reader.rich("incident-withdrawn-by", number=str(row.incident.number), who=who)
    return Message(title, (section(title), paragraph(row.incident.withdrawn_reason)))


def render_superseded(payload: Superseded, store: Store, reader: Reader) -> Message | None:
    """Render what replaces a receipt that no longer tells what is stored; None while it does."""
    row = store.incidents.get(payload.incident)
    if row is None or (row.incident.withdrawn_at is None and row.incident.version == payload.version):
        return None
    key = "incident-since-withdrawn" if row.incident.withdrawn_at else "incident-since-corrected"
    return short_message(reader.rich(key, number=str(row.incident.number)))


def render_text_erased(payload: TextErased, store: Store, reader: Reader) -> Message | None:
    """Render that the text is gone, and who did that where it was another than the reporter."""
    row = store.incidents.get(payload.incident)
    if row is None:
        return None
    number = str(row.incident.number)
    if payload.by:
        return short_message(reader.rich("incident-text-erased-by", number=number, who=mention(payload.by)))
    return short_message(reader.rich("incident-text-erased", number=number, why=row.incident.text_erased_why))


def _title(row: NamedIncident, by: str, reader: Reader) -> Mrkdwn:
    number = str(row.incident.number)
    if row.incident.version == 1:
        return reader.rich("incident-saved", number=number)
    if by != row.incident.reporter:
        return reader.rich("incident-corrected-by", number=number, who=mention(by))
    return reader.rich("incident-corrected", number=number)
