"""The records of what has been removed (gallringsprotokoll): listed, shown, and as a file that can be printed."""

from collections.abc import Callable
from functools import partial
from itertools import chain

from commands.kit.listing import Listing, ListRow, page_asked
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Reply, Response, tell
from commands.trygg.retention import counted, decided, kept
from commands.trygg.retention_file import name_on_paper, record_document
from commands.vocabulary.blocks import Attachment, Button, Message, buttons, header, section, short_message
from commands.vocabulary.text import Mrkdwn, escape, join, mention
from domain.audit import AuditEvent
from domain.messages import PrintedRecord
from domain.refusals import Refusal
from domain.retention import RetentionKind
from exports.drawing import DrawingFailed, draw_pdf
from storage.store import Store
from storage.tables import RetentionRun


def list_records(request: Request, store: Store) -> Response:
    """List the runs that have been made, the latest first."""
    number, words = page_asked(request)
    return Listing(
        "retention.records",
        "retention.record",
        "retention-records",
        lambda skip: store.retention.runs(skip=skip),
        partial(_row, reader=request.reader),
        short_message(request.reader.rich("retention-no-records")),
        words=words,
    ).answer(number, request, store)


def show_record(request: Request, store: Store) -> Response:
    """Show a run's record, with a button that sends it as a file."""
    run = _find(request, store)
    title = _title(run, request.reader)
    parts = [section(join(part)) for part in _parts(run, mention, request.reader, store)]
    way = Button("retention.print", request.reader.say("retention-print"), str(run.id))
    return Reply(Message(title, (header(title), *parts, buttons(way))))


def print_record(request: Request, store: Store) -> Response:
    """Send the record as a file to whoever asks for it."""
    run, key = _find(request, store), f"record:{request.idempotency_key}"
    store.outbox.put(key, PrintedRecord(run.id, request.now), now=request.now, person=request.user)
    store.audit.note(AuditEvent.EXPORTED, "retention_run", run.id, by=request.user, at=request.now)
    return tell(request.reader, "retention-print-coming", title=_title(run, request.reader))


def render_record(payload: PrintedRecord, store: Store, reader: Reader) -> Message | None:
    """Render the record as a file to print, with a line above it; as words where no page can be drawn."""
    run = store.retention.run(payload.run)
    if run is None:
        return None
    title = _title(run, reader)
    stamp = f"{reader.local(payload.asked_at):%Y%m%d-%H%M%S}"
    name = reader.say("retention-file", number=str(run.id), asked=stamp)
    try:
        content = draw_pdf(record_document(run, title, payload.asked_at, store, reader))
    except DrawingFailed as failed:
        words = [reader.rich("retention-undrawn"), *chain(*_parts(run, partial(_name, store), reader, store))]
        return Message(join(words), undrawn=failed.why)
    return Message(reader.rich("retention-file-line", title=title), file=Attachment(name, content))


def _find(request: Request, store: Store) -> RetentionRun:
    asked = id_in(request.value)
    run = store.retention.run(asked) if asked else None
    if run is None or run.finished_at is None:
        raise Refusal("retention-no-record")
    return run


def _title(run: RetentionRun, reader: Reader) -> str:
    return reader.say("retention-record", number=str(run.id))


def _row(run: RetentionRun, reader: Reader) -> ListRow:
    total = reader.number(sum(run.counts.values()))
    return ListRow(
        run.id, reader.rich("retention-record-row", when=reader.full_moment(run.begun_at), number=total)
    )


def _parts(run: RetentionRun, name: Callable[[str], Mrkdwn], reader: Reader, store: Store) -> list[list[Mrkdwn]]:
    """Write what the record says: by which decision, for how long each kind is kept, what went, and when.

    `name` calls a user by what those who read it know.
    """
    decision = store.retention.decision_of(run)
    counts = {kind: run.counts.get(kind.value, 0) for kind in RetentionKind if kind.value in decision.periods}
    return [
        [decided(decision, name(decision.entered_by), reader)],
        [reader.rich("retention-periods"), *kept(decision, reader)],
        [reader.rich("retention-gone"), *counted(counts, reader)],
        [reader.rich("retention-begun", when=reader.full_moment(run.begun_at)), *_ended(run, reader)],
    ]


def _ended(run: RetentionRun, reader: Reader) -> list[Mrkdwn]:
    marks = (("retention-finished", run.finished_at), ("retention-compacted", run.compacted_at))
    return [reader.rich(key, when=reader.full_moment(at)) for key, at in marks if at]


def _name(store: Store, user: str) -> Mrkdwn:
    return escape(name_on_paper(store, user))
