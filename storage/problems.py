"""Queries on problems: only those that the viewer may see are found or listed."""

from datetime import datetime

from sqlmodel import col

from domain.problems import NewProblem
from domain.sharing import Shared, Sharing, Viewer, may_see
from storage.numbers import NumberQueries
from storage.queries import Page, Queries
from storage.tables import Problem


class ProblemQueries(Queries):
    """Problems of the workspace."""

    def add(self, new: NewProblem, *, partner: int | None, by: str, now: datetime) -> Problem:
        """Store a problem under the next number."""
        return self._add(
            Problem(
                workspace_id=self._workspace_id,
                number=NumberQueries(self._session, self._workspace_id).take("problem"),
                title=new.title,
                description=new.description,
                area_id=new.area,
                partner_id=partner,
                sharing=new.sharing.value,
                created_by=by,
                created_at=now,
            )
        )

    def find(self, number: int, viewer: Viewer) -> Problem | None:
        """The problem of that number, if the viewer may see it."""
        problem = self._session.exec(self._of(Problem).where(Problem.number == number)).first()
        return problem if problem and _seen(problem, viewer) else None

    def open_ones(self, viewer: Viewer, *, skip: int = 0, most: int = 10) -> Page[Problem]:
        """The open problems that the viewer may see, the latest first."""
        wanted = self._of(Problem).where(col(Problem.closed_at).is_(None)).order_by(col(Problem.number).desc())
        seen = [problem for problem in self._session.exec(wanted) if _seen(problem, viewer)]
        return Page(seen[skip : skip + most], len(seen))


def _seen(problem: Problem, viewer: Viewer) -> bool:
    return may_see(viewer, Shared(Sharing(problem.sharing), problem.created_by, problem.partner_id))
