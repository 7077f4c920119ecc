"""Queries on partners with their units, and on areas and places."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from sqlalchemy import Executable, String, and_, bindparam, or_
from sqlmodel import col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from domain.names import fold, tidy
from domain.recognition import words_of
from domain.sharing import PUBLIC, Viewer
from storage.queries import Queries
from storage.tables import Area, Partner, Person, Place, Unit
from storage.visibility import KEPT, partner_confirmed, place_known_to, unit_confirmed

Named = TypeVar("Named", Partner, Unit)


class PartnershipQueries(Queries):
    """Partners and their units."""

    def partners(self) -> Sequence[Partner]:
        """The partners that take part by a coordinator's word, by name."""
        return self._session.exec(_partners_in_use(), params={"workspace": self._workspace_id}).all()

    def partner(self, partner_id: int) -> Partner | None:
        """One partner of this workspace, retired or not, or None."""
        return self._get(Partner, partner_id)

    def units(self) -> Sequence[tuple[Unit, Partner]]:
        """The units that take part by a coordinator's word, with their partners, by partner and name."""
        wanted = (
            select(Unit, Partner)
            .join(Partner, col(Partner.id) == Unit.partner_id)
            .where(Unit.workspace_id == self._workspace_id, unit_confirmed())
            .order_by(Partner.name, Unit.name)
        )
        return self._session.exec(wanted).all()

    def unit(self, unit_id: int) -> Unit | None:
        """One unit of this workspace, or None."""
        return self._get(Unit, unit_id)

    def offered_unit(self, unit_id: int) -> Unit | None:
        """One unit that everybody may choose, or None."""
        return next((unit for unit, _ in self.units() if unit.id == unit_id), None)

    def unit_and_partner(self, unit_id: int) -> tuple[Unit, Partner] | None:
        """A unit with its partner, or None; retired ones too, for what was written under their name."""
        unit = self.unit(unit_id)
        partner = self._session.get(Partner, unit.partner_id) if unit else None
        return (unit, partner) if unit and partner else None

    def partner_of(self, unit: Unit) -> Partner:
        """The partner that a unit is part of."""
        return self._session.get_one(Partner, unit.partner_id)

    def has_members(self, unit: Unit) -> bool:
        """Whether anyone belongs to the unit, confirmed or not."""
        return self._session.exec(self._of(Person).where(Person.unit_id == unit.id)).first() is not None

    def has_units(self, partner: Partner) -> bool:
        """Whether any unit of the partner is in use."""
        units = self._of(Unit).where(Unit.partner_id == partner.id, ~col(Unit.retired))
        return self._session.exec(units).first() is not None

    def overview(self) -> list[tuple[str, list[str]]]:
        """The partners' names, each with the names of its units that are not its own name again."""
        units: dict[str, list[str]] = {partner.name: [] for partner in self.partners()}
        for unit, partner in self.units():
            if unit.name != partner.name:
                units[partner.name].append(unit.name)
        return list(units.items())

    def keep_partners(self, wanted: Sequence[tuple[str, Sequence[str]]], at: datetime | None = None) -> None:
        """Let exactly these partners and units be in use: new ones are added, and join `at`; others are retired.

        Those that are only stated stay so unless they are written: then they are a coordinator's word. A partner
        without units gets one of its own name.
        """
        partners = {fold(row.name): row for row in self._session.exec(self._of(Partner))}
        units = {(row.partner_id, fold(row.name)): row for row in self._session.exec(self._of(Unit))}
        known: list[Partner | Unit] = [*partners.values(), *units.values()]
        for row in known:
            row.retired = row.retired or not row.unconfirmed
        for name, unit_names in wanted:
            partner = partners.get(fold(name)) or self._add(self._new_partner(name, at))
            partners[fold(name)] = partner
            partner.retired = partner.unconfirmed = False
            for unit_name in unit_names or (name,):
                key = (partner.id or 0, fold(unit_name))
                units[key] = units.get(key) or self._new_unit(partner, unit_name)
                units[key].retired = units[key].unconfirmed = False
        self._session.add_all(units.values())
        self._session.flush()

    def release_members(self) -> list[tuple[Person, Unit]]:
        """Let whoever belongs to a unit that takes part no more belong to none; who those are, and to which."""
        wanted = (
            select(Person, Unit)
            .join(Unit, col(Unit.id) == Person.unit_id)
            .join(Partner, col(Partner.id) == Unit.partner_id)
            .where(Person.workspace_id == self._workspace_id, or_(col(Unit.retired), col(Partner.retired)))
            .order_by(Partner.name, Unit.name, Person.name, Person.user_id)
        )
        left = list(self._session.exec(wanted).all())
        for person, _ in left:
            person.unit_id, person.unit_confirmed = None, False
        self._session.flush()
        return left

    def partner_named(self, name: str, at: datetime | None = None, *, unconfirmed: bool = False) -> Partner:
        """The partner of that name (case and accents aside); a new one, who joins `at`, where there is none.

        One that was not in use is then only `unconfirmed`, if it is that which brings it back.
        """
        for partner in self._session.exec(self._of(Partner)):
            if fold(partner.name) == fold(name):
                return _in_use(partner, unconfirmed=unconfirmed)
        return self._add(_in_use(self._new_partner(name, at), unconfirmed=unconfirmed, new=True))

    def _new_partner(self, name: str, at: datetime | None) -> Partner:
        return Partner(workspace_id=self._workspace_id, name=tidy(name), joined_at=at)

    def unit_named(
        self, partner_name: str, unit_name: str, at: datetime | None = None, *, unconfirmed: bool = False
    ) -> Unit:
        """The unit of that name at that partner; a new one (and a new partner, as above) where there is none."""
        partner = self.partner_named(partner_name, at, unconfirmed=unconfirmed)
        for unit in self._session.exec(self._of(Unit).where(Unit.partner_id == partner.id)):
            if fold(unit.name) == fold(unit_name):
                return _in_use(unit, unconfirmed=unconfirmed)
        return self._add(_in_use(self._new_unit(partner, unit_name), unconfirmed=unconfirmed, new=True))

    def _new_unit(self, partner: Partner, name: str) -> Unit:
        return Unit(workspace_id=self._workspace_id, partner_id=partner.id or 0, name=tidy(name))


def _in_use(row: Named, *, unconfirmed: bool, new: bool = False) -> Named:
    row.unconfirmed = unconfirmed and (new or row.unconfirmed or row.retired)
    row.retired = False
    return row


@cache
def _partners_in_use() -> SelectOfScalar[Partner]:
    """Built once: every form asks for them."""
    own = select(Partner).where(col(Partner.workspace_id) == bindparam("workspace"), partner_confirmed())
    return own.order_by(Partner.name)


class KnownPlace(NamedTuple):
    """A place by its name and its area's."""

    id: int
    name: str
    area: str


@cache
def _areas_in_use() -> SelectOfScalar[Area]:
    """Built once: every form and every report asks for them."""
    own = select(Area).where(col(Area.workspace_id) == bindparam("workspace"), ~col(Area.retired))
    return own.order_by(col(Area.position), col(Area.name))


@lru_cache(KEPT)
def _places_known_to(viewer: Viewer) -> Select[Place, Area]:
    return (
        select(Place, Area)
        .join(Area, col(Area.id) == Place.area_id)
        .where(col(Place.workspace_id) == bindparam("workspace"), ~col(Area.retired), place_known_to(viewer))
    )


@lru_cache(KEPT)
def _place_known_to(viewer: Viewer) -> SelectOfScalar[Place]:
    own = and_(col(Place.id) == bindparam("place"), col(Place.workspace_id) == bindparam("workspace"))
    return select(Place).where(own, place_known_to(viewer))


@lru_cache(KEPT)
def _named_places_known_to(viewer: Viewer, *, in_area: bool) -> Executable:
    named = _places_known_to(viewer).with_only_columns(col(Place.id), col(Place.name), col(Area.name))
    wanted = named.where(col(Place.area_id) == bindparam("area")) if in_area else named
    return wanted.order_by(Place.folded, Area.name)


@lru_cache(KEPT)
def _places_named_in(viewer: Viewer) -> Select[Place, Area]:
    named = bindparam("words", type_=String).like("%" + col(Place.folded) + "%")
    return _places_known_to(viewer).where(named).order_by(Place.folded)


class GeographyQueries(Queries):
    """Areas, and the places that are known in them."""

    def areas(self) -> Sequence[Area]:
        """The areas in use, in the coordinators' order."""
        return self._session.exec(_areas_in_use(), params={"workspace": self._workspace_id}).all()

    def area(self, area_id: int) -> Area | None:
        """One area of this workspace, retired or not."""
        return self._get(Area, area_id)

    def area_named(self, name: str) -> Area:
        """The area of that name (case and accents aside); a new one, last in order, where there is none."""
        every = self._session.exec(self._of(Area)).all()
        for area in every:
            if fold(area.name) == fold(name):
                area.retired = False
                return area
        return self._add(Area(workspace_id=self._workspace_id, name=tidy(name), position=len(every)))

    def keep_areas(self, names: Sequence[str]) -> None:
        """Let exactly these areas be in use, in this order: new ones are added, others retired."""
        known = {fold(area.name): area for area in self._session.exec(self._of(Area))}
        for area in known.values():
            area.retired = True
        for position, name in enumerate(names):
            area = known.get(fold(name)) or Area(workspace_id=self._workspace_id, name=tidy(name))
            area.position, area.retired = position, False
            self._session.add(area)
        self._session.flush()

    def place(self, place_id: int, viewer: Viewer) -> Place | None:
        """One place of this workspace, if the viewer may know of it; those in retired areas too."""
        known = {"workspace": self._workspace_id, "place": place_id}
        return self._session.exec(_place_known_to(viewer), params=known).first()

    def places_named_in(self, words: str, viewer: Viewer) -> Sequence[Place]:
        """The places that the viewer may know of and whose names may stand in the words, and perhaps some more."""
        without_marks = " ".join(word.folded for word in words_of(words))
        asked = {"workspace": self._workspace_id, "words": f"{fold(words)}\n{without_marks}"}
        return [place for place, _ in self._session.exec(_places_named_in(viewer), params=asked)]

    def places_known(self, viewer: Viewer, *, area_id: int | None = None) -> list[KnownPlace]:
        """Every place that the viewer may know of, in all areas in use or in one, by name and area."""
        wanted = _named_places_known_to(viewer, in_area=area_id is not None)
        found = self._session.execute(wanted, {"workspace": self._workspace_id, "area": area_id})
        return [KnownPlace(*row) for row in found]

    def place_called(self, name: str, area_id: int) -> int | None:
        """The id of the place of that name in the area, whoever may know of it; None where there is none."""
        known = select(Place.id).where(
            Place.workspace_id == self._workspace_id, Place.area_id == area_id, Place.folded == fold(name)
        )
        return self._session.exec(known).first()

    def place_named(self, name: str, area_id: int, viewer: Viewer = PUBLIC) -> Place:
        """The place of that name in the area; a new one where there is none, whoever else adds it now.

        It keeps the spelling under which all know it. One that neither all nor the viewer, who names it, may know
        of is spelt anew: case, accents and blanks would tell that it was there.
        """
        known = self._of(Place).where(Place.area_id == area_id, Place.folded == fold(name))
        place = self._session.exec(known).first()
        if place is None:
            self._insert_once(Place, area_id=area_id, name=tidy(name), folded=fold(name))
            place = self._session.exec(known).one()
        elif not any(self.place(place.id or 0, each) for each in (PUBLIC, viewer)):
            place.name = tidy(name)
        return place

    def register_place(self, name: str, area_id: int) -> Place:
        """The place of that name in the area, which is for everybody to know from now on."""
        place = self.place_named(name, area_id)
        place.registered = True
        return place
