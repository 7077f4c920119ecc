"""Queries on problems and their incidents: only those that the viewer may see are found, listed or counted."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select
from sqlmodel import col
from sqlmodel import select as select_rows

from domain.problems import NewProblem
from domain.records import write_record
from domain.sharing import Sharing, Viewer
from storage.incident_rows import IncidentRows, NamedIncident
from storage.numbers import NumberQueries
from storage.queries import Page
from storage.tables import Incident, Partner, Problem, ProblemIncident, ProblemPartner
from storage.visibility import Sharable, counted_among, standing_for, visible_to

PROBLEMS = Sharable(
    Problem,
    author=col(Problem.created_by),
    partners=col(ProblemPartner.partner_id),
    named=col(ProblemPartner.problem_id) == col(Problem.id),
)


class ProblemQueries(IncidentRows):
    """Problems of the workspace, and the incidents that belong to them."""

    def add(self, new: NewProblem, *, partner: int | None, by: str, now: datetime) -> Problem:
        """Store a problem under the next number, without its incidents."""
        said = {name: value for name, value in write_record(new).items() if name in Problem.model_fields}
        number = NumberQueries(self._session, self._workspace_id).take("problem")
        said.update(number=number, partner_id=partner, created_by=by, created_at=now)
        problem = self._add(Problem(workspace_id=self._workspace_id, **said))
        for named in new.partners if new.sharing is Sharing.AMBER else ():
            self._insert_once(ProblemPartner, problem_id=problem.id, partner_id=named)
        return problem

    def find(self, number: int, viewer: Viewer, *, changing: bool = False) -> Problem | None:
        """Find the problem of that number if the viewer may see it; `changing` locks it."""
        wanted = self._numbered(Problem, number, changing=changing).where(visible_to(viewer, PROBLEMS))
        return self._session.exec(wanted).first()

    def listed(self, viewer: Viewer, *, closed: bool = False, skip: int = 0, most: int = 10) -> Page[Problem]:
        """List the open or the closed problems that the viewer may see, the latest first."""
        is_open = col(Problem.closed_at).is_(None)
        wanted = self._of(Problem).where(visible_to(viewer, PROBLEMS), ~is_open if closed else is_open)
        latest = wanted.order_by(col(Problem.number).desc()).offset(skip).limit(most)
        return self._page(self._session.exec(latest).all(), wanted, skip)

    def open_within(self, start: datetime, end: datetime, viewer: Viewer) -> Sequence[Problem]:
        """List the problems that the viewer may see and that were open at any time from `start` up to `end`."""
        closed_at = col(Problem.closed_at)
        wanted = self._of(Problem).where(
            visible_to(viewer, PROBLEMS),
            col(Problem.created_at) < end,
            or_(closed_at.is_(None), closed_at >= start),
        )
        return self._session.exec(wanted.order_by(col(Problem.number))).all()

    def partners(self, problem: Problem) -> Sequence[Partner]:
        """List the partners that an AMBER problem is shared with, by name."""
        named = select(col(ProblemPartner.partner_id)).where(col(ProblemPartner.problem_id) == problem.id)
        wanted = self._of(Partner).where(col(Partner.id).in_(named), col(Partner.merged_into).is_(None))
        return self._session.exec(wanted.order_by(Partner.name)).all()

    def linked(self, problem: Problem, viewer: Viewer, *, most: int = 10) -> Page[NamedIncident]:
        """List the incidents of the problem that the viewer may see and that still stand, the latest first.

        Of reports of the same event the first one that belongs to the problem is listed.
        """
        linked = select_rows(col(ProblemIncident.incident_id)).where(ProblemIncident.problem_id == problem.id)
        return self._latest([counted_among(viewer, linked)], 0, most)

    def linked_of_events(
        self, problem: Problem, incidents: Sequence[NamedIncident], viewer: Viewer
    ) -> list[NamedIncident]:
        """List those of the problem that are of the same event as any of these, which the viewer may see, too."""
        events = [each.incident.same_as_id or each.incident.id for each in incidents]
        of_event = func.coalesce(col(Incident.same_as_id), col(Incident.id)).in_(events)
        linked = select_rows(col(ProblemIncident.incident_id)).where(ProblemIncident.problem_id == problem.id)
        return self._read(self._rows(standing_for(viewer), col(Incident.id).in_(linked), of_event))

    def of_incident(self, incident: Incident, viewer: Viewer) -> Sequence[Problem]:
        """List the problems that the viewer may see and that an incident belongs to, the latest first."""
        theirs = select(col(ProblemIncident.problem_id)).where(col(ProblemIncident.incident_id) == incident.id)
        wanted = self._of(Problem).where(col(Problem.id).in_(theirs), visible_to(viewer, PROBLEMS))
        return self._session.exec(wanted.order_by(col(Problem.number).desc())).all()

    def with_id(self, problem_id: int, viewer: Viewer) -> Problem | None:
        """Find the problem of that row if the viewer may see it."""
        return self._session.exec(
            self._of(Problem).where(Problem.id == problem_id, visible_to(viewer, PROBLEMS))
        ).first()

    def link(
        self,
        problem: Problem,
        added: Sequence[NamedIncident],
        removed: Sequence[NamedIncident],
        *,
        by: str,
        now: datetime,
    ) -> None:
        """Let incidents belong to the problem, those that do already too, or no longer."""
        told = {"problem_id": problem.id, "linked_at": now, "linked_by": by}
        for each in added:
            self._insert_once(ProblemIncident, incident_id=each.incident.id, **told)
        ids = col(ProblemIncident.incident_id).in_([each.incident.id for each in removed])
        self._session.execute(delete(ProblemIncident).where(col(ProblemIncident.problem_id) == problem.id, ids))

    def every(self) -> Sequence[Problem]:
        """List every problem in the order of its number, closed ones too: for export, whatever their level."""
        return self._session.exec(self._of(Problem).order_by(col(Problem.number))).all()
