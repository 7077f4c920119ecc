"""Map every area, place, partner and unit by its name, read once, for importing many rows."""

from datetime import datetime

from sqlmodel import Session

from domain.names import fold
from storage.partnership import GeographyQueries, PartnershipQueries
from storage.queries import Queries
from storage.tables import Area, Partner, Place, Unit


class NameBook(Queries):
    """Rows by name, ignoring case and accents; adds a name that is not there yet, keeps a retired one retired.

    All names are read when it is made, in the transaction that uses them. New partners join `now`.
    """

    def __init__(self, session: Session, workspace_id: str, now: datetime) -> None:
        super().__init__(session, workspace_id)
        self._now = now
        self._areas = {fold(row.name): row for row in self._session.exec(self._of(Area))}
        self._places = {(row.area_id, row.folded): row for row in self._session.exec(self._of(Place))}
        self._partners = {fold(row.name): row for row in self._session.exec(self._of(Partner))}
        self._units = {(row.partner_id, fold(row.name)): row for row in self._session.exec(self._of(Unit))}
        self.new_areas: list[str] = []

    def area(self, name: str) -> int:
        """Find or add the area; returns its id."""
        known = self._areas.get(fold(name))
        if known is None:
            known = self._areas[fold(name)] = self._geography.area_named(name)
            self.new_areas.append(known.name)
        return known.id or 0

    def place(self, name: str, area: int) -> int | None:
        """Find or add the place in the area; returns its id, None for no name."""
        if not name:
            return None
        key = (area, fold(name))
        if key not in self._places:
            self._places[key] = self._geography.place_named(name, area)
        return self._places[key].id

    def partner(self, name: str) -> int:
        """Find or add the partner; returns its id."""
        if fold(name) not in self._partners:
            self._partners[fold(name)] = self._partnership.partner_named(name, self._now)
        return self._partners[fold(name)].id or 0

    def unit(self, partner: str, name: str) -> Unit | None:
        """Find or add the partner's unit (for no name, its namesake); None for no partner."""
        if not partner:
            return None
        key = (self.partner(partner), fold(name or partner))
        if key not in self._units:
            self._units[key] = self._partnership.unit_named(partner, name or partner, self._now)
        return self._units[key]

    @property
    def _geography(self) -> GeographyQueries:
        return GeographyQueries(self._session, self._workspace_id)

    @property
    def _partnership(self) -> PartnershipQueries:
        return PartnershipQueries(self._session, self._workspace_id)
