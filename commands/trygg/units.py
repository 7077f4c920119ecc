"""The units of the partners, which each partner's card leads to: add some, and keep them true."""

from functools import partial

from commands.kit.fields import Choice
from commands.kit.form import Form
from commands.request import Request
from commands.response import OpenForm, Response, tell
from commands.trygg.names import NAMES, names_faults, names_in
from commands.trygg.register import Register
from commands.trygg.register_changes import change_forms
from commands.vocabulary.forms import Option
from domain.audit import AuditEvent
from domain.incident_rows import NOT_IN_UNITS
from services.partnership import add_partners
from storage.store import Store
from storage.tables import Unit


def open_new_units(request: Request, store: Store) -> Response:
    """Open the form that adds units to a partner."""
    return OpenForm(_form(store).view(request.reader))


def submit_new_units(request: Request, store: Store) -> Response:
    """Let the units written take part."""
    filled = _form(store).submitted(request, store, partial(names_faults, without=NOT_IN_UNITS))
    partner = store.partnership.partner(filled["partner"])
    names = names_in(filled)
    add_partners(store, [(partner.name, names)] if partner else [], request.now)
    store.audit.note(AuditEvent.MADE, "partner", by=request.user, at=request.now, content=names)
    return tell(request.reader, "register-added", count=len(names), names=request.reader.list(names))


def _form(store: Store) -> Form:
    partners = [Option(str(partner.id), partner.name) for partner in store.partnership.partners()]
    value = partners[0].value if len(partners) == 1 else None
    partner = Choice("partner", "units-partner", partners, value=value, needed="choose-from-list", kind=int)
    return Form("units.add", "units-add", (partner, NAMES), submit="register-add")


UNITS = Register(Unit, "units-title", open_new_units, submit_new_units, change_forms(Unit))
