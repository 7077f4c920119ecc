"""*Erase text* on an incident's card: says what goes and cannot be undone, and erases what people wrote."""

from collections.abc import Iterator
from dataclasses import replace

from commands.incident.show import INCIDENT
from commands.kit.form import RecordForm, Values
from commands.request import Request
from commands.response import Response, tell
from commands.vocabulary.blocks import Block, section
from domain.erasure import ErasureReason
from services.erasure import erase_text
from storage.incident_rows import NamedIncident
from storage.store import Store


def _ask(_row: NamedIncident, request: Request, _store: Store) -> Iterator[Block]:
    yield section(request.reader.rich("incident-erase-goes"))
    yield section(request.reader.rich("incident-erase-stays"))


def _erase(row: NamedIncident, _values: Values, request: Request, store: Store) -> Response:
    why, number = ErasureReason.REQUEST, str(row.incident.number)
    erase_text(store, row.incident, why, by=request.user, now=request.now)
    return tell(request.reader, "incident-text-erased", number=number, why=why.value)


ERASE = RecordForm(
    replace(INCIDENT, is_over=lambda _row: None, not_yours="incident-erase-not-yours"),
    "incident.erase",
    "incident-erase-title",
    _ask,
    _erase,
    label="incident-erase",
)
"""Of a withdrawn one, too."""
