"""Rank a quarter's problems for the partners' decisions, and keep what is decided about each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.look_back import PeriodCount
from domain.own_categories import group_of
from domain.periods import Period
from domain.priorities import Decision, ProblemFacts, find_gaps, rank_problems
from domain.problems import ProblemChange, ProblemState
from services.look_back import LookBackBuilder
from services.problems import change_state
from storage.store import Store
from storage.tables import HistoryEntry, Problem

Decided = Mapping[str, HistoryEntry]
"""The last decision about a problem for each quarter, by the quarter's name."""


@dataclass(frozen=True)
class RankedProblem:
    """A problem with what is known of it in a quarter, and what has been decided for quarters up to that."""

    problem: Problem
    facts: ProblemFacts
    decided: Decided

    def decision(self, quarter: Period) -> HistoryEntry | None:
        """Find the decision for a quarter."""
        return self.decided.get(str(quarter))


@dataclass(frozen=True)
class Prioritisation:
    """A quarter's problems, ranked, and what no problem is about."""

    ranked: Sequence[RankedProblem]
    gaps: Sequence[PeriodCount]


def prioritise(builder: LookBackBuilder, quarter: Period) -> Prioritisation:
    """Rank the problems that the viewer may see and that were open in the quarter."""
    store = builder.store
    start, end = quarter.bounds(builder.zone)
    problems = {each.id: each for each in store.problems.open_within(start, end, builder.viewer)}
    facts = store.look_back.problem_facts(
        builder.within(quarter), builder.within(quarter.previous()), list(problems)
    )
    decided = decisions_on(store, list(problems))
    ranked = [
        RankedProblem(problems[each.problem], each, decided.get(each.problem, {})) for each in rank_problems(facts)
    ]
    return Prioritisation(ranked, _gaps(builder, quarter, list(problems.values())))


def _gaps(builder: LookBackBuilder, quarter: Period, problems: Sequence[Problem]) -> list[PeriodCount]:
    geography = builder.store.geography

    def about(problem: Problem) -> tuple[frozenset[str], frozenset[str]]:
        areas = geography.areas_of(geography.areas_within(problem.areas))
        return frozenset(area.name for area in areas), frozenset(map(group_of, problem.categories))

    return find_gaps(builder.count(quarter).rows, map(about, problems))


def decisions_on(store: Store, problems: Sequence[int]) -> dict[int, dict[str, HistoryEntry]]:
    """Read the last decision about each of the problems, by row id, for each quarter."""
    found: dict[int, dict[str, HistoryEntry]] = {}
    for entry in store.history.of_problems(problems, ProblemChange.DECIDED):
        if entry.problem_id is not None:
            quarter, _ = entry.changes["decision"]
            found.setdefault(entry.problem_id, {})[quarter] = entry
    return found


def decide(
    store: Store, problem: Problem, quarter: Period, decision: Decision, *, note: str, by: str, now: datetime
) -> None:
    """Keep what is decided about a problem for a quarter; beginning and closing change its state too."""
    changes = {"decision": [str(quarter), decision.value]}
    store.history.add(problem, ProblemChange.DECIDED, by=by, at=now, note=note, changes=changes)
    if decision is Decision.BEGIN and problem.state == ProblemState.NOTICED:
        change_state(store, problem, ProblemState.ACTING, note="", by=by, now=now)
    elif decision is Decision.CLOSE:
        change_state(store, problem, ProblemState.CLOSED, note=note, by=by, now=now)
