"""Query the areas, and the places that are known in them."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sqlalchemy import Select as CoreSelect
from sqlalchemy import String, and_, bindparam
from sqlmodel import col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from domain.names import fold
from domain.recognition import words_of
from domain.sharing import Viewer
from storage.queries import Queries
from storage.tables import Area, Place
from storage.visibility import KEPT, place_known_to


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
def _named_places_known_to(viewer: Viewer, *, in_area: bool) -> CoreSelect[int, str, str]:
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
        """List the areas in use, in the coordinators' order."""
        return self._session.exec(_areas_in_use(), params={"workspace": self._workspace_id}).all()

    def area(self, area_id: int) -> Area | None:
        """Find one area of this workspace, retired or not."""
        return self._get(Area, area_id)

    def areas_of(self, ids: Sequence[int]) -> list[Area]:
        """Find areas of this workspace, retired or not, in the order of their ids."""
        known = {area.id: area for area in self._session.exec(self._of(Area).where(col(Area.id).in_(ids)))}
        return [known[each] for each in ids if each in known]

    def every_area(self) -> Sequence[Area]:
        """Return every area, retired ones too."""
        return self._session.exec(self._of(Area)).all()

    def every_place(self) -> Sequence[Place]:
        """Return every place, whoever may know of it."""
        return self._session.exec(self._of(Place)).all()

    def place(self, place_id: int | None, viewer: Viewer) -> Place | None:
        """Find one place of this workspace, if the viewer may know of it; those in retired areas too."""
        known = {"workspace": self._workspace_id, "place": place_id}
        return self._session.exec(_place_known_to(viewer), params=known).first() if place_id else None

    def places_named_in(self, words: str, viewer: Viewer) -> Sequence[Place]:
        """List the places that the viewer may know of whose names may be in the words; perhaps some more."""
        without_marks = " ".join(word.folded for word in words_of(words))
        asked = {"workspace": self._workspace_id, "words": f"{fold(words)}\n{without_marks}"}
        return [place for place, _ in self._session.exec(_places_named_in(viewer), params=asked)]

    def places_known(self, viewer: Viewer, *, area_id: int | None = None) -> list[KnownPlace]:
        """List every place that the viewer may know of, in all areas in use or in one, by name and area."""
        wanted = _named_places_known_to(viewer, in_area=area_id is not None)
        found = self._session.execute(wanted, {"workspace": self._workspace_id, "area": area_id})
        return [KnownPlace(*row) for row in found]

    def places_holding(
        self, words: Sequence[str], viewer: Viewer, *, area_id: int | None = None, most: int = 200
    ) -> list[KnownPlace]:
        """List places known to the viewer in whose name, or in whose area's, each folded word stands.

        Those that begin with all the words come first, then by name and area; of many the first.
        """
        areas = {area.id: fold(area.name) for area in self.areas()}
        begins = col(Place.folded).startswith(" ".join(words), autoescape=True)
        wanted = _named_places_known_to(viewer, in_area=area_id is not None).order_by(None).limit(most)
        for word in words:
            beside = [each for each, name in areas.items() if word in name]
            wanted = wanted.where(
                col(Place.folded).contains(word, autoescape=True) | col(Place.area_id).in_(beside)
            )
        ordered = wanted.order_by(~begins, Place.folded, Area.name)
        found = self._session.execute(ordered, {"workspace": self._workspace_id, "area": area_id})
        return [KnownPlace(*row) for row in found]

    def place_called(self, name: str, area_id: int) -> Place | None:
        """Return the place of that name in the area, whoever may know of it; None where there is none."""
        known = self._of(Place).where(Place.area_id == area_id, Place.folded == fold(name))
        return self._session.exec(known).first()

    def add_place(self, name: str, area_id: int) -> Place:
        """Store a place in the area and return it, or the one that another process has just added."""
        self._insert_once(Place, area_id=area_id, name=name, folded=fold(name))
        known = self._of(Place).where(Place.area_id == area_id, Place.folded == fold(name))
        return self._session.exec(known).one()
