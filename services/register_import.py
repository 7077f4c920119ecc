"""Import partners and places from the rows of a file: all of them or none; and list what a file is to hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from domain.audit import AuditEvent
from domain.cells import Cells, RowError
from domain.incidents import PlaceKind
from domain.names import fold
from domain.register import PartnerKind
from domain.register_rows import PartnerRow, PlaceRow, Row, read_register_row
from domain.sharing import PUBLIC
from services.geography import add_area, register_place
from services.incident_import import RowsRefused
from services.partnership import add_partners
from storage.store import Store
from storage.tables import Area, Partner, Place, Unit

Lines = Iterable[tuple[int, Callable[[], Cells]]]
Given = TypeVar("Given")
Made = TypeVar("Made")
Rows = Mapping[int, Row]
"""What is told by the number of its row in the file."""
Known = dict[tuple[str, ...], object]
"""What there is or comes before in the file, by folded names."""


def read_lines(lines: Lines, shape: type[Row], *, anyway: bool) -> dict[int, Row]:
    """Read numbered rows; raises RowsRefused."""
    return _each(lines, lambda cells: read_register_row(cells(), shape, anyway=anyway))


def import_partners(store: Store, rows: Rows[PartnerRow], now: datetime) -> None:
    """Let partners and units take part, who join `now`; raises RowsRefused for those that do already."""
    known: Known = {(fold(each.name),): each.kind for each in store.register.every(Partner) if not each.retired}
    names = {each.id: fold(each.name) for each in store.register.every(Partner)}
    for unit in store.register.every(Unit):
        if not unit.retired:
            known[names[unit.partner_id], fold(unit.name)] = True
    _each(rows.items(), lambda row: _take_partner(row, known))
    for row in rows.values():
        add_partners(store, [(row.partner, [row.unit] if row.unit else [])], now, row.kind)
        store.audit.note(AuditEvent.MADE, "partner", by="", at=now, content=vars(row))


def _take_partner(row: PartnerRow, known: Known) -> None:
    """Note the row among what is known; raises RowError for what is there already."""
    whole, part = (fold(row.partner),), (fold(row.partner), fold(row.unit))
    if row.unit and part in known:
        raise RowError("unit is there already")
    if not row.unit and whole in known:
        raise RowError("partner is there already")
    if row.kind and known.get(whole) not in (None, row.kind):
        raise RowError("kind is another one than the partner has, or than another row says")
    known[whole] = row.kind or known.get(whole)
    known[part if row.unit else (*whole, *whole)] = True


def import_places(store: Store, rows: Rows[PlaceRow], now: datetime) -> None:
    """Let areas and places be in use; raises RowsRefused for those that are, and for areas in a circle."""
    areas = {each.id: each for each in store.register.every(Area)}
    known: Known = {
        (fold(each.name),): fold(areas[each.parent_id].name) if each.parent_id else None
        for each in areas.values()
        if not each.retired
    }
    for place in store.register.every(Place):
        if place.registered and not place.retired:
            known[fold(areas[place.area_id].name), fold(place.name)] = True
    told = {name[0] for name in known} | {fold(row.area) for row in rows.values()}
    _each(rows.items(), lambda row: _take_place(row, known, told))
    kept = {fold(row.area): add_area(store, row.area) for row in rows.values()}
    for row in rows.values():
        if row.part_of:
            parent = kept.get(fold(row.part_of)) or store.geography.areas_by_name()[fold(row.part_of)]
            kept[fold(row.area)].parent_id = parent.id
        if row.place:
            register_place(store, row.place, kept[fold(row.area)].id, row.place_kind)
        store.audit.note(AuditEvent.MADE, "place" if row.place else "area", by="", at=now, content=vars(row))
    store.session.flush()


def _take_place(row: PlaceRow, known: Known, told: set[str]) -> None:
    """Note the row among what is known; raises RowError for what is there already, or cannot be."""
    whole, part, parent = (fold(row.area),), (fold(row.area), fold(row.place)), fold(row.part_of) or None
    if row.place and part in known:
        raise RowError("place is there already")
    if row.place_kind and not row.place:
        raise RowError("place_kind is given without its place")
    if not row.place and whole in known and parent in (None, known[whole]):
        raise RowError("area is there already")
    if parent and parent not in told:
        raise RowError("part_of is no known area; give it a row of its own")
    if parent and known.get(whole) not in (None, parent):
        raise RowError("part_of is another area than the one that it lies in, or than another row says")
    known[whole] = parent or known.get(whole)
    parents = {name[0]: above for name, above in known.items() if len(name) == 1}
    if parent and _is_above(whole[0], parent, parents):
        known[whole] = None
        raise RowError("part_of would put the area into itself")
    if row.place:
        known[part] = True


def _each(items: Iterable[tuple[int, Given]], do: Callable[[Given], Made]) -> dict[int, Made]:
    """Do it with what stands in each row; raises RowsRefused for those that cannot be taken."""
    made: dict[int, Made] = {}
    reasons: dict[int, str] = {}
    for number, given in items:
        try:
            made[number] = do(given)
        except RowError as error:
            reasons[number] = str(error)
    if reasons:
        raise RowsRefused(reasons)
    return made


def _is_above(area: str, other: object, parents: Mapping[str, object]) -> bool:
    """Whether the area is the other one, or holds it."""
    while other and other != area:
        other = parents.get(str(other))
    return other == area


def partner_rows(store: Store) -> list[PartnerRow]:
    """List the partners that take part, with their units."""
    units = store.partnership.units()
    with_units = {partner.id for _, partner in units}
    bare = [
        PartnerRow(each.name, _kind_of(each)) for each in store.partnership.partners() if each.id not in with_units
    ]
    return [*(PartnerRow(partner.name, _kind_of(partner), unit.name) for unit, partner in units), *bare]


def place_rows(store: Store) -> Iterator[PlaceRow]:
    """List the areas in use with the places that all know of."""
    areas = store.geography.areas()
    names = {area.id: area.name for area in areas}
    kinds = {place.id: PlaceKind(place.kind) for place in store.geography.every_place() if place.kind}
    for area in areas:
        within = names.get(area.parent_id or 0, "")
        places = store.geography.places_known(PUBLIC, area_id=area.id)
        rows = [PlaceRow(area.name, within, place.name, kinds.get(place.id)) for place in places]
        yield from rows or [PlaceRow(area.name, within)]


def _kind_of(partner: Partner) -> PartnerKind | None:
    return PartnerKind(partner.kind) if partner.kind else None
