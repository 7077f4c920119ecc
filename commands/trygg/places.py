"""`/trygg places`: the places that are suggested in each area: add some, and keep them true."""

from collections.abc import Iterator

from commands.area_options import area_options
from commands.incident.columns import PLACE_KIND
from commands.kit.fields import Choice, EnumChoice
from commands.kit.form import Form, RecordForm, Values
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.trygg.names import NAMES, names_faults, names_in
from commands.trygg.register import Register
from commands.trygg.register_changes import change_forms, counted, kind_form, record_kind
from commands.vocabulary.blocks import Block, section
from domain.audit import AuditEvent
from domain.refusals import Refusal
from services.geography import delete_place, keep_place, register_place
from storage.store import Store
from storage.tables import Place

KIND = EnumChoice("kind", PLACE_KIND.label, PLACE_KIND.words)


def open_new_places(request: Request, store: Store) -> Response:
    """Open the form that adds places to an area."""
    return OpenForm(_form(store).view(request.reader))


def submit_new_places(request: Request, store: Store) -> Response:
    """Register the places written, for everybody to know."""
    filled = _form(store).submitted(request, store, names_faults)
    names = names_in(filled)
    for name in names:
        place = register_place(store, name, filled["area"], filled["kind"])
        store.audit.note(AuditEvent.MADE, "place", place.id, by=request.user, at=request.now, content=name)
    return tell(request.reader, "register-added", count=len(names), names=request.reader.list(names))


def _form(store: Store) -> Form:
    areas = area_options(store)
    value = areas[0].value if len(areas) == 1 else None
    area = Choice("area", "incident-area", areas, value=value, needed="incident-needs-area", kind=int)
    return Form("places.add", "places-add", (area, NAMES, KIND), submit="register-add")


def _ask_deleted(place: Place, request: Request, store: Store) -> Iterator[Block]:
    if store.register.is_referred_to(place):
        holds = counted(place, request.reader, store)
        raise Refusal("register-delete-holds", holds=holds) if holds else Refusal("register-delete-merged")
    yield section(request.reader.rich("register-delete-tells", name=place.name))


def _delete(place: Place, _values: Values, request: Request, store: Store) -> Response:
    name = place.name
    delete_place(store, place, by=request.user, now=request.now)
    return tell(request.reader, "register-deleted", name=name)


def _tell_kept(_place: Place, request: Request, _store: Store) -> Iterator[Block]:
    yield section(request.reader.rich("places-keep-tells"))


def _keep(place: Place, _values: Values, request: Request, store: Store) -> Response:
    keep_place(store, place, by=request.user, now=request.now)
    return tell(request.reader, "places-kept", name=place.name)


KEEP = RecordForm(record_kind(Place), "places.keep", "places-keep", _tell_kept, _keep, label="places-keep")
DELETE = RecordForm(
    record_kind(Place), "places.delete", "register-delete", _ask_deleted, _delete, label="register-delete"
)
PLACES = Register(
    Place,
    "places-title",
    open_new_places,
    submit_new_places,
    change_forms(Place, KEEP, kind_form(Place, KIND), DELETE),
)
