"""How incidents are read together with the names behind their ids, without a query for each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Select, and_, bindparam, literal, select
from sqlmodel import col

from domain.categories import Category
from domain.incidents import DEFAULTS, IncidentFacts
from domain.own_categories import Categories
from domain.sharing import Sharing
from storage.categories import CategoryQueries
from storage.queries import Page, Queries, table_of
from storage.tables import Area, Incident, NamedPartner, Partner, Place, Unit

Joined = Select[Incident, str, str, str, str]


@dataclass(frozen=True)
class NamedIncident:
    """An incident with the names behind its ids ('' where there is none); `shared_with` when it is AMBER."""

    incident: Incident
    category: Category
    area: str
    place: str
    partner: str
    unit: str
    shared_with: tuple[Partner, ...] = ()


@cache
def _named_incidents() -> Joined:
    return (
        select(Incident, col(Area.name), col(Place.name), col(Partner.name), col(Unit.name))
        .join(Area, col(Area.id) == Incident.area_id)
        .outerjoin(Place, col(Place.id) == Incident.place_id)
        .outerjoin(Partner, col(Partner.id) == Incident.partner_id)
        .outerjoin(Unit, col(Unit.id) == Incident.unit_id)
        .where(col(Incident.workspace_id) == bindparam("workspace"))
    )


@cache
def incident_by_id() -> Joined:
    """Build the statement for one incident; built once, as the next: every report needs both."""
    return _named_incidents().where(col(Incident.id) == bindparam("incident"))


@cache
def latest_report(*, at_place: bool) -> Executable:
    """Build the statement for the id of someone's latest standing report of a category, at a place or in an area.

    On the table, as nearly every report finds none: a statement on the class takes more than twice as long.
    """
    rows = table_of(Incident).c
    in_area = and_(rows.area_id == bindparam("area"), rows.place_id.is_(None))
    wanted = select(rows.id).where(
        rows.workspace_id == bindparam("workspace"),
        rows.reporter == bindparam("reporter"),
        rows.category == bindparam("category"),
        rows.reported_at >= bindparam("since"),
        rows.withdrawn_at.is_(None),
        rows.place_id == bindparam("place") if at_place else in_area,
    )
    return wanted.order_by(rows.reported_at.desc(), rows.number.desc()).limit(1)


class IncidentRows(Queries):
    """Reads incidents of the workspace."""

    def _rows(self, *conditions: ColumnElement[bool]) -> Joined:
        return _named_incidents().where(*conditions)

    def _read(self, wanted: Joined, **known: Any) -> list[NamedIncident]:
        found = self._session.execute(wanted, {"workspace": self._workspace_id, **known}).all()
        amber = [row[0].id for row in found if row[0].sharing == Sharing.AMBER.value]
        shared, kinds = self._partners_of(amber), self._categories().by_key
        return [
            NamedIncident(
                incident,
                kinds[incident.category],
                area,
                place or "",
                partner or "",
                unit or "",
                tuple(shared.get(incident.id, ())),
            )
            for incident, area, place, partner, unit in found
        ]

    def _categories(self) -> Categories:
        return CategoryQueries(self._session, self._workspace_id).known()

    def _latest(self, conditions: Sequence[ColumnElement[bool]], skip: int, most: int) -> Page[NamedIncident]:
        latest = (col(Incident.happened_at).desc(), col(Incident.number).desc())
        rows = self._read(self._rows(*conditions).order_by(*latest).offset(skip).limit(most))
        return self._page(rows, self._every(*conditions), skip)

    def _every(self, *conditions: ColumnElement[bool]) -> Select[int]:
        """One column of the incidents, to count them."""
        of_workspace = col(Incident.workspace_id) == self._workspace_id
        return select(literal(1)).select_from(Incident).where(of_workspace, *conditions)

    def _partners_of(self, incident_ids: Sequence[int]) -> Mapping[int, list[Partner]]:
        named: dict[int, list[Partner]] = defaultdict(list)
        for start in range(0, len(incident_ids), 500):
            some = incident_ids[start : start + 500]
            wanted = (
                select(col(NamedPartner.incident_id), Partner)
                .join(Partner, col(Partner.id) == NamedPartner.partner_id)
                .where(
                    col(NamedPartner.workspace_id) == self._workspace_id,
                    col(NamedPartner.incident_id).in_(some),
                    col(Partner.merged_into).is_(None),
                )
                .order_by(col(Partner.name))
            )
            for incident_id, partner in self._session.execute(wanted):
                named[incident_id].append(partner)
        return named


def columns_of(facts: IncidentFacts) -> dict[str, Any]:
    """Write what is said by the incident's columns; named partners have a table of their own."""
    plain = {name: getattr(facts, name) for name in DEFAULTS}
    values = {name: each.value if isinstance(each, Enum) else each for name, each in plain.items()}
    return {**values, "area_id": facts.area, "place_id": facts.place}
