"""What incidents are searched by, as conditions of a query."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, select

from domain.incident_filters import Chosen
from storage.local_time import within_hours
from storage.tables import Incident, ProblemIncident
from storage.week_counts import Posted, after


@dataclass(frozen=True, kw_only=True)
class IncidentSearch:
    """Which incidents are meant; an empty part means all.

    Areas, places and the partner that reported by row ids, areas with each that lies in them; categories by the
    keys of kinds; any of the `choices` of each fact; `hours` of the week, 0–167, local to the `zone`.
    What happened from `since` on, before `until`; what was reported after the picture `posted`, and before
    `reported_before`. What belongs to the problem `beside`, a row id, is left out.
    """

    areas: Collection[int] = ()
    categories: Collection[str] = ()
    places: Collection[int] = ()
    choices: Collection[Chosen] = ()
    partner: int | None = None
    hours: Collection[int] = ()
    zone: str = ""
    since: datetime | None = None
    until: datetime | None = None
    posted: Posted | None = None
    reported_before: datetime | None = None
    beside: int | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """List the conditions that hold for all of them."""
        chosen: dict[str, list[Any]] = defaultdict(list)
        chosen |= {"area_id": [*self.areas], "category": [*self.categories], "place_id": [*self.places]}
        for each in self.choices:
            chosen[each.name].append(each.value)
        yield from (_column(name).in_(values) for name, values in chosen.items() if values)
        if self.partner is not None:
            yield and_(col(Incident.partner_id) == self.partner, ~col(Incident.unconfirmed))
        yield from self._times()
        if self.beside:
            linked = select(ProblemIncident.incident_id).where(ProblemIncident.problem_id == self.beside)
            yield col(Incident.id).not_in(linked)

    def _times(self) -> Iterator[ColumnElement[bool]]:
        if self.since:
            yield col(Incident.happened_at) >= self.since
        if self.until:
            yield col(Incident.happened_at) < self.until
        if self.hours:
            yield within_hours(col(Incident.happened_at), self.hours, self.zone)
        if self.posted:
            yield from after(self.posted)
        if self.reported_before:
            yield col(Incident.reported_at) < self.reported_before


def _column(name: str) -> Any:
    return col(getattr(Incident, name))
