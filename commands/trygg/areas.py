"""`/trygg areas`: the areas that incidents are reported in: add some, put them in order, and keep them true."""

from collections.abc import Iterator, Sequence

from commands.area_options import area_options
from commands.kit.fields import Choice, FormField
from commands.kit.form import Form, RecordForm, Values
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.trygg.names import NAMES, names_faults, names_in
from commands.trygg.register import Register
from commands.trygg.register_changes import answer_done, change_forms, record_kind
from commands.vocabulary.blocks import Block, section
from commands.vocabulary.forms import Option
from domain.audit import AuditEvent
from domain.names import fold
from domain.refusals import Refusal
from services.geography import add_area, place_area
from services.register import move, moving_fault
from storage.store import Store
from storage.tables import Area

ADD = Form("areas.add", "areas-add", (NAMES,), submit="register-add")


def open_new_areas(request: Request, _store: Store) -> Response:
    """Open the form that adds areas."""
    return OpenForm(ADD.view(request.reader))


def submit_new_areas(request: Request, store: Store) -> Response:
    """Let the areas written be in use, new ones last."""
    names = names_in(ADD.submitted(request, store, names_faults))
    save_areas(names, request, store)
    return tell(request.reader, "register-added", count=len(names), names=request.reader.list(names))


def save_areas(names: Sequence[str], request: Request, store: Store) -> list[str]:
    """Let the areas of these names be in use, new ones last; return the names of those that were not."""
    known = {fold(area.name) for area in store.geography.areas()}
    fresh = [name for name in names if fold(name) not in known]
    for name in fresh:
        area = add_area(store, name)
        store.audit.note(AuditEvent.MADE, "area", area.id, by=request.user, at=request.now, content=name)
    return fresh


def _ask_order(area: Area, request: Request, store: Store) -> Iterator[FormField]:
    others = [each for each in store.geography.areas() if each.id != area.id]
    options = [
        Option("0", request.reader.say("areas-first")),
        *(Option(str(each.id), each.name) for each in others),
    ]
    before = [each for each in others if (each.position, each.name) < (area.position, area.name)]
    value = str(before[-1].id) if before else "0"
    yield Choice("after", "areas-after", options, value=value, needed="choose-from-list")


def _order(area: Area, values: Values, request: Request, store: Store) -> Response:
    place_area(store, area, store.geography.area(int(values["after"])))
    store.audit.note(AuditEvent.CHANGED, "area", area.id, by=request.user, at=request.now, content=values)
    return tell(request.reader, "areas-ordered")


def _ask_parent(area: Area, request: Request, store: Store) -> Iterator[FormField | Block]:
    yield section(request.reader.rich("areas-move-tells", name=area.name))
    parts = store.geography.areas_within([area.id])
    others = [each for each in area_options(store) if int(each.value) not in parts]
    options = [Option("0", request.reader.say("areas-no-parent")), *others]
    yield Choice("parent", "areas-parent", options, value=str(area.parent_id or 0), needed="choose-from-list")


def _faults_of_parent(area: Area, values: Values, _request: Request, store: Store) -> dict[str, Refusal]:
    fault = moving_fault(store, area, _parent(values, store)) if values["parent"] else None
    return {"parent": fault} if fault else {}


def _move(area: Area, values: Values, request: Request, store: Store) -> Response:
    parent = _parent(values, store)
    entry = move(store, area, parent, by=request.user, now=request.now)
    facts = {"name": area.name, "where": "inside" if parent else "alone", "parent": parent.name if parent else ""}
    words = request.reader.rich("areas-moved", **facts)
    return answer_done(entry, area, words, request)


def _parent(values: Values, store: Store) -> Area | None:
    return store.geography.area(int(values["parent"]))


MOVE = RecordForm(record_kind(Area), "areas.move", "areas-move", _ask_parent, _move, faults=_faults_of_parent)
ORDER = RecordForm(record_kind(Area), "areas.order", "areas-order", _ask_order, _order)
AREAS = Register(
    Area, "areas-title", open_new_areas, submit_new_areas, change_forms(Area, MOVE, ORDER), parts="places"
)
