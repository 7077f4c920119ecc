"""`/situation export`: the figures of a picture as PDF, XLSX or CSV, sent to the asker alone."""

from commands.kit.fields import Checks, Choice
from commands.kit.form import Form
from commands.reader import Reader
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.situation.asking import Wanted, read_wanted, wanted_of
from commands.situation.exported import ExportedPicture
from commands.situation.picture import picture_title
from commands.vocabulary.blocks import Message, section
from commands.vocabulary.forms import Option
from domain.audit import AuditEvent
from domain.file_kinds import FileKind
from domain.messages import Export
from domain.refusals import Refusal
from domain.sharing import PUBLIC
from services.pictures import PictureBuilder
from storage.store import Store

INSIDE, OUTSIDE = "no", "yes"
_KINDS = {
    FileKind.PDF: "situation-export-kind-pdf",
    FileKind.XLSX: "situation-export-kind-xlsx",
    FileKind.CSV: "situation-export-kind-csv",
}


def open_export(request: Request, store: Store) -> Response:
    """Ask which files are wanted of the picture of the week, the area or both that are named.

    Raises Refusal where it has no figures.
    """
    builder = PictureBuilder.of(store, request.viewer, request.now)
    return OpenForm(_form(read_wanted(request, builder), builder, request).view(request.reader))


def submit_export(request: Request, store: Store) -> Response:
    """Send each file that is chosen; raises Refusal as `open_export` does, and FormRefused."""
    builder = PictureBuilder.of(store, request.viewer, request.now)
    wanted = wanted_of(str(request.memory.get("words") or ""), request, builder)
    form = _form(wanted, builder, request)
    values = form.submitted(request, store)
    kinds, outside = [FileKind(each) for each in values["kinds"] or ()], values.get("outside") == OUTSIDE
    area = wanted.area.id if wanted.area else None
    for kind in kinds:
        payload = Export(wanted.week, area, request.user, request.now, kind, outside)
        store.outbox.put(f"export:{request.idempotency_key}:{kind}", payload, now=request.now, person=request.user)
    told = {"area": area, "kinds": kinds, "outside": outside}
    store.audit.note(AuditEvent.EXPORTED, "picture", wanted.week, by=request.user, at=request.now, content=told)
    return tell(request.reader, "situation-export-coming", title=_title(wanted, builder, request.reader))


def _form(wanted: Wanted, builder: PictureBuilder, request: Request) -> Form:
    """The form; what leaves the workspace counts what is for all, so whoever does not see that is not asked."""
    reader = request.reader
    kinds = [Option(kind, reader.say(key)) for kind, key in _KINDS.items()]
    whither = [
        Option(INSIDE, reader.say("situation-export-outside-no")),
        Option(OUTSIDE, reader.say("situation-export-outside-yes")),
    ]
    outside = Choice(
        "outside", "situation-export-outside", whither, value=INSIDE, hint="situation-export-outside-hint"
    )
    return Form(
        "situation.export",
        "situation-export-title",
        (
            section(reader.rich("situation-export-about", title=_title(wanted, builder, reader))),
            Checks(
                "kinds",
                "situation-export-kinds",
                kinds,
                value=(FileKind.PDF.value,),
                needed="situation-export-kind-missing",
            ),
            *((outside,) if request.viewer.sees_open else ()),
        ),
        submit="situation-export-submit",
        memory={"words": wanted.words},
    )


def _title(wanted: Wanted, builder: PictureBuilder, reader: Reader) -> str:
    picture, _ = wanted.picture(builder)
    if not picture.counts.rows:
        raise Refusal("situation-export-empty", week=str(picture.week))
    return picture_title(picture, reader, builder.today)


def render_export(payload: Export, store: Store, reader: Reader) -> Message | None:
    """Render the file of what its receiver may see now, or of what may leave the workspace, with a line above."""
    viewer = store.people.look(payload.person)
    if payload.outside and not viewer.sees_open:
        return None
    builder = PictureBuilder.of(store, PUBLIC if payload.outside else viewer, payload.asked_at)
    area = store.geography.area(payload.area) if payload.area else None
    exported = ExportedPicture.of(Wanted(payload.week, area), builder, reader, outside=payload.outside)
    return exported.message(payload)
