"""`/incident export`: the incidents of a list as a file for a spreadsheet, sent to the asker alone."""

from collections.abc import Iterator, Sequence

from commands.incident.filter_words import filter_meant, not_understood, say_filter
from commands.reader import Reader
from commands.request import Request
from commands.response import Reply, Response, tell
from commands.vocabulary.blocks import Attachment, Message
from commands.vocabulary.text import join
from domain.cells import separator_of
from domain.file_kinds import FileKind
from domain.incident_rows import COLUMNS, write_row
from domain.messages import IncidentExport
from domain.refusals import Refusal
from domain.sharing import Viewer
from exports.tables import Sheet, csv_bytes
from exports.workbooks import workbook_bytes
from services.incident_lists import MOST_ROWS, note_exported, row_for, rows_of, search_for
from storage.incident_rows import NamedIncident
from storage.store import Store

EXCEL = "excel"
KINDS = {EXCEL: FileKind.XLSX, "xlsx": FileKind.XLSX, "csv": FileKind.CSV}
"""What people type, before or after the words by which the list is narrowed."""


def export_incidents(request: Request, store: Store) -> Response:
    """Send those that fit the words, or those of a list; raises Refusal where there are none that one may see."""
    kind, words = kind_in(request.words or request.value)
    wanted, unknown = filter_meant(words, request, store)
    if unknown:
        return Reply(not_understood(words, unknown, request, store))
    search = search_for(store, wanted, request.viewer, request.reader.zone)
    if not store.incidents.listed(request.viewer, search, most=1).rows:
        raise Refusal("incident-export-empty")
    payload = IncidentExport(wanted, request.user, request.now, kind)
    store.outbox.put(f"incidents:{request.idempotency_key}", payload, now=request.now, person=request.user)
    note_exported(store, wanted, search, request.viewer, by=request.user, now=request.now)
    return tell(request.reader, "incident-export-coming")


def render_incident_export(payload: IncidentExport, store: Store, reader: Reader) -> Message | None:
    """Render the file with a line above it, of what its receiver may see now."""
    viewer = store.people.look(payload.person)
    try:
        search = search_for(store, payload.wanted, viewer, reader.zone)
    except Refusal:
        return None
    page = store.incidents.listed(viewer, search, most=MOST_ROWS)
    more = page.more or page.total > len(page.rows)
    line = reader.rich("incident-export-line", number=len(page.rows), more="yes" if more else "no")
    about = say_filter(payload.wanted, viewer, reader, store)
    stamp = f"{reader.local(payload.asked_at):%Y%m%d-%H%M%S}"
    name = reader.say("incident-export-file", asked=stamp, ending=payload.file.value)
    content = _write(payload.file, tuple(_cells(page.rows, viewer, reader, store)), reader)
    return Message(join([each for each in (line, about) if each], " "), file=Attachment(name, content))


def _cells(rows: Sequence[NamedIncident], viewer: Viewer, reader: Reader, store: Store) -> Iterator[Sequence[str]]:
    """The columns of `trygg export incidents`, so that the file can be read by the same programs."""
    known = store.categories.known()
    yield COLUMNS
    for row in rows_of(rows, lambda each: row_for(each, viewer)):
        cells = write_row(row, reader.language, reader.zone, known)
        yield [cells[column] for column in COLUMNS]


def _write(kind: FileKind, rows: Sequence[Sequence[str]], reader: Reader) -> bytes:
    """Write what the reader's spreadsheet opens as it is, and the import reads."""
    if kind is FileKind.CSV:
        return csv_bytes(rows, separator_of(reader.language))
    return workbook_bytes([Sheet(reader.say("incident-export-sheet"), rows)])


def kind_in(words: str) -> tuple[FileKind, str]:
    """Find which file is meant by the first or the last word, CSV without one, and the other words."""
    first, _, after = words.partition(" ")
    before, _, last = words.rpartition(" ")
    if (kind := KINDS.get(first.casefold())) is not None:
        return kind, after
    kind = KINDS.get(last.casefold())
    return (FileKind.CSV, words) if kind is None else (kind, before)
