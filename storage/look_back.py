"""Count what happened in months, quarters and years; the database groups, as a year has too many rows to read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, union_all
from sqlmodel import col

from domain.look_back import PlaceCount, ReportOutcome, WorkDone
from domain.priorities import UNSAFE, ProblemFacts
from domain.problems import ProblemState
from domain.sharing import Viewer
from domain.week_details import NamedCount, PartOfDay, TimeCount, WeekDetails
from domain.weeks import Week
from storage.coverage import CoverageQueries
from storage.local_time import HourOfWeek, IsoWeek
from storage.problems import PROBLEMS
from storage.tables import Action, Area, Incident, NilReport, Partner, Place, Problem, ProblemIncident
from storage.visibility import partner_confirmed, standing_for, visible_to
from storage.week_counts import GRAVEST, GRAVITY, WeekCountQueries

FEWEST_AT_PLACE = 3
"""A place with fewer is named by no picture of a month or longer."""
MOST_PLACES = 10
HOURS_OF_A_PART = 6
PARTS_OF_A_DAY = len(PartOfDay)


@dataclass(frozen=True)
class Within:
    """What is counted: from `start` up to `end`, of what the viewer may see, in all areas or some by their ids."""

    start: datetime
    end: datetime
    viewer: Viewer
    areas: tuple[int, ...] = ()


class LookBackQueries(WeekCountQueries, CoverageQueries):
    """Counts of what happened within a long time."""

    def first_happened_at(self, viewer: Viewer) -> datetime | None:
        """Find when the first incident happened that stands and that the viewer may see."""
        happened_at = col(Incident.happened_at)
        first = select(happened_at).where(*self._own(standing_for(viewer))).order_by(happened_at).limit(1)
        found: datetime | None = self._session.scalar(first)
        return found

    def totals(self, bounds: Sequence[datetime], viewer: Viewer, areas: Sequence[int] = ()) -> list[int]:
        """Count all that the viewer may see in each of consecutive periods, from one of the bounds to the next."""
        happened_at = col(Incident.happened_at)
        each = (
            select(literal(place), func.count())
            .select_from(Incident)
            .where(*self._counted(viewer, areas), happened_at >= start, happened_at < end)
            for place, (start, end) in enumerate(pairwise(bounds))
        )
        counted: dict[int, int] = dict(self._session.execute(union_all(*each)).all())
        return [counted[place] for place in range(len(bounds) - 1)]

    def details_within(self, within: Within, zone: str) -> WeekDetails:
        """Count by weekday and part of the day, local to the zone, and by what is told of how grave they were."""
        times, uncertain = self._times(within, zone)
        graves, told = (self._named_counts(column, within) for column in GRAVITY)
        return WeekDetails(times, uncertain, graves, told)

    def _times(self, within: Within, zone: str) -> tuple[tuple[TimeCount, ...], int]:
        part = case((~col(Incident.uncertain), HourOfWeek(col(Incident.happened_at), zone) // HOURS_OF_A_PART))
        counted = dict(self._grouped(part, within))
        uncertain = counted.pop(None, 0)
        most_first = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
        parts = tuple(PartOfDay)
        return tuple(
            TimeCount(at // PARTS_OF_A_DAY + 1, parts[at % PARTS_OF_A_DAY], number) for at, number in most_first
        ), uncertain

    def _named_counts(self, column: Any, within: Within) -> tuple[NamedCount, ...]:
        counted = sorted(self._grouped(column, within), key=lambda each: (-each[1], str(each[0])))
        return tuple(NamedCount(key, number) for key, number in counted if key)

    def _grouped(self, column: Any, within: Within) -> list[tuple[Any, int]]:
        wanted = select(column, func.count()).where(*self._happened(within)).group_by(column)
        return [(key, number) for key, number in self._session.execute(wanted)]

    def places_within(self, within: Within) -> tuple[PlaceCount, ...]:
        """List the places with most incidents, three or more."""
        number = func.count()
        wanted = (
            select(col(Place.name), col(Area.name), col(Place.id), number)
            .select_from(Incident)
            .join(Place, col(Place.id) == col(Incident.place_id))
            .join(Area, col(Area.id) == col(Incident.area_id))
            .where(*self._happened(within))
            .group_by(col(Place.id), col(Place.name), col(Area.name))
            .having(number >= FEWEST_AT_PLACE)
            .order_by(number.desc(), Place.name, col(Place.id))
            .limit(MOST_PLACES)
        )
        return tuple(PlaceCount(*row) for row in self._session.execute(wanted))

    def outcome_within(self, within: Within) -> ReportOutcome:
        """Count how many of the events belong to problems that the viewer may see, by how far those have come."""
        event = func.coalesce(col(Incident.same_as_id), col(Incident.id))
        events = select(event).where(*self._happened(within)).correlate(None)
        reached = func.max(case({ProblemState.CLOSED: 2, ProblemState.ACTING: 1}, value=Problem.state, else_=0))
        each = (
            select(reached.label("reached"))
            .select_from(Incident)
            .join(ProblemIncident, col(ProblemIncident.incident_id) == Incident.id)
            .join(Problem, col(Problem.id) == ProblemIncident.problem_id)
            .where(*self._own(standing_for(within.viewer)), visible_to(within.viewer, PROBLEMS), event.in_(events))
            .group_by(event)
            .subquery()
        )
        furthest = select(each.c.reached, func.count()).group_by(each.c.reached)
        counted: dict[int, int] = dict(self._session.execute(furthest).all())
        every = self._session.scalar(select(func.count()).select_from(Incident).where(*self._happened(within)))
        return ReportOutcome(every or 0, sum(counted.values()), counted.get(1, 0), counted.get(2, 0))

    def work_within(self, within: Within) -> WorkDone:
        """Count problems opened and closed, and actions added and done, in the time; of the areas, if any."""
        seen = col(Problem.workspace_id) == self._workspace_id, visible_to(within.viewer, PROBLEMS)
        of_actions = [col(Action.workspace_id) == self._workspace_id]
        if within.areas:
            of_actions.append(col(Action.area_id).in_(within.areas))
        problems = [
            [areas for (areas,) in self._session.execute(select(col(Problem.areas)).where(*seen, _in(at, within)))]
            for at in (col(Problem.created_at), col(Problem.closed_at))
        ]
        actions = [
            self._session.scalar(select(func.count()).select_from(Action).where(*of_actions, _in(at, within))) or 0
            for at in (col(Action.created_at), col(Action.done_at))
        ]
        return WorkDone(*(sum(_about(areas, within.areas) for areas in each) for each in problems), *actions)

    def problem_facts(self, within: Within, before: Within, problems: Sequence[int]) -> list[ProblemFacts]:
        """Tell what the viewer may know of each of the problems, by row id, in a time and in the one before it."""
        event = func.coalesce(col(Incident.same_as_id), col(Incident.id))
        is_unsafe = or_(*(col(Incident.category).startswith(heading) for heading in UNSAFE))
        told = (event, case((GRAVEST, event)), case((is_unsafe, event)), col(Incident.partner_id))
        now = {problem: counts for problem, *counts in self._of_problems(within, problems, told)}
        then: dict[int, int] = dict(self._of_problems(before, problems, told[:1]))
        none = [0] * len(told)
        told_of: dict[int, list[int]] = {each: [*now.get(each, none), then.get(each, 0)] for each in problems}
        return [ProblemFacts(each, *counts) for each, counts in told_of.items()]

    def _of_problems(self, within: Within, problems: Sequence[int], told: Sequence[Any]) -> list[Any]:
        """Count what differs of each of the columns `told`, by problem."""
        problem = col(ProblemIncident.problem_id)
        wanted = (
            select(problem, *(func.count(func.distinct(each)) for each in told))
            .select_from(Incident)
            .join(ProblemIncident, col(ProblemIncident.incident_id) == col(Incident.id))
            .where(*self._there(within, standing_for(within.viewer)), problem.in_(problems))
            .group_by(problem)
        )
        return list(self._session.execute(wanted))

    def heard_in(self, within: Within, weeks: Collection[Week], zone: str) -> set[tuple[int, str]]:
        """List which partner was heard from in which of the weeks, whoever looks.

        As `CoverageQueries.coverage` tells it of one week.
        """
        happened_at = col(Incident.happened_at)
        told = self._theirs(within.start, within.end)
        heard = select(col(Incident.partner_id), IsoWeek(happened_at, zone)).where(*told)
        found = {(partner, week) for partner, week in self._session.execute(heard.distinct()) if partner}
        nothing = self._of(NilReport).where(
            col(NilReport.week).in_([str(week) for week in weeks]), ~col(NilReport.unconfirmed)
        )
        return found | {(each.partner_id, each.week) for each in self._session.exec(nothing)}

    def confirmed_partners(self) -> Sequence[Partner]:
        """List the partners that take part by a coordinator's word, by name."""
        return self._session.exec(self._of(Partner).where(partner_confirmed()).order_by(Partner.name)).all()

    def _happened(self, within: Within) -> list[ColumnElement[bool]]:
        return [*self._counted(within.viewer, within.areas), _in(col(Incident.happened_at), within)]

    def _there(self, within: Within, seen: ColumnElement[bool]) -> list[ColumnElement[bool]]:
        in_areas = [col(Incident.area_id).in_(within.areas)] if within.areas else []
        return [*self._own(seen), _in(col(Incident.happened_at), within), *in_areas]


def _in(instant: Any, within: Within) -> ColumnElement[bool]:
    return and_(instant >= within.start, instant < within.end)


def _about(areas: Sequence[int], wanted: Sequence[int]) -> bool:
    """Whether a problem is about any of the areas wanted; without areas, it is about all."""
    return not wanted or not areas or not set(areas).isdisjoint(wanted)
