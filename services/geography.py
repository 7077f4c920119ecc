"""Decide which areas are in use, and which places there are in them."""

from collections.abc import Sequence

from domain.names import fold, tidy
from domain.sharing import PUBLIC, Viewer
from storage.store import Store
from storage.tables import Area, Place


def keep_areas(store: Store, names: Sequence[str]) -> None:
    """Let exactly these areas be in use, in this order: new ones are added, others retired."""
    known = {fold(area.name): area for area in store.geography.every_area()}
    for area in known.values():
        area.retired = True
    for position, name in enumerate(names):
        area = known.get(fold(name)) or Area(workspace_id=store.workspace_id, name=tidy(name))
        area.position, area.retired = position, False
        store.session.add(area)
    store.session.flush()


def area_named(store: Store, name: str) -> Area:
    """Return the area of that name (case and accents aside); a new one, last in order, where there is none."""
    every = store.geography.every_area()
    for area in every:
        if fold(area.name) == fold(name):
            area.retired = False
            return area
    return store.add(Area(workspace_id=store.workspace_id, name=tidy(name), position=len(every)))


def place_named(store: Store, name: str, area_id: int, viewer: Viewer = PUBLIC) -> Place:
    """Return the place of that name in the area; a new one where there is none, whoever else adds it now.

    It keeps the spelling under which all know it. One that neither all nor the viewer, who names it, may know
    of is spelt anew: case, accents and blanks would tell that it was there.
    """
    place = store.geography.place_called(name, area_id)
    if place is None:
        return store.geography.add_place(tidy(name), area_id)
    if not any(store.geography.place(place.id, each) for each in (PUBLIC, viewer)):
        place.name = tidy(name)
    return place


def register_place(store: Store, name: str, area_id: int) -> Place:
    """Return the place of that name in the area, which is for everybody to know from now on."""
    place = place_named(store, name, area_id)
    place.registered = True
    return place
