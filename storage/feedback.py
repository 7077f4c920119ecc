"""Query what became of reports, whose they are, and what of it has been told."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import col

from domain.feedback import Fate
from domain.sharing import PUBLIC, Viewer
from storage.incident_search import IncidentSearch
from storage.queries import Queries
from storage.tables import Action, Incident, Problem, ProblemIncident, Snapshot, ToldFate
from storage.visibility import standing_for

MOST_IDS = 500
"""So many row ids stand in one statement."""


@dataclass(frozen=True)
class Report:
    """A standing report by its row id, of the same event as the `source` (its own id for itself)."""

    source: int
    incident: int
    reporter: str


class FeedbackQueries(Queries):
    """What became of the workspace's reports."""

    def pictures_since(self, since: datetime) -> Sequence[Snapshot]:
        """List the kept pictures that were taken since then, in order."""
        wanted = self._of(Snapshot).where(col(Snapshot.taken_at) >= since)
        return self._session.exec(wanted.order_by(Snapshot.week)).all()

    def counted(self, search: IncidentSearch, last: int) -> list[int]:
        """List what a search for all partners finds, by row ids up to the `last`; each report of one event."""
        wanted = select(col(Incident.id)).where(
            col(Incident.workspace_id) == self._workspace_id,
            *search.conditions(),
            standing_for(PUBLIC),
            col(Incident.id) <= last,
        )
        return list(self._session.scalars(wanted))

    def links_since(self, since: datetime) -> list[tuple[Problem, int, str]]:
        """List the problems with each incident that joined them since then, and who linked it."""
        wanted = (
            select(Problem, col(ProblemIncident.incident_id), col(ProblemIncident.linked_by))
            .join(ProblemIncident, col(ProblemIncident.problem_id) == col(Problem.id))
            .where(col(Problem.workspace_id) == self._workspace_id, col(ProblemIncident.linked_at) >= since)
            .order_by(col(Problem.number), col(ProblemIncident.incident_id))
        )
        return [(problem, incident, by or "") for problem, incident, by in self._session.execute(wanted)]

    def actions_since(self, since: datetime) -> Sequence[Action]:
        """List the actions for a problem that were added or done since then, by number."""
        recent = or_(col(Action.created_at) >= since, col(Action.done_at) >= since)
        wanted = self._of(Action).where(col(Action.problem_id).is_not(None), recent)
        return self._session.exec(wanted.order_by(col(Action.number))).all()

    def of_problem(self, problem_id: int, until: datetime | None = None) -> list[int]:
        """List the row ids of the incidents that belong to a problem, of those that joined it `until` then."""
        wanted = select(col(ProblemIncident.incident_id)).where(col(ProblemIncident.problem_id) == problem_id)
        if until:
            joined = col(ProblemIncident.linked_at)
            wanted = wanted.where(or_(joined.is_(None), joined <= until))
        return list(self._session.scalars(wanted))

    def reports_of(self, sources: Iterable[int]) -> list[Report]:
        """List the standing reports, each with a known reporter, of the same events as these incidents."""
        found = []
        for some in _parts(sources):
            events = dict(self._events(some))
            first = func.coalesce(col(Incident.same_as_id), col(Incident.id))
            wanted = select(first, col(Incident.id), col(Incident.reporter)).where(
                col(Incident.workspace_id) == self._workspace_id,
                or_(col(Incident.id).in_(events.values()), col(Incident.same_as_id).in_(events.values())),
                col(Incident.withdrawn_at).is_(None),
                col(Incident.reporter).is_not(None),
            )
            theirs = [tuple(row) for row in self._session.execute(wanted.order_by(col(Incident.number)))]
            for source, event in events.items():
                found += [Report(source, incident, by) for known, incident, by in theirs if known == event]
        return found

    def seen(self, incidents: Iterable[int], viewer: Viewer) -> set[int]:
        """Return those of these incidents that stand and that the viewer may see."""
        return {each for some in _parts(incidents) for each in self._ids(some, standing_for(viewer))}

    def numbers(self, incidents: Iterable[int], reporter: str) -> list[int]:
        """List the numbers of those of these incidents that stand and are the reporter's, in order."""
        wanted = select(col(Incident.number)).where(
            col(Incident.workspace_id) == self._workspace_id,
            col(Incident.reporter) == reporter,
            col(Incident.withdrawn_at).is_(None),
        )
        parts = _parts(incidents)
        found = (self._session.scalars(wanted.where(col(Incident.id).in_(some))) for some in parts)
        return sorted(number for numbers in found for number in numbers)

    def told(self, fate: Fate) -> set[int]:
        """Return the incidents whose reporters have been told of this."""
        wanted = select(col(ToldFate.incident_id)).where(
            col(ToldFate.workspace_id) == self._workspace_id,
            col(ToldFate.kind) == fate.kind.value,
            col(ToldFate.reference) == fate.reference,
        )
        return set(self._session.scalars(wanted))

    def tell(self, fate: Fate, incidents: Collection[int], now: datetime) -> None:
        """Keep that it is told to the reporters of these incidents."""
        told = {"kind": fate.kind.value, "reference": fate.reference, "told_at": now}
        self._insert_each_once(ToldFate, [{"incident_id": each, **told} for each in incidents])

    def _events(self, incidents: Sequence[int]) -> list[tuple[int, int]]:
        """Each of these incidents with the first report of its event."""
        first = func.coalesce(col(Incident.same_as_id), col(Incident.id))
        own = (col(Incident.workspace_id) == self._workspace_id, col(Incident.id).in_(incidents))
        found = self._session.execute(select(col(Incident.id), first).where(*own))
        return [(incident, event) for incident, event in found]

    def _ids(self, incidents: Sequence[int], *conditions: ColumnElement[bool]) -> Iterable[int]:
        own = (col(Incident.workspace_id) == self._workspace_id, col(Incident.id).in_(incidents))
        return self._session.scalars(select(col(Incident.id)).where(*own, *conditions))


def _parts(ids: Iterable[int]) -> list[list[int]]:
    every = sorted(set(ids))
    return [every[start : start + MOST_IDS] for start in range(0, len(every), MOST_IDS)]
