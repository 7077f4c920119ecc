"""What is done with a problem: opened, put into another state, linked to incidents – all in its history."""

from collections.abc import Collection, Sequence
from datetime import datetime

from domain.audit import AuditEvent
from domain.problems import SUGGESTED_WITHIN, NewProblem, ProblemChange, ProblemState
from domain.sharing import Viewer
from storage.incident_rows import NamedIncident
from storage.incident_search import IncidentSearch
from storage.store import Store
from storage.tables import Problem

MOST_SUGGESTED = 100
Ids = Sequence[int]
Incidents = Sequence[NamedIncident]


def open_problem(store: Store, new: NewProblem, viewer: Viewer, *, by: str, now: datetime) -> Problem:
    """Store a problem with the partner of whoever opens it, and those of its incidents that they may see."""
    problem = store.problems.add(new, partner=viewer.partner, by=by, now=now)
    store.history.add(problem, ProblemChange.OPENED, by=by, at=now, event=AuditEvent.MADE)
    link_incidents(store, problem, store.incidents.standing(new.incidents, viewer), by=by, now=now)
    return problem


def change_state(
    store: Store, problem: Problem, state: ProblemState, *, note: str, by: str, now: datetime
) -> None:
    """Put the problem into another state; of a closed one it is kept why, by whom and when."""
    changes = {"state": [problem.state, state.value]}
    store.history.add(problem, ProblemChange.STATE, by=by, at=now, note=note, changes=changes)
    problem.state = state.value
    if state is ProblemState.CLOSED:
        problem.closed_at, problem.closed_by, problem.closed_reason = now, by, note
    store.session.flush()


def link_incidents(
    store: Store, problem: Problem, added: Incidents, removed: Incidents = (), *, by: str, now: datetime
) -> None:
    """Let incidents belong to the problem, those that do already too, or no longer."""
    store.problems.link(problem, added, removed, by=by, now=now)
    changes = {"incidents": [[each.incident.number for each in side] for side in (removed, added)]}
    if added or removed:
        kind = ProblemChange.LINKED if added else ProblemChange.UNLINKED
        store.history.add(problem, kind, by=by, at=now, changes=changes)


def fitting_problems(store: Store, areas: Ids, kinds: Collection[str], viewer: Viewer) -> list[Problem]:
    """List the open problems that the viewer may see and that tell of these areas and categories; none: of any.

    Those that tell most exactly come first, then the latest; those that tell of nothing fit nothing.
    """

    def fits(problem: Problem) -> bool:
        within = store.geography.areas_within(problem.areas)
        of_kinds = store.categories.known().kinds_of(problem.categories)
        return _share(within, areas) and _share(of_kinds, kinds)

    told = (each for each in store.problems.listed(viewer, most=MOST_SUGGESTED).rows if _tells(each))
    return sorted(filter(fits, told), key=_tells, reverse=True)


def _tells(problem: Problem) -> int:
    return bool(problem.areas) + bool(problem.categories)


def _share(told: Collection[object], wanted: Collection[object]) -> bool:
    """Whether they have anything in common; where one is of all, they do."""
    return not told or not wanted or not set(told).isdisjoint(wanted)


def suggest_incidents(
    store: Store, areas: Ids, kinds: Sequence[str], viewer: Viewer, *, now: datetime, beside: Problem | None = None
) -> Incidents:
    """Suggest recent incidents that may belong to a problem of these areas and categories, the latest first.

    A heading stands for all kinds in it, none for every area or category; what belongs to `beside` is left out.
    """
    wanted = IncidentSearch(
        areas=store.geography.areas_within(areas),
        categories=store.categories.known().kinds_of(kinds),
        since=now - SUGGESTED_WITHIN,
        beside=beside.id if beside else None,
    )
    return store.incidents.listed(viewer, wanted, most=MOST_SUGGESTED).rows
