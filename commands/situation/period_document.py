"""*Print as PDF*: a quarter or a year as pages, sent to the asker alone: extent, consequences, what came of it."""

from collections.abc import Iterable, Iterator

from commands.reader import Reader
from commands.request import Request
from commands.response import Response, tell
from commands.situation.looking_back import check_known, read_period
from commands.situation.period_picture import (
    became_lines,
    partner_lines,
    period_findings,
    period_title,
    place_lines,
)
from commands.situation.picture import Showing, counted
from commands.situation.times import gravity_lines
from commands.situation.words import expected_range, name_period
from commands.vocabulary.blocks import Attachment, Message
from commands.vocabulary.text import Mrkdwn, join, plain
from domain.audit import AuditEvent
from domain.look_back import PeriodCount, PeriodPicture
from domain.messages import PeriodExport
from domain.refusals import Refusal
from exports.documents import Bullets, Document, Paragraph, Part, SectionTitle, Table
from exports.drawing import DrawingFailed, draw_pdf
from services.look_back import LookBackBuilder
from storage.store import Store


def print_period(request: Request, store: Store) -> Response:
    """Send the pages of the period that the button names; raises Refusal for what is none."""
    wanted = read_period(request, store)
    if wanted is None:
        raise Refusal("unreadable")
    builder = LookBackBuilder.of(store, request.viewer, request.now)
    check_known(wanted.period, builder)
    area = wanted.area.id if wanted.area else None
    payload = PeriodExport(wanted.period, area, request.user, request.now)
    store.outbox.put(f"export:{request.idempotency_key}", payload, now=request.now, person=request.user)
    told = {"area": area}
    store.audit.note(AuditEvent.EXPORTED, "picture", wanted.period, by=request.user, at=request.now, content=told)
    title = period_title(builder.take(wanted.period, wanted.area), request.reader)
    return tell(request.reader, "look-back-print-coming", title=title)


def render_period(payload: PeriodExport, store: Store, reader: Reader) -> Message | None:
    """Render the pages of what their receiver may see now, or a line where they cannot be drawn."""
    builder = LookBackBuilder.of(store, store.people.look(payload.person), payload.asked_at)
    area = store.geography.area(payload.area) if payload.area else None
    picture = builder.take(payload.period, area)
    title = period_title(picture, reader)
    whose = counted(Showing.ASKED if builder.viewer.sees_open else Showing.OWN, reader)
    try:
        pages = draw_pdf(period_document(picture, whose, reader))
    except DrawingFailed as failed:
        example = f"{payload.period} {area.name if area else ''}".rstrip()
        return Message(reader.rich("look-back-print-failed", title=title, example=example), undrawn=failed.why)
    stamp = f"{reader.local(payload.asked_at):%Y%m%d-%H%M%S}"
    name = reader.say("look-back-print-file", period=str(payload.period), asked=stamp)
    return Message(
        join([reader.rich("look-back-print-line", title=title), whose], " "), file=Attachment(name, pages)
    )


def period_document(picture: PeriodPicture, whose: Mrkdwn, reader: Reader) -> Document:
    """Compose the pages: the finding first, then figures, places, consequences, what came of it, and coverage."""
    lead, *others = period_findings(picture, reader)
    number, say = picture.counts.total.now, reader.say
    parts: Iterable[Part] = (
        Paragraph(plain(lead), "lead"),
        *(Paragraph(plain(line)) for line in others),
        *_figures(picture, reader),
        *_listed(say("situation-places"), place_lines(picture, reader)),
        *_listed(say("situation-gravity"), gravity_lines(picture.details, number, reader) if number else []),
        *_listed(say("look-back-work"), became_lines(picture, reader)),
        *_listed(say("look-back-partners"), partner_lines(picture, reader)),
        Paragraph(plain(whose), "note"),
    )
    days = reader.span(picture.period.first, picture.period.last)
    taken = say("look-back-taken", moment=reader.moment(picture.taken_at))
    title = period_title(picture, reader)
    return Document(
        title,
        reader.language,
        picture.taken_at,
        tuple(parts),
        f"{days} · {taken}",
        f"Trygg · {title}",
        say("situation-document-page"),
    )


def _figures(picture: PeriodPicture, reader: Reader) -> Iterator[Part]:
    rows = [row for row in picture.counts.rows if row.now]
    if not rows:
        return
    say = reader.say
    keys = ("situation-column-area", "situation-column-category", "situation-column-number")
    head = (*(say(key) for key in keys), say("situation-drawn-expected-areas"), say("look-back-year-before"))
    yield SectionTitle(say("look-back-table", period=name_period(picture.period, reader)))
    yield Table(head, tuple(_cells(row, picture, reader) for row in rows), (2, 3, 4))


def _cells(row: PeriodCount, picture: PeriodPicture, reader: Reader) -> tuple[str, ...]:
    expected = expected_range(row.expected) if row.expected else "–"
    earlier = reader.number(row.year_before) if picture.counts.known_year_before else "–"
    return row.area, picture.heading(row.group, reader.language), reader.number(row.now), expected, earlier


def _listed(heading: str, lines: Iterable[Mrkdwn]) -> list[Part]:
    told = tuple(map(plain, lines))
    return [SectionTitle(heading), Bullets(told)] if told else []
