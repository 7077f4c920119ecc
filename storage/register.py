"""Queries on the things in the register – areas, places – their former names, and what refers to them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, delete, select, update
from sqlmodel import SQLModel, col

from domain.names import fold
from storage.queries import Page, Queries, table_of
from storage.tables import Action, Area, FormerName, Incident, Place, Problem

Thing = Area | Place
Named = TypeVar("Named", bound=Thing)
Moved = dict[str, list[Any]]
"""The keys of the rows that referred to a thing, by 'table.column'; of problems with their areas before."""
AT_ONCE = 500
AREAS_OF_PROBLEMS = "problem.areas"


class Reference(NamedTuple):
    """A column that refers to a thing, in rows that are known by another."""

    table: type[SQLModel]
    column: str
    key: str = "id"

    @property
    def name(self) -> str:
        """'incident.area_id'."""
        return f"{table_of(self.table).name}.{self.column}"


REFERENCES: Mapping[type[Any], tuple[Reference, ...]] = {
    Area: (
        Reference(Incident, "area_id"),
        Reference(Place, "area_id"),
        Reference(Action, "area_id"),
        Reference(FormerName, "area_id"),
        Reference(Area, "merged_into"),
    ),
    Place: (
        Reference(Incident, "place_id"),
        Reference(FormerName, "place_id"),
        Reference(Place, "merged_into"),
    ),
}


class RegisterQueries(Queries):
    """Areas and places of the workspace, whoever may know of them."""

    def find(self, kind: type[Named], thing_id: int) -> Named | None:
        """Find one, retired or merged ones too."""
        return self._get(kind, thing_id)

    def every(self, kind: type[Named]) -> Sequence[Named]:
        """List every one, retired and merged ones too."""
        return self._session.exec(self._of(kind)).all()

    def listed(self, kind: type[Named], area_id: int | None = None, *, skip: int = 0) -> Page[Named]:
        """List those that were not merged, by order and name."""
        table = table_of(kind).c
        order = (table.position, table.name) if kind is Area else (table.folded, table.area_id)
        within = [] if area_id is None else [table.area_id == area_id]
        wanted = self._of(kind).where(table.merged_into.is_(None), *within)
        rows = self._session.exec(wanted.order_by(*order).offset(skip).limit(10)).all()
        return self._page(rows, wanted, skip)

    def beside(self, thing: Named) -> Sequence[Named]:
        """List the others of its kind – of a place, in its area – by name, merged ones too."""
        table = table_of(type(thing)).c
        within = [table.area_id == thing.area_id] if isinstance(thing, Place) else []
        others = self._of(type(thing)).where(table.id != thing.id, *within)
        return self._session.exec(others.order_by(table.name)).all()

    def former_names(self, thing: Thing) -> Sequence[FormerName]:
        """List what it was called, the earliest first."""
        return self._session.exec(
            self._of(FormerName).where(self._about(thing)).order_by(col(FormerName.id))
        ).all()

    def keep_name(self, thing: Thing, name: str) -> None:
        """Let the words still mean it."""
        kind = {f"{thing.__tablename__}_id": thing.id}
        self._add(FormerName(workspace_id=self._workspace_id, name=name, folded=fold(name), **kind))

    def forget_name(self, thing: Thing, name: str) -> None:
        """Let the words no longer mean it as a former name."""
        self._session.execute(delete(FormerName).where(self._about(thing), col(FormerName.folded) == fold(name)))

    def references(self, thing: Thing) -> dict[str, int]:
        """Count what refers to it, by table: what a merge moves; without names and what was merged before."""
        counted = {
            table_of(each.table).name: self._count(self._referring(each, thing.id))
            for each in REFERENCES[type(thing)]
            if each.table is not FormerName and each.column != "merged_into"
        }
        return counted | ({"problem": len(self._problems_in(thing.id))} if isinstance(thing, Area) else {})

    def move(self, thing: Named, into: Named) -> Moved:
        """Let all that refers to a thing refer to another; returns what it was."""
        self._session.flush()
        moved: Moved = {}
        for each in REFERENCES[type(thing)]:
            moved[each.name] = list(self._session.scalars(self._referring(each, thing.id)))
            self._refer(each, moved[each.name], thing.id, into.id)
        if isinstance(thing, Area):
            moved[AREAS_OF_PROBLEMS] = [[problem.id, problem.areas] for problem in self._problems_in(thing.id)]
            for problem in self._problems_in(thing.id):
                problem.areas = _moved_areas(problem.areas, thing.id, into.id)
        self._session.flush()
        self._session.expire_all()
        return moved

    def move_back(self, thing: Named, into: Named, moved: Moved) -> None:
        """Let what was moved, and has not been changed since, refer to the first thing again."""
        self._session.flush()
        for each in REFERENCES[type(thing)]:
            self._refer(each, moved.get(each.name, []), into.id, thing.id)
        for problem_id, areas in moved.get(AREAS_OF_PROBLEMS, []):
            problem = self._get(Problem, problem_id)
            if problem and problem.areas == _moved_areas(areas, thing.id, into.id):
                problem.areas = areas
        self._session.flush()
        self._session.expire_all()

    def _about(self, thing: Thing) -> ColumnElement[bool]:
        return table_of(FormerName).c[f"{thing.__tablename__}_id"] == thing.id

    def _referring(self, reference: Reference, thing_id: int) -> Any:
        """The keys of the rows that refer to it; a place that was merged stays where it was."""
        table = table_of(reference.table).c
        stays = [table.merged_into.is_(None)] if reference.name == "place.area_id" else []
        own = table.workspace_id == self._workspace_id
        return select(table[reference.key]).where(own, table[reference.column] == thing_id, *stays)

    def _refer(self, reference: Reference, keys: Sequence[Any], before: int, after: int) -> None:
        table = table_of(reference.table)
        for start in range(0, len(keys), AT_ONCE):
            named = table.c[reference.key].in_(keys[start : start + AT_ONCE])
            own = table.c.workspace_id == self._workspace_id, table.c[reference.column] == before
            self._session.execute(update(table).where(*own, named).values({reference.column: after}))

    def _problems_in(self, area_id: int) -> list[Problem]:
        return [each for each in self._session.exec(self._of(Problem)) if area_id in each.areas]


def _moved_areas(areas: Sequence[int], before: int, after: int) -> list[int]:
    return list(dict.fromkeys(after if area == before else area for area in areas))
