"""Map every area, place, partner and unit by its name, read once, for importing many rows."""

from datetime import datetime

from domain.names import fold
from services.geography import area_named, place_named
from services.partnership import partner_named, unit_named
from storage.store import Store
from storage.tables import Unit


class NameBook:
    """Rows by name, ignoring case and accents; adds a name that is not there yet, keeps a retired one retired.

    Reads all names when it is made, in the transaction that uses them; new partners join `now`.
    """

    def __init__(self, store: Store, now: datetime) -> None:
        self._store, self._now = store, now
        self._areas = store.geography.areas_by_name()
        self._places = store.geography.places_by_name()
        self._partners = store.partnership.partners_by_name()
        self._units = store.partnership.units_by_name()
        self.new_areas: list[str] = []

    def area(self, name: str) -> int:
        """Find or add the area; returns its id."""
        known = self._areas.get(fold(name))
        if known is None:
            known = self._areas[fold(name)] = area_named(self._store, name)
            self.new_areas.append(known.name)
        return known.id

    def place(self, name: str, area: int) -> int | None:
        """Find or add the place in the area; returns its id, None for no name."""
        if not name:
            return None
        key = (area, fold(name))
        if key not in self._places:
            self._places[key] = place_named(self._store, name, area)
        return self._places[key].id

    def partner(self, name: str) -> int:
        """Find or add the partner; returns its id."""
        if fold(name) not in self._partners:
            self._partners[fold(name)] = partner_named(self._store, name, self._now)
        return self._partners[fold(name)].id

    def unit(self, partner: str, name: str) -> Unit | None:
        """Find or add the partner's unit (for no name, its namesake); None for no partner."""
        if not partner:
            return None
        key = (self.partner(partner), fold(name or partner))
        if key not in self._units:
            self._units[key] = unit_named(self._store, partner, name or partner, self._now)
        return self._units[key]
