"""`/situation export`: the figures of a picture as a file for a spreadsheet, sent to the asker alone."""

import csv
import io
from collections.abc import Iterator

from commands.reader import Reader
from commands.request import Request
from commands.response import Response, tell
from commands.situation.asking import Wanted, read_wanted
from commands.situation.picture import counted, picture_title
from commands.vocabulary.blocks import Attachment, Message
from commands.vocabulary.text import join
from domain.audit import AuditEvent
from domain.cells import defuse, separator_of
from domain.messages import Export
from domain.pictures import SituationalPicture
from domain.refusals import Refusal
from services.pictures import PictureBuilder
from storage.store import Store


def export_picture(request: Request, store: Store) -> Response:
    """Send the picture of the week, the area or both that are named; raises Refusal where it has no figures."""
    builder = PictureBuilder.of(store, request.viewer, request.now)
    wanted = read_wanted(request, builder)
    picture, _ = wanted.picture(builder)
    if not picture.counts.rows:
        raise Refusal("situation-export-empty", week=str(picture.week))
    area_id = wanted.area.id if wanted.area else None
    payload = Export(wanted.week, area_id, request.user, request.now)
    store.outbox.put(f"export:{request.idempotency_key}", payload, now=request.now, person=request.user)
    told = {"area": area_id}
    store.audit.note(AuditEvent.EXPORTED, "picture", picture.week, by=request.user, at=request.now, content=told)
    return tell(
        request.reader,
        "situation-export-coming",
        title=picture_title(picture, request.reader, builder.today),
    )


def render_export(payload: Export, store: Store, reader: Reader) -> Message | None:
    """Render the file with a line above it."""
    asked_at = payload.asked_at
    builder = PictureBuilder.of(store, store.people.look(payload.person), asked_at)
    area = store.geography.area(payload.area) if payload.area else None
    picture, showing = Wanted(payload.week, area).picture(builder)
    title = picture_title(picture, reader, builder.today)
    words = join([reader.rich("situation-export-line", title=title), counted(showing, reader)], " ")
    stamp = f"{reader.local(asked_at):%Y%m%d-%H%M%S}"
    name = reader.say("situation-export-file", week=str(payload.week), asked=stamp)
    return Message(words, file=Attachment(name, write_table(picture, reader)))


def write_table(picture: SituationalPicture, reader: Reader) -> bytes:
    """CSV that the reader's spreadsheet opens as it is: UTF-8 with its mark, and the language's separators."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator_of(reader.language)).writerows(_rows(picture, reader))
    return written.getvalue().encode("utf-8-sig")


def _rows(picture: SituationalPicture, reader: Reader) -> Iterator[list[str]]:
    keys = ("situation-export-week", "situation-column-area", "situation-column-category")
    figures = ("situation-export-number", "situation-export-last", "situation-column-low", "situation-column-high")
    yield [reader.say(key) for key in (*keys, *figures)]
    for row in picture.counts.rows:
        words = [str(picture.week), row.area, picture.heading(row.group, reader.language)]
        expected = picture.expected.get((row.area, row.group))
        bounds = [str(expected.low), str(expected.high)] if expected else ["", ""]
        yield [*map(defuse, words), str(row.now), str(row.last), *bounds]
