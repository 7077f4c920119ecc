"""What is done with a problem stays in its history; what is suggested for it is recent and the asker's to see."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from domain.incidents import IncidentFacts
from domain.problems import SUGGESTED_WITHIN, NewProblem, ProblemState
from domain.sharing import Sharing, Viewer
from services.geography import area_named
from services.problems import change_state, link_incidents, open_problem, suggest_incidents
from storage.incident_rows import NamedIncident
from storage.store import Store
from tests.conftest import NOW

VIEWER, OTHER = Viewer("U1", open_only=True), Viewer("U2", open_only=True)


def report(
    store: Store,
    category: str = "threat",
    area: str = "Centrum",
    ago: timedelta = timedelta(),
    sharing: Sharing = Sharing.GREEN,
) -> int:
    place = area_named(store, area).id
    facts = IncidentFacts(category=category, area=place, happened_at=NOW - ago, sharing=sharing)
    return store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW).number


def numbers(rows: Sequence[NamedIncident]) -> list[int]:
    return [row.incident.number for row in rows]


def test_everything_done_stands_in_the_history(store: Store) -> None:
    first, second = report(store), report(store, ago=timedelta(days=1))
    problem = open_problem(store, NewProblem("Bränder", incidents=(first,)), VIEWER, by="U1", now=NOW)
    rows = store.incidents.standing([second], VIEWER)
    link_incidents(store, problem, rows, by="U2", now=NOW + timedelta(hours=1))
    change_state(store, problem, ProblemState.ACTING, note="", by="U2", now=NOW + timedelta(hours=2))
    link_incidents(store, problem, (), rows, by="U1", now=NOW + timedelta(hours=3))
    change_state(store, problem, ProblemState.CLOSED, note="Lugnt", by="U1", now=NOW + timedelta(hours=4))
    told = [(each.author, each.kind, each.changes, each.note) for each in store.history.of(problem)]
    assert told == [
        ("U1", "state", {"state": ["acting", "closed"]}, "Lugnt"),
        ("U1", "unlinked", {"incidents": [[2], []]}, ""),
        ("U2", "state", {"state": ["noticed", "acting"]}, ""),
        ("U2", "linked", {"incidents": [[], [2]]}, ""),
        ("U1", "linked", {"incidents": [[], [1]]}, ""),
        ("U1", "opened", {}, ""),
    ]
    assert (problem.state, problem.closed_by, problem.closed_reason) == ("closed", "U1", "Lugnt")
    assert numbers(store.problems.linked(problem, VIEWER, most=10).rows) == [1]


def test_incidents_are_suggested_by_area_category_and_time_the_latest_first(store: Store) -> None:
    old = report(store, ago=SUGGESTED_WITHIN + timedelta(minutes=1))
    first = report(store, "damage.graffiti", ago=timedelta(weeks=7))
    second = report(store, "damage", ago=timedelta(days=1))
    elsewhere, hidden = report(store, "damage", "Mantorp"), report(store, "damage", sharing=Sharing.RED)
    centre = [area_named(store, "Centrum").id]
    suggested = suggest_incidents(store, centre, ["damage"], OTHER, now=NOW)
    assert numbers(suggested) == [second, first]
    assert numbers(suggest_incidents(store, centre, ["damage.graffiti"], OTHER, now=NOW)) == [first]
    everything = numbers(suggest_incidents(store, [], [], OTHER, now=NOW))
    assert everything == [elsewhere, second, first]
    assert not {old, hidden} & set(everything)


def test_what_belongs_to_the_problem_is_not_suggested_for_it_however_much_that_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.problems.MOST_SUGGESTED", 2)
    last, *linked = [report(store, ago=timedelta(hours=hours)) for hours in (9, 3, 2, 1)]
    problem, other = (open_problem(store, NewProblem("Bränder"), OTHER, by="U1", now=NOW) for _ in range(2))
    link_incidents(store, problem, store.incidents.standing(linked, OTHER), by="U1", now=NOW)
    assert numbers(suggest_incidents(store, [], [], OTHER, now=NOW, beside=problem)) == [last]
    assert len(suggest_incidents(store, [], [], OTHER, now=NOW, beside=other)) == 2
