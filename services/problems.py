"""What is done with a problem: opened and closed."""

from datetime import datetime

from domain.problems import NewProblem
from domain.sharing import Viewer
from storage.store import Store
from storage.tables import Problem


def open_problem(store: Store, new: NewProblem, viewer: Viewer, *, by: str, now: datetime) -> Problem:
    """Store a problem with the partner of whoever opens it."""
    return store.problems.add(new, partner=viewer.partner, by=by, now=now)


def close_problem(store: Store, problem: Problem, reason: str, *, by: str, now: datetime) -> None:
    """Close a problem and keep why, by whom and when."""
    problem.closed_at, problem.closed_by, problem.closed_reason = now, by, reason
    store.session.flush()
