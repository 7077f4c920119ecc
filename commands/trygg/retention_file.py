"""The record of a run as a page to print and keep."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from commands.reader import Reader
from commands.trygg.retention import SHOWN
from domain.erasure import GONE
from domain.retention import RetentionKind
from exports.documents import Document, Paragraph, SectionTitle, Table
from services.retention import periods_of
from storage.store import Store
from storage.tables import RetentionDecision, RetentionRun


def record_document(run: RetentionRun, title: str, made_at: datetime, store: Store, reader: Reader) -> Document:
    """Compose the page: by which decision, for how long each kind is kept, how many went, and when."""
    decision = store.retention.decision_of(run)
    parts = (
        Paragraph(_decided(decision, store, reader), "lead"),
        SectionTitle(reader.say("retention-gone-title")),
        _removed(run, decision, reader),
        SectionTitle(reader.say("retention-times-title")),
        Table(_head(("retention-column-step", "retention-column-when"), reader), tuple(_times(run, reader))),
    )
    printed = reader.say("retention-printed", when=reader.full_moment(made_at))
    footer, page = f"Trygg · {title}", reader.say("situation-document-page")
    return Document(title, reader.language, made_at, parts, printed, footer, page)


def name_on_paper(store: Store, user: str) -> str:
    """Name a user by what those who read a page know; '–' for someone who has been erased."""
    person = store.people.find(user)
    return "–" if user.startswith(GONE) else person.name if person and person.name else user


def _decided(decision: RetentionDecision, store: Store, reader: Reader) -> str:
    day, when = reader.full_day(decision.decided_on), reader.full_moment(decision.entered_at)
    who = name_on_paper(store, decision.entered_by)
    return reader.say("retention-decision", reference=decision.reference, who=who, day=day, when=when)


def _removed(run: RetentionRun, decision: RetentionDecision, reader: Reader) -> Table:
    periods = periods_of(decision)
    rows = [tuple(_row(kind, periods.get(kind), run, reader)) for kind in SHOWN]
    head = _head(("retention-column-kind", "retention-column-kept", "retention-column-gone"), reader)
    return Table(head, tuple(rows), figures=(2,))


def _head(keys: Sequence[str], reader: Reader) -> tuple[str, ...]:
    return tuple(reader.say(key) for key in keys)


def _row(kind: RetentionKind, months: int | None, run: RetentionRun, reader: Reader) -> Iterator[str]:
    yield reader.say("retention-kind", kind=kind.value)
    if months is None:
        yield from (reader.say("retention-cell-for-good"), "–")
    else:
        yield reader.say("retention-cell-months", months=months)
        yield reader.number(run.counts.get(kind.value, 0))


def _times(run: RetentionRun, reader: Reader) -> Iterator[tuple[str, str]]:
    marks = {
        "retention-row-begun": run.begun_at,
        "retention-row-finished": run.finished_at,
        "retention-row-compacted": run.compacted_at,
    }
    for key, at in marks.items():
        if at:
            yield reader.say(key), reader.full_moment(at)
