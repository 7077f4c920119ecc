"""Query the areas, and the places that are known in them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sqlalchemy import Row, String, and_, bindparam
from sqlalchemy import Select as CoreSelect
from sqlmodel import col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from domain.areas import areas_within, in_tree_order
from domain.names import fold
from domain.prefill import NamedArea, NamedPlace
from domain.recognition import words_of
from domain.sharing import Viewer
from storage.queries import Queries
from storage.tables import Area, FormerName, Place
from storage.visibility import KEPT, place_known_to


class KnownPlace(NamedTuple):
    """A place by its name, its area's, and what it was called before."""

    id: int
    name: str
    area: str
    formerly: str = ""


@cache
def _areas_in_use() -> SelectOfScalar[Area]:
    """Built once: every form and every report asks for them."""
    own = select(Area).where(col(Area.workspace_id) == bindparam("workspace"), ~col(Area.retired))
    return own.order_by(col(Area.position), col(Area.name))


@cache
def _former_names() -> SelectOfScalar[FormerName]:
    return select(FormerName).where(col(FormerName.workspace_id) == bindparam("workspace"))


@lru_cache(KEPT)
def _places_known_to(viewer: Viewer) -> Select[Place, Area]:
    in_use = ~col(Area.retired), ~col(Place.retired), place_known_to(viewer)
    of_workspace = col(Place.workspace_id) == bindparam("workspace")
    return select(Place, Area).join(Area, col(Area.id) == Place.area_id).where(of_workspace, *in_use)


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
def _places_named_in(viewer: Viewer, *, formerly: bool) -> CoreSelect[int, str, int]:
    known, table = _places_known_to(viewer), FormerName if formerly else Place
    if formerly:
        known = known.join(FormerName, col(FormerName.place_id) == col(Place.id))
    named = bindparam("words", type_=String).like("%" + col(table.folded) + "%")
    columns = col(Place.id), col(table.name), col(Place.area_id)
    return known.with_only_columns(*columns).where(named).order_by(col(table.folded))


class GeographyQueries(Queries):
    """Areas, and the places that are known in them."""

    def areas(self) -> Sequence[Area]:
        """List the areas in use, in the coordinators' order, each followed by those that lie in it."""
        in_use = self._session.exec(_areas_in_use(), params={"workspace": self._workspace_id}).all()
        if not any(area.parent_id for area in in_use):
            return in_use
        known = {area.id: area for area in in_use}
        return [known[each] for each in in_tree_order(list(known), {area.id: area.parent_id for area in in_use})]

    def areas_within(self, wanted: Sequence[int]) -> tuple[int, ...]:
        """List these areas and all that lie in them, retired ones too; nothing for nothing."""
        return areas_within(wanted, self._parents()) if wanted else ()

    def _parents(self) -> dict[int, int | None]:
        own = select(Area.id, Area.parent_id).where(Area.workspace_id == self._workspace_id)
        return dict(self._session.exec(own.order_by(col(Area.position), col(Area.name))).all())

    def area(self, area_id: int) -> Area | None:
        """Find one area of this workspace, retired or not."""
        return self._get(Area, area_id)

    def areas_of(self, ids: Sequence[int]) -> list[Area]:
        """Find areas of this workspace, retired or not, in the order of their ids."""
        known = {area.id: area for area in self._session.exec(self._of(Area).where(col(Area.id).in_(ids)))}
        return [known[each] for each in ids if each in known]

    def named_areas(self) -> list[NamedArea]:
        """List the areas in use by their names, and by those that they had before and no other has now."""
        areas = {area.id: area for area in self.areas()}
        taken = {fold(area.name) for area in areas.values()}
        parents = {area.id: area.parent_id for area in areas.values()}
        named = [NamedArea(each, area.name, areas_within([each], parents)[1:]) for each, area in areas.items()]
        formerly = [each for each in self._former() if each.folded not in taken and each.area_id in areas]
        return [*named, *(NamedArea(each.area_id, each.name) for each in formerly if each.area_id)]

    def areas_by_name(self) -> dict[str, Area]:
        """Return every area, retired ones too, by each folded name that means it; its own before a former one."""
        areas = {area.id: area for area in self._session.exec(self._of(Area))}
        formerly = {each.folded: areas[each.area_id] for each in self._former() if each.area_id}
        return formerly | {fold(area.name): area for area in areas.values() if not area.merged_into}

    def retired_area(self, words: str) -> Area | None:
        """Find the area that words name and that is no longer in use."""
        area = self.areas_by_name().get(fold(words))
        return area if area and area.retired else None

    def positions(self) -> dict[int, int]:
        """Map every area, retired and merged ones too, to its place in the order in which they were added."""
        every = select(Area.id).where(Area.workspace_id == self._workspace_id).order_by(col(Area.id))
        return {area: position for position, area in enumerate(self._session.exec(every))}

    def places_by_name(self) -> dict[tuple[int, str], Place]:
        """Return every place, whoever may know of it, by its area and each folded name, as areas by theirs."""
        places = {place.id: place for place in self.every_place()}
        formerly = {
            (places[each.place_id].area_id, each.folded): places[each.place_id]
            for each in self._former()
            if each.place_id
        }
        own = (place for place in places.values() if not place.merged_into)
        return formerly | {(place.area_id, place.folded): place for place in own}

    def _former(self) -> Sequence[FormerName]:
        return self._session.exec(_former_names(), params={"workspace": self._workspace_id}).all()

    def every_place(self) -> Sequence[Place]:
        """Return every place, whoever may know of it."""
        return self._session.exec(self._of(Place)).all()

    def place(self, place_id: int | None, viewer: Viewer) -> Place | None:
        """Find one place of this workspace, if the viewer may know of it; those in retired areas too."""
        known = {"workspace": self._workspace_id, "place": place_id}
        return self._session.exec(_place_known_to(viewer), params=known).first() if place_id else None

    def places_named_in(self, words: str, viewer: Viewer) -> list[NamedPlace]:
        """List the places that the viewer may know of whose names, former ones too, may be in the words.

        Perhaps some more.
        """
        without_marks = " ".join(word.folded for word in words_of(words))
        asked = {"workspace": self._workspace_id, "words": f"{fold(words)}\n{without_marks}"}
        found = [self._session.execute(_places_named_in(viewer, formerly=each), asked) for each in (False, True)]
        return [NamedPlace(*row) for rows in found for row in rows]

    def places_known(self, viewer: Viewer, *, area_id: int | None = None) -> list[KnownPlace]:
        """List every place that the viewer may know of, in all areas in use or in one, by name and area."""
        wanted = _named_places_known_to(viewer, in_area=area_id is not None)
        found = self._session.execute(wanted, {"workspace": self._workspace_id, "area": area_id})
        return self._known(found)

    def places_holding(
        self, words: Sequence[str], viewer: Viewer, *, area_id: int | None = None, most: int = 200
    ) -> list[KnownPlace]:
        """List places known to the viewer in whose name, a former one or the area's each folded word stands.

        Those that begin with all the words come first, then by name and area; of many the first.
        """
        areas = {area.id: fold(area.name) for area in self.areas()}
        begins = col(Place.folded).startswith(" ".join(words), autoescape=True)
        wanted = _named_places_known_to(viewer, in_area=area_id is not None).order_by(None).limit(most)
        for word in words:
            beside = [each for each, name in areas.items() if word in name]
            formerly = select(FormerName.place_id).where(col(FormerName.folded).contains(word, autoescape=True))
            called = col(Place.folded).contains(word, autoescape=True) | col(Place.id).in_(formerly)
            wanted = wanted.where(called | col(Place.area_id).in_(beside))
        ordered = wanted.order_by(~begins, Place.folded, Area.name)
        found = self._session.execute(ordered, {"workspace": self._workspace_id, "area": area_id})
        return self._known(found)

    def _known(self, found: Iterable[Row[int, str, str]]) -> list[KnownPlace]:
        formerly: dict[int, list[str]] = defaultdict(list)
        for each in self._former():
            formerly[each.place_id or 0].append(each.name)
        return [KnownPlace(id_, name, area, " ".join(formerly.get(id_, ()))) for id_, name, area in found]

    def place_called(self, name: str, area_id: int) -> Place | None:
        """Return the place of that name in the area, or that had it before; None where there is none."""
        of_area = self._of(Place).where(Place.area_id == area_id, col(Place.merged_into).is_(None))
        formerly = of_area.join(FormerName, col(FormerName.place_id) == col(Place.id))
        wanted = (of_area.where(Place.folded == fold(name)), formerly.where(FormerName.folded == fold(name)))
        return next(filter(None, (self._session.exec(each).first() for each in wanted)), None)

    def add_place(self, name: str, area_id: int) -> Place:
        """Store a place in the area and return it, or the one that another process has just added."""
        self._insert_once(Place, area_id=area_id, name=name, folded=fold(name))
        known = self._of(Place).where(Place.area_id == area_id, Place.folded == fold(name))
        return self._session.exec(known).one()
