"""What is shown of reports of the same event: on a card, in a history, and the question at a new report."""

from collections.abc import Iterable, Iterator

from commands.incident.card import one_line
from commands.kit.card import BESIDE_NUMBER
from commands.reader import Reader
from commands.request import Request
from commands.vocabulary.blocks import Block, Button, buttons, section
from commands.vocabulary.text import Mrkdwn, clip
from domain.incidents import IncidentChange
from domain.names import unit_title
from domain.sharing import Viewer
from services.audit import note_seen
from services.same_events import find_resembling
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import HistoryEntry

TOGETHER, APART = "incident.together", "incident.apart"
LINKS = {
    IncidentChange.LINKED.value: "incident-history-linked",
    IncidentChange.UNLINKED.value: "incident-history-unlinked",
}
"""The kinds of entries in a history that `tell_linked` puts into words, with the keys of these."""
LONGEST_NAMED = 1_000


def ask_whether_same(row: NamedIncident, viewer: Viewer, store: Store, reader: Reader) -> Iterator[Block]:
    """Ask whether a report is of the same event as another that its author may see; nothing where none is."""
    found = find_resembling(store, row, viewer)
    if found is None:
        return
    number, partner = str(row.incident.number), "" if found.incident.unconfirmed else found.partner
    told = one_line(found, row.incident.reported_at, reader)
    yield section(reader.rich("incident-same-question", told=told, partner=partner or "none"))
    pair = f"{number}{BESIDE_NUMBER}{found.incident.number}"
    yield buttons(
        Button(TOGETHER, reader.say("incident-same"), pair), Button(APART, reader.say("incident-another"), pair)
    )


def tell_same_event(
    row: NamedIncident, others: Iterable[NamedIncident], request: Request, store: Store
) -> Iterator[Block]:
    """Tell on a card which other reports of the same event there are, and every partner that is a source."""
    others = list(others)
    if not others:
        return
    note_seen(store, others, by=request.user, now=request.now)
    reader = request.reader
    numbers = clip(reader.list(f"#{each.incident.number}" for each in others), LONGEST_NAMED)
    sources = dict.fromkeys(_source(each, reader) for each in (row, *others) if each.partner)
    partners = clip(reader.list(sources), LONGEST_NAMED) if sources else "none"
    yield section(reader.rich("incident-same-told", numbers=numbers, partners=partners))


def tell_linked(entry: HistoryEntry, request: Request, store: Store) -> Mrkdwn | None:
    """Write with which others a report was linked, or is no longer; None where the reader may see none of them."""
    before, after = entry.changes["same_event"]
    known = [number for number in before or after if store.incidents.find(number, request.viewer)]
    if not known:
        return None
    numbers = clip(request.reader.list(f"#{number}" for number in known), LONGEST_NAMED)
    return request.reader.rich(LINKS[entry.kind], numbers=numbers)


def _source(row: NamedIncident, reader: Reader) -> str:
    if row.incident.unconfirmed:
        return reader.say("incident-unit-unconfirmed", unit=unit_title(row.partner, row.unit))
    return row.partner
