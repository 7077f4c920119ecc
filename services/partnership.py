"""Decide which partners and units take part: by a coordinator's word, or because someone says to belong there."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from domain.names import fold, tidy, unit_title
from domain.register import PartnerKind
from storage.store import Store
from storage.tables import Partner, Person, Unit

Named = TypeVar("Named", Partner, Unit)
UnitKey = tuple[int, str]
"""The id of the partner, and the folded name."""


def add_partners(
    store: Store,
    wanted: Sequence[tuple[str, Sequence[str]]],
    now: datetime | None = None,
    kind: PartnerKind | None = None,
) -> list[str]:
    """Let these partners and units be in use, by a coordinator's word: new ones are added, and join `now`.

    A partner without units gets one of its own name. A name means the thing that bears it, by itself where it
    had been merged into another. All are of the `kind`, where it is told. Returns the titles of the units that
    were not in use before, and the name of a partner that was not and has none of these.
    """
    added: list[str] = []
    partners = {fold(row.name): row for row in store.register.every(Partner)}
    units = {(row.partner_id, fold(row.name)): row for row in store.register.every(Unit)}
    for name, unit_names in wanted:
        partner = partners.get(fold(name))
        back = [] if _is_kept(partner) else [tidy(name)]
        partner = partners[fold(name)] = _kept(partner or store.add(_new_partner(store, name, now)))
        partner.kind = kind or partner.kind
        own = () if store.partnership.has_units(partner) else (name,)
        added += _keep_units(store, partner, unit_names or own, units) or back
    return added


def _keep_units(store: Store, partner: Partner, names: Sequence[str], known: dict[UnitKey, Unit]) -> list[str]:
    """Let the units of a partner be in use; return the titles of those that were not."""
    added = []
    for name in names:
        key = (partner.id, fold(name))
        if not _is_kept(known.get(key)):
            added.append(unit_title(partner.name, tidy(name)))
        known[key] = _kept(known.get(key) or _new_unit(partner, name))
        store.session.add(known[key])
    store.session.flush()
    return added


def release_members(store: Store) -> list[tuple[Person, Unit]]:
    """Let whoever belongs to a unit that takes part no more belong to none; return them with those units."""
    left = store.partnership.members_of_retired()
    for person, _ in left:
        person.unit_id, person.unit_confirmed = None, False
    store.session.flush()
    return left


def retire_stated(store: Store, unit_id: int) -> None:
    """Retire a unit that was only stated and that nobody belongs to, and its partner if it was the last."""
    unit = store.partnership.unit(unit_id)
    if unit is None or not unit.unconfirmed or store.partnership.has_members(unit):
        return
    unit.retired = True
    store.session.flush()
    partner = store.partnership.partner_of(unit)
    partner.retired = partner.retired or (partner.unconfirmed and not store.partnership.has_units(partner))


def partner_named(store: Store, name: str, now: datetime | None = None, *, unconfirmed: bool = False) -> Partner:
    """Return the partner of that name (case and accents aside); a new one, who joins `now`, where there is none.

    One that was not in use is then only `unconfirmed`, if it is that which brings it back.
    """
    known = store.partnership.partners_by_name().get(fold(name))
    if known:
        return _in_use(known, unconfirmed=unconfirmed)
    return store.add(_in_use(_new_partner(store, name, now), unconfirmed=unconfirmed, new=True))


def unit_named(
    store: Store, partner_name: str, unit_name: str, now: datetime | None = None, *, unconfirmed: bool = False
) -> Unit:
    """Return the unit of that name at that partner; a new one (and partner, as above) where there is none."""
    partner = partner_named(store, partner_name, now, unconfirmed=unconfirmed)
    known = store.partnership.units_by_name().get((partner.id, fold(unit_name)))
    if known:
        return _in_use(known, unconfirmed=unconfirmed)
    return store.add(_in_use(_new_unit(partner, unit_name), unconfirmed=unconfirmed, new=True))


def _new_partner(store: Store, name: str, now: datetime | None) -> Partner:
    return Partner(workspace_id=store.workspace_id, name=tidy(name), joined_at=now)


def _new_unit(partner: Partner, name: str) -> Unit:
    return Unit(workspace_id=partner.workspace_id, partner_id=partner.id, name=tidy(name))


def _in_use(row: Named, *, unconfirmed: bool, new: bool = False) -> Named:
    row.unconfirmed = unconfirmed and (new or row.unconfirmed or row.retired)
    row.retired = False
    return row


def _is_kept(row: Partner | Unit | None) -> bool:
    """Whether it is in use by a coordinator's word."""
    return row is not None and not (row.retired or row.unconfirmed or row.merged_into)


def _kept(row: Named) -> Named:
    row.retired = row.unconfirmed = False
    row.merged_into = None
    return row
