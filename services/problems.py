"""What is done with a problem: opened, put into another state, linked to incidents – all in its history."""

from collections.abc import Sequence
from datetime import datetime

from domain.categories import CATEGORIES
from domain.problems import SUGGESTED_WITHIN, NewProblem, ProblemChange, ProblemState
from domain.sharing import Viewer
from storage.incident_rows import NamedIncident
from storage.store import Store
from storage.tables import Problem

MOST_SUGGESTED = 100


def open_problem(store: Store, new: NewProblem, viewer: Viewer, *, by: str, now: datetime) -> Problem:
    """Store a problem with the partner of whoever opens it, and those of its incidents that they may see."""
    problem = store.problems.add(new, partner=viewer.partner, by=by, now=now)
    store.history.add(ProblemChange.OPENED, by=by, at=now, problem_id=problem.id)
    incidents = store.incidents.standing(new.incidents, viewer)
    link_incidents(store, problem, incidents, by=by, now=now)
    return problem


def change_state(
    store: Store, problem: Problem, state: ProblemState, *, note: str, by: str, now: datetime
) -> None:
    """Put the problem into another state; of a closed one it is kept why, by whom and when."""
    changes = {"state": [problem.state, state.value]}
    store.history.add(ProblemChange.STATE, by=by, at=now, note=note, changes=changes, problem_id=problem.id)
    problem.state = state.value
    if state is ProblemState.CLOSED:
        problem.closed_at, problem.closed_by, problem.closed_reason = now, by, note
    store.session.flush()


def link_incidents(
    store: Store, problem: Problem, incidents: Sequence[NamedIncident], *, by: str, now: datetime
) -> None:
    """Let these incidents belong to the problem, those that do already too."""
    store.problems.link(problem, incidents)
    changes = {"incidents": [[], [each.incident.number for each in incidents]]}
    if incidents:
        store.history.add(ProblemChange.LINKED, by=by, at=now, changes=changes, problem_id=problem.id)


def unlink_incidents(
    store: Store, problem: Problem, incidents: Sequence[NamedIncident], *, by: str, now: datetime
) -> None:
    """Let these incidents no longer belong to the problem."""
    store.problems.unlink(problem, incidents)
    changes = {"incidents": [[each.incident.number for each in incidents], []]}
    store.history.add(ProblemChange.UNLINKED, by=by, at=now, changes=changes, problem_id=problem.id)


def suggest_incidents(
    store: Store, areas: Sequence[int], categories: Sequence[str], viewer: Viewer, *, now: datetime
) -> Sequence[NamedIncident]:
    """Suggest recent incidents that may belong to a problem of these areas and categories, the latest first.

    A heading stands for all kinds in it; none at all for every area or category.
    """
    kinds = [key for key, each in CATEGORIES.items() if key in categories or each.group in categories]
    since = now - SUGGESTED_WITHIN
    return store.incidents.listed(viewer, areas=areas, categories=kinds, since=since, most=MOST_SUGGESTED).rows
