"""`/trygg log`: who saw, made, changed, removed and exported what, and when, for coordinators."""

from functools import partial

from commands.kit.listing import Listing, ListRow, page_asked
from commands.request import Request, id_in
from commands.response import Response
from commands.vocabulary.blocks import context, short_message
from commands.vocabulary.text import Mrkdwn, escape, mention
from domain.audit_filters import AuditFilter, read_audit_filter
from domain.incident_filters import pin_week
from domain.refusals import Refusal
from storage.queries import Page
from storage.store import Store
from storage.tables import AuditEntry

NUMBERED = ("incident", "action", "problem")


def list_log(request: Request, store: Store) -> Response:
    """List the entries of the audit log that the words ask for; raises Refusal for words that name nothing."""
    number, words = page_asked(request)
    people = store.people.named(store.audit.actors()).values()
    names = {person.name: person.user_id for person in people if person.name}
    wanted, unknown = read_audit_filter(words, names, request.today)
    if unknown:
        raise Refusal("log-unknown")
    return Listing(
        "trygg.log",
        "",
        "log-title",
        partial(_read, wanted, request, store),
        partial(_row, request=request, store=store),
        short_message(request.reader.rich("log-none")),
        words=pin_week(words, request.today),
        below=(context(request.reader.rich("log-about")),),
    ).answer(number, request, store)


def _read(wanted: AuditFilter, request: Request, store: Store, skip: int) -> Page[AuditEntry]:
    since, until = wanted.week.bounds(request.reader.zone) if wanted.week else (None, None)
    return store.audit.listed(wanted, since=since, until=until, skip=skip)


def _row(entry: AuditEntry, request: Request, store: Store) -> ListRow:
    reader = request.reader
    key = "log-one" if entry.reference else "log-all"
    what = reader.rich(key, subject=entry.subject, name=_name(entry, request, store))
    who = mention(entry.actor) if entry.actor else reader.rich("log-operator")
    did = reader.rich("log-did", event=entry.event, what=what)
    return ListRow(None, reader.rich("log-row", moment=reader.moment(entry.at), who=who, did=did))


def _name(entry: AuditEntry, request: Request, store: Store) -> Mrkdwn:
    """Name the record as people know it: '#12', a person, an area, a place, a week."""
    if entry.subject in NUMBERED:
        return Mrkdwn(f"#{entry.reference}")
    if entry.subject in ("person", "role"):
        return mention(entry.reference)
    if entry.subject == "buttons":
        return Mrkdwn(f"<#{entry.reference}>")
    if entry.subject in ("area", "place") and (known := id_in(entry.reference)):
        area = entry.subject == "area"
        found = store.geography.area(known) if area else store.geography.place(known, request.viewer)
        return escape(found.name if found else "–")
    return escape(entry.reference)
