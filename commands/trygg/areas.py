"""`/trygg areas`: the areas that incidents are reported in: add some, put them in order, and keep them true."""

from collections.abc import Iterator

from commands.kit.fields import Choice, FormField
from commands.kit.form import Form, RecordForm, Values
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.trygg.names import NAMES, names_faults, names_in
from commands.trygg.register import Register
from commands.trygg.register_changes import change_forms, record_kind
from commands.vocabulary.forms import Option
from domain.audit import AuditEvent
from services.geography import add_area, place_area
from storage.store import Store
from storage.tables import Area

ADD = Form("areas.add", "areas-add", (NAMES,), submit="register-add")


def open_new_areas(request: Request, _store: Store) -> Response:
    """Open the form that adds areas."""
    return OpenForm(ADD.view(request.reader))


def submit_new_areas(request: Request, store: Store) -> Response:
    """Let the areas written be in use, new ones last."""
    names = names_in(ADD.submitted(request, store, names_faults))
    for name in names:
        area = add_area(store, name)
        store.audit.note(AuditEvent.MADE, "area", area.id, by=request.user, at=request.now, content=name)
    return tell(request.reader, "register-added", count=len(names), names=request.reader.list(names))


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


ORDER = RecordForm(record_kind(Area), "areas.order", "areas-order", _ask_order, _order)
AREAS = Register(Area, "areas-title", open_new_areas, submit_new_areas, change_forms(Area, ORDER), parts="places")
