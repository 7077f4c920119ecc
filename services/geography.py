"""Decide which areas are in use, and which places there are in them."""

from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEvent
from domain.incidents import IncidentFacts, PlaceKind
from domain.names import fold, tidy
from domain.refusals import Refusal
from domain.sharing import PUBLIC, Viewer
from storage.register import Named
from storage.store import Store
from storage.tables import Area, Place


def area_named(store: Store, name: str) -> Area:
    """Return the area that the name means (case and accents aside), or meant before; else a new one, the last."""
    area = store.geography.areas_by_name().get(fold(name))
    return add_area(store, name) if area is None else take_up(store, area)


def area_standing_for(store: Store, area: Area | None) -> Area | None:
    """Follow an area to what it was merged into; itself where it was not."""
    while area and area.merged_into:
        area = store.geography.area(area.merged_into)
    return area


def add_area(store: Store, name: str) -> Area:
    """Return the area of that very name, in use; a new one, the last, where there is none. It means no other."""
    every = store.register.every(Area)
    for area in every:
        if fold(area.name) == fold(name):
            return take_up(store, area)
    position = max((area.position for area in every), default=-1) + 1
    return store.add(Area(workspace_id=store.workspace_id, name=tidy(name), position=position))


def place_area(store: Store, area: Area, after: Area | None) -> None:
    """Put an area behind another one in the order in which all are listed; first where there is none."""
    others = [each for each in store.geography.areas() if each.id != area.id]
    at = next((position + 1 for position, each in enumerate(others) if after and each.id == after.id), 0)
    for position, each in enumerate([*others[:at], area, *others[at:]]):
        each.position = position
    store.session.flush()


def place_named(store: Store, name: str, area_id: int, viewer: Viewer = PUBLIC) -> Place:
    """Return the place of that name in the area; a new one where there is none, whoever else adds it now.

    It keeps the spelling under which all know it. One that neither all nor the viewer, who names it, may know
    of is spelt anew: case, accents and blanks would tell that it was there.
    """
    known = store.geography.place_called(name, area_id)
    place = known or take_up(store, store.geography.add_place(tidy(name), area_id))
    if not any(store.geography.place(place.id, each) for each in (PUBLIC, viewer)):
        place.name = tidy(name)
    return place


def register_place(store: Store, name: str, area_id: int, kind: PlaceKind | None = None) -> Place:
    """Return the place of that name in the area, which is for everybody to know from now on.

    It is of the `kind`, where that is told.
    """
    place = place_named(store, name, area_id)
    place.registered, place.kind = True, kind or place.kind
    return place


def keep_place(store: Store, place: Place, *, by: str, now: datetime) -> None:
    """Let a place that only reports have named be in the register, for everybody to know."""
    place.registered = True
    store.audit.note(AuditEvent.CHANGED, "place", place.id, by=by, at=now, content="registered")
    store.session.flush()


def delete_place(store: Store, place: Place, *, by: str, now: datetime) -> None:
    """Delete a place that nothing refers to; raises Refusal where anything does."""
    if store.register.is_referred_to(place):
        raise Refusal("register-unknown")
    store.audit.note(AuditEvent.REMOVED, "place", place.id, by=by, at=now)
    store.register.delete(place)


def with_known_kind(store: Store, facts: IncidentFacts) -> IncidentFacts:
    """Fill in the kind of the place where none is told.

    Only that of a place in the register: what is known of another would tell that somebody else has named it.
    """
    place = store.register.find(Place, facts.place) if facts.place and facts.place_kind is None else None
    kind = place.kind if place and place.registered else None
    return replace(facts, place_kind=PlaceKind(kind)) if kind else facts


def take_up(store: Store, thing: Named) -> Named:
    """Let a thing be in use, by itself where it had been merged into another one."""
    thing.retired, thing.merged_into = False, None
    store.session.flush()
    return thing
