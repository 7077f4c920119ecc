"""Count what happened by week, area and category, at a place, and within problems."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    FromClause,
    Select,
    bindparam,
    case,
    func,
    literal,
    select,
    union_all,
)
from sqlmodel import col

from domain.incidents import Severity
from domain.repeat_places import PlacedIncident
from domain.sharing import Viewer
from domain.week_details import Occurrence
from domain.weeks import Week
from storage.local_time import HourOfWeek
from storage.problems import PROBLEMS
from storage.queries import ON_THE_WAY, Queries
from storage.tables import Area, Incident, Place, Problem, ProblemIncident
from storage.visibility import KEPT, counted_for, standing_for, visible_to

GRAVITY = col(Incident.severity), col(Incident.police_report)
"""What pictures tell of how grave incidents were."""
GRAVEST = col(Incident.severity) == Severity.HIGH.value
BEGINNING = datetime.min.replace(tzinfo=UTC)
# The period's position, the area's name, the category, and how many standing incidents.
Counted = tuple[int, str, str, int]


@dataclass(frozen=True)
class Posted:
    """That a week's picture was posted, when it was taken, the last incident that it had seen, by id (None: not
    known), and the numbers of the actions that it told to be done."""

    week: Week
    taken_at: datetime
    last_incident: int | None = None
    done: frozenset[int] = frozenset()


class WeekCountQueries(Queries):
    """Counts of standing incidents, of those of the same event only the first.

    Instants are aware; a period's start lies in it, its end does not.
    """

    def counts(self, bounds: Sequence[datetime], viewer: Viewer, areas: Sequence[int] = ()) -> list[Counted]:
        """Count what the viewer may see of consecutive periods, each from one of the bounds to the next.

        Of all areas, or of those named by their ids.
        """
        asked = {f"bound{number}": bound for number, bound in enumerate(bounds)}
        wanted = _counts(viewer, len(bounds), in_areas=bool(areas))
        return self._named(wanted, {**asked, "workspace": self._workspace_id, "areas": list(areas)})

    def counts_late(
        self, ends: Sequence[datetime], viewer: Viewer, posted: Posted, until: datetime
    ) -> list[Counted]:
        """Count as `counts`, but from the beginning of time, and only what came after a picture, up to `until`."""
        late = _told(*self._counted(viewer), *after(posted), col(Incident.reported_at) < until)
        return self._named(_count_each([BEGINNING, *ends], late.cte()))

    def counts_in_problems(self, start: datetime, end: datetime, viewer: Viewer) -> list[Counted]:
        """Count what belongs to each open problem that the viewer may see, by its number in a position's place.

        An event belongs to a problem when any report of it does that the viewer may see.
        """
        event = func.coalesce(col(Incident.same_as_id), col(Incident.id))
        kind = col(Problem.number), col(Incident.area_id), col(Incident.category)
        wanted = (
            select(*kind, func.count(func.distinct(event)))
            .join(ProblemIncident, col(ProblemIncident.problem_id) == Problem.id)
            .join(Incident, col(Incident.id) == ProblemIncident.incident_id)
            .where(*self._own(standing_for(viewer)), *_between(start, end))
            .where(col(Problem.closed_at).is_(None), visible_to(viewer, PROBLEMS))
            .group_by(*kind)
        )
        return self._named(wanted)

    def placed_incidents(
        self, start: datetime, end: datetime, viewer: Viewer, areas: Sequence[int] = ()
    ) -> list[PlacedIncident]:
        """List the incidents of a period that the viewer may see, by what tells where it happened again."""
        told = (
            func.coalesce(col(Place.name), ""),
            col(Area.name),
            col(Incident.category),
            col(Incident.happened_at),
            col(Incident.place_id),
        )
        wanted = (
            select(*told)
            .join(Area, col(Area.id) == Incident.area_id)
            .outerjoin(Place, col(Place.id) == col(Incident.place_id))
            .where(*self._counted(viewer, areas), *_between(start, end))
        )
        return [PlacedIncident(*row) for row in self._session.execute(wanted)]

    def occurrences(
        self, start: datetime, end: datetime, viewer: Viewer, zone: str, areas: Sequence[int] = ()
    ) -> list[Occurrence]:
        """Count what the viewer may see of a period by all that pictures tell of single incidents.

        Hours are local to the zone, which is given by its IANA name.
        """
        hour = case((~col(Incident.uncertain), HourOfWeek(col(Incident.happened_at), zone)))
        place = col(Place.name)
        kind = (
            col(Incident.area_id),
            col(Incident.category),
            place,
            *GRAVITY,
            hour,
        )
        wanted = (
            select(*kind, func.count())
            .outerjoin(Place, col(Place.id) == col(Incident.place_id))
            .where(*self._counted(viewer, areas), *_between(start, end))
            .group_by(*kind)
        )
        names = self._area_names()
        return [
            Occurrence(names[area], category, place or "", *said)
            for area, category, place, *said in self._session.execute(wanted)
        ]

    def first_report_at(self, viewer: Viewer) -> datetime | None:
        """Find when the first incident was reported that stands and that the viewer may see.

        Nil reports are left out: where they counted and hidden reports did not, the figures would tell them apart.
        """
        reported_at = col(Incident.reported_at)
        first = select(reported_at).where(*self._own(standing_for(viewer))).order_by(reported_at).limit(1)
        found: datetime | None = self._session.scalar(first)
        return found

    def _counted(self, viewer: Viewer, areas: Sequence[int] = ()) -> list[ColumnElement[bool]]:
        conditions = self._own(counted_for(viewer))
        return [*conditions, col(Incident.area_id).in_(areas)] if areas else conditions

    def _own(self, condition: ColumnElement[bool]) -> list[ColumnElement[bool]]:
        return [col(Incident.workspace_id) == self._workspace_id, condition]

    def _named(self, wanted: Executable, known: Mapping[str, Any] | None = None) -> list[Counted]:
        found = self._session.execute(wanted, known).all()
        names = self._area_names()
        return [(number, names[area], category, count) for number, area, category, count in found]

    def _area_names(self) -> dict[int, str]:
        return {area.id: area.name for area in self._session.exec(self._of(Area))}


def _told(*conditions: ColumnElement[bool]) -> Select[datetime, int, str]:
    return select(col(Incident.happened_at), col(Incident.area_id), col(Incident.category)).where(*conditions)


@lru_cache(KEPT)
def _counts(viewer: Viewer, bounds: int, *, in_areas: bool) -> Executable:
    counted = [col(Incident.workspace_id) == bindparam("workspace"), counted_for(viewer)]
    there = [col(Incident.area_id).in_(bindparam("areas", expanding=True))] if in_areas else []
    return _count_each([bindparam(f"bound{n}") for n in range(bounds)], _told(*counted, *there).subquery())


def _count_each(bounds: Sequence[Any], told: FromClause) -> Executable:
    """Count each period by itself: SQLite groups by sorting, and short lists are sorted sooner than a long one."""
    kind = told.c.area_id, told.c.category
    each = (
        select(literal(number), *kind, func.count())
        .where(told.c.happened_at >= start, told.c.happened_at < end)
        .group_by(*kind)
        for number, (start, end) in enumerate(itertools.pairwise(bounds))
    )
    return union_all(*each)


def after(posted: Posted) -> tuple[ColumnElement[bool], ...]:
    """True of what came after a picture: by its id, as a report on its way bears the time at which it set out."""
    reported_at = col(Incident.reported_at)
    if posted.last_incident is None:
        return (reported_at >= posted.taken_at,)
    return reported_at >= posted.taken_at - ON_THE_WAY, col(Incident.id) > posted.last_incident


def _between(start: datetime, end: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Incident.happened_at) >= start, col(Incident.happened_at) < end
