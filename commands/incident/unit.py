"""Where a reporter belongs: asked for in the form as long as it is unknown, confirmed by a coordinator."""

from commands.kit.fields import TypeAhead
from commands.reader import Reader
from commands.request import KNOWN, NEW, Request, id_in, new_name_in
from commands.response import Response, Suggest
from commands.vocabulary.forms import Option
from domain.incidents import name_fault
from domain.name_search import search_names
from domain.names import fold, is_name, read_unit, tidy, unit_title
from domain.refusals import Refusal
from domain.sharing import Viewer
from services.memberships import state_unit
from services.partnership import unit_named
from storage.store import Store
from storage.tables import Partner, Unit

MOST_SUGGESTED = 50


def suggest_units(request: Request, store: Store) -> Response:
    """Known units that fit the typed letters; what was typed itself when it is none of them."""
    typed = tidy(request.value)
    units = _offered(request.viewer, store)
    known = [Option(f"{KNOWN}{unit.id}", unit_title(partner.name, unit.name)) for unit, partner in units]
    of_partners, of_units = store.partnership.former_names()
    beside = [" ".join([*of_partners[partner.id], *of_units[unit.id]]) for unit, partner in units]
    best = search_names(typed, [option.label for option in known], beside)
    fitting = [known[position] for position in best]
    is_known = fold(typed) in {fold(option.label) for option in fitting}
    new = [] if is_known or not is_name(typed) else [_new(typed, request.reader)]
    return Suggest([*fitting[:MOST_SUGGESTED], *new])


def unit_field(store: Store, reader: Reader, needed: str = "") -> TypeAhead:
    """Build the type-ahead of units."""
    return TypeAhead(
        "unit",
        "incident-unit",
        "incident.unit",
        lambda value: _chosen(value, store, reader),
        needed=needed,
        hint="incident-unit-hint",
        placeholder="incident-unit-placeholder",
    )


def has_unit(user: str, store: Store) -> bool:
    """Tell whether it is known where someone belongs, confirmed or not."""
    person = store.people.find(user)
    return person is not None and store.people.unit_of(person) is not None


def _offered(viewer: Viewer, store: Store) -> list[tuple[Unit, Partner]]:
    """The units to choose from: those of one's own partner where that is known, as of other organisations."""
    units = store.partnership.units()
    return [pair for pair in units if viewer.partner in (None, pair[1].id)]


def unit_faults(chosen: str | None, viewer: Viewer, store: Store) -> dict[str, Refusal]:
    """Tell why the unit cannot be taken as it stands, at the field 'unit'."""
    known = id_in(chosen)
    if known is not None and known not in {unit.id for unit, _ in _offered(viewer, store)}:
        return {"unit": Refusal("incident-unit-unknown")}
    fault = None
    if chosen and known is None:
        fault = next(filter(None, map(name_fault, read_unit(new_name_in(chosen)))), None)
    return {"unit": fault} if fault else {}


def own_unit(chosen: str | None, request: Request, store: Store) -> Unit | None:
    """Find the asker's unit: the known one, else the one chosen now, of which every coordinator is told."""
    person = store.people.meet(request.user)
    unit = store.people.unit_of(person)
    if unit is None and chosen:
        unit = _stated(chosen, request, store)
        state_unit(store, person, unit, now=request.now, occasion=request.idempotency_key)
    return unit


def _stated(chosen: str, request: Request, store: Store) -> Unit:
    known = id_in(chosen)
    unit = store.partnership.offered_unit(known) if known else None
    partner, name = read_unit(new_name_in(chosen))
    own = store.partnership.partner(request.viewer.partner) if request.viewer.partner else None
    return unit or unit_named(store, own.name if own else partner, name, request.now, unconfirmed=True)


def _chosen(chosen: str | None, store: Store, reader: Reader) -> Option | None:
    known = id_in(chosen)
    found = store.partnership.unit_and_partner(known) if known else None
    if found:
        unit, partner = found
        return Option(f"{KNOWN}{unit.id}", unit_title(partner.name, unit.name))
    name = new_name_in(chosen)
    return _new(name, reader) if name else None


def _new(name: str, reader: Reader) -> Option:
    return Option(f"{NEW}{name}", reader.say("incident-unit-new", name=name))
