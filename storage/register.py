"""Queries on the things in the register – areas, places, partners, units – and on what refers to them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlmodel import SQLModel, col

from domain.names import fold
from domain.register import RegisterChange
from storage.queries import Page, Queries, table_of
from storage.tables import (
    Action,
    Area,
    FormerName,
    HistoryEntry,
    Incident,
    NamedPartner,
    NilReport,
    Partner,
    PartnerTeam,
    Person,
    Place,
    Problem,
    ProblemPartner,
    Unit,
)

Thing = Area | Place | Partner | Unit
Named = TypeVar("Named", bound=Thing)
Moved = dict[str, list[Any]]
"""The keys of the rows that referred to a thing, by 'table.column'; of problems with their areas before."""
AT_ONCE = 500
AREAS_OF_PROBLEMS = "problem.areas"


class Reference(NamedTuple):
    """A column that refers to a thing, in rows known by the `key`; of the same `once`, each thing has one row."""

    table: type[SQLModel]
    column: str
    key: str = "id"
    once: str = ""

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
        Reference(Area, "parent_id"),
        Reference(Area, "merged_into"),
    ),
    Place: (
        Reference(Incident, "place_id"),
        Reference(FormerName, "place_id"),
        Reference(Place, "merged_into"),
    ),
    Partner: (
        Reference(Incident, "partner_id"),
        Reference(NamedPartner, "partner_id", "incident_id", once="incident_id"),
        Reference(NilReport, "partner_id", once="week"),
        Reference(Problem, "partner_id"),
        Reference(ProblemPartner, "partner_id", "problem_id", once="problem_id"),
        Reference(Unit, "partner_id"),
        Reference(FormerName, "partner_id"),
        Reference(PartnerTeam, "partner_id", "team_id"),
        Reference(Partner, "merged_into"),
    ),
    Unit: (
        Reference(Incident, "unit_id"),
        Reference(Action, "unit_id"),
        Reference(Person, "unit_id", "user_id"),
        Reference(FormerName, "unit_id"),
        Reference(Unit, "merged_into"),
    ),
}
WITHIN: Mapping[type[Any], str] = {Place: "area_id", Unit: "partner_id"}
"""The column of the thing that another is a part of: merged parts stay where they were."""
COUNTED = ("incident", "nil_report", "area", "place", "unit", "person", "action", "problem")


class RegisterQueries(Queries):
    """Areas, places, partners and units of the workspace, whoever may know of them."""

    def find(self, kind: type[Named], thing_id: int) -> Named | None:
        """Find one, retired or merged ones too."""
        return self._get(kind, thing_id)

    def every(self, kind: type[Named]) -> Sequence[Named]:
        """List every one, retired and merged ones too."""
        return self._session.exec(self._of(kind)).all()

    def listed(self, kind: type[Named], within: int | None = None, *, skip: int = 0) -> Page[Named]:
        """List those that were not merged, by order and name, or those within another.

        One that was only stated, and has been denied, is none; nor is a place whose name was erased.
        """
        table = table_of(kind).c
        wanted = self._of(kind).where(table.merged_into.is_(None), table.name != "")
        if within is not None:
            wanted = wanted.where(table[WITHIN[kind]] == within)
        if kind in (Partner, Unit):
            wanted = wanted.where(or_(~table.retired, ~table.unconfirmed))
        order = [*([table.position] if kind is Area else []), table.name, table.id]
        rows = self._session.exec(wanted.order_by(*order).offset(skip).limit(10)).all()
        return self._page(rows, wanted, skip)

    def beside(self, thing: Named) -> Sequence[Named]:
        """List the others of its kind, within the same thing, by name; merged ones too."""
        table = table_of(type(thing)).c
        column = WITHIN.get(type(thing))
        within = [table[column] == getattr(thing, column)] if column else []
        others = self._of(type(thing)).where(table.id != thing.id, *within)
        return self._session.exec(others.order_by(table.name)).all()

    def parts(self, thing: Thing) -> Sequence[Thing]:
        """List the places of an area or the units of a partner; merged ones too."""
        for kind, column in WITHIN.items():
            if column == f"{thing.__tablename__}_id":
                return self._session.exec(self._of(kind).where(table_of(kind).c[column] == thing.id)).all()
        return []

    def merged_into_since(self, kind: type[Thing], ids: Collection[int], moment: datetime) -> bool:
        """Tell whether any thing has been merged into one of these since the moment, and still is."""
        table = table_of(kind).c
        merged = select(table.id).where(table.workspace_id == self._workspace_id, table.merged_into.in_(ids))
        about = table_of(HistoryEntry).c[f"{table_of(kind).name}_id"]
        known = self._of(HistoryEntry).where(about.in_(merged), HistoryEntry.kind == RegisterChange.MERGED.value)
        return self._session.exec(known.where(col(HistoryEntry.at) >= moment).limit(1)).first() is not None

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
        """Count what people know of that refers to it, by table."""
        counted = {
            table_of(each.table).name: each for each in REFERENCES[type(thing)] if each.column != "merged_into"
        }
        found = {
            name: self._count(self._referring(counted[name], thing.id)) for name in COUNTED if name in counted
        }
        return found | ({"problem": len(self._problems_in(thing.id))} if isinstance(thing, Area) else {})

    def mentioned_places(self) -> Sequence[Place]:
        """List the places in use that only reports have named, in order of their names."""
        wanted = self._of(Place).where(
            ~col(Place.registered), ~col(Place.retired), col(Place.merged_into).is_(None)
        )
        return self._session.exec(wanted.order_by(col(Place.name), col(Place.id))).all()

    def is_referred_to(self, thing: Thing) -> bool:
        """Tell whether any row refers to it, beside its history and its former names."""
        others = [each for each in REFERENCES[type(thing)] if each.table is not FormerName]
        return any(self._session.execute(self._referring(each, thing.id).limit(1)).first() for each in others)

    def delete(self, thing: Thing) -> None:
        """Delete it with its history and its former names."""
        self._session.execute(delete(FormerName).where(self._about(thing)))
        column = table_of(HistoryEntry).c[f"{thing.__tablename__}_id"]
        self._session.execute(delete(HistoryEntry).where(column == thing.id))
        self._session.delete(thing)
        self._session.flush()

    def move(self, thing: Named, into: Named) -> Moved:
        """Let all that refers to a thing refer to another; returns what it was."""
        self._session.flush()
        moved: Moved = {}
        for each in REFERENCES[type(thing)]:
            moved[each.name] = list(self._session.scalars(self._referring(each, thing.id, into.id)))
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

    def _referring(self, reference: Reference, thing_id: int, into_id: int | None = None) -> Any:
        """The keys of the rows that refer to it, without those that another has one of its own of.

        A part that was merged stays where it was.
        """
        table = table_of(reference.table).c
        is_part = WITHIN.get(reference.table) == reference.column
        wanted = select(table[reference.key]).where(
            table.workspace_id == self._workspace_id,
            table[reference.column] == thing_id,
            *([table.merged_into.is_(None)] if is_part else []),
        )
        if not reference.once or into_id is None:
            return wanted
        taken = select(table[reference.once]).where(table[reference.column] == into_id)
        return wanted.where(table[reference.once].not_in(taken))

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
