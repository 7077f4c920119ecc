"""Problems are found, listed and counted by whoever may see them, with the incidents that they may see."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlmodel import select

from domain.incidents import IncidentFacts
from domain.problems import NewProblem, ProblemState
from domain.roles import Role
from domain.sharing import PUBLIC, Shared, Sharing, Viewer, may_see
from services.problems import change_state, open_problem
from storage.problems import PROBLEMS
from storage.store import Store
from storage.tables import Problem
from storage.visibility import visible_to
from tests.conftest import NOW, keep_partners

CREATOR, COORDINATOR = Viewer("U1", partner=1), Viewer("U5", role=Role.COORDINATOR)
OTHER = Viewer("U3", partner=2)


def opened(store: Store, viewer: Viewer = CREATOR, **said: Any) -> Problem:
    return open_problem(store, NewProblem("Klotter i tunneln", **said), viewer, by=viewer.user or "U9", now=NOW)


def report(store: Store, sharing: Sharing = Sharing.GREEN, days: int = 0, reporter: str = "U1") -> int:
    area = store.geography.areas()[0].id
    happened = NOW - timedelta(days=days)
    facts = IncidentFacts(category="threat", area=area, happened_at=happened, sharing=sharing)
    return store.incidents.add(facts, reporter=reporter, unit=None, reported_at=NOW).number


@pytest.fixture(autouse=True)
def partners(store: Store) -> list[int]:
    keep_partners(store, [("Polisen", []), ("Skolan", []), ("Bolaget", [])], NOW)
    return [partner.id for partner in store.partnership.partners()]


def test_the_query_shows_exactly_what_the_rule_allows(store: Store, partners: list[int]) -> None:
    records: dict[int, Shared] = {}
    for level, partner, named in product(Sharing, (None, *partners[:2]), ((), tuple(partners[1:]))):
        problem = opened(store, Viewer("U1", partner), sharing=level, partners=named)
        shown_as_named = named if level is Sharing.AMBER else ()
        records[problem.number] = Shared(level, "U1", partner, shown_as_named)
    for user, partner, role, open_only in product(("U1", "U2", None), (None, *partners), Role, (True, False)):
        viewer = Viewer(user, partner, role, open_only)
        allowed = {number for number, record in records.items() if may_see(viewer, record)}
        assert set(store.session.exec(select(Problem.number).where(visible_to(viewer, PROBLEMS)))) == allowed
        assert {problem.number for problem in store.problems.listed(viewer, most=100).rows} == allowed
        assert {number for number in records if store.problems.find(number, viewer)} == allowed


def test_closed_ones_are_listed_apart(store: Store) -> None:
    first, second = opened(store), opened(store)
    change_state(store, first, ProblemState.CLOSED, note="Ommålad", by="U5", now=NOW)
    assert list(store.problems.listed(COORDINATOR).rows) == [second]
    assert list(store.problems.listed(COORDINATOR, closed=True).rows) == [first]
    assert store.problems.find(1, COORDINATOR) is first


def test_nobody_sees_or_counts_an_incident_of_a_problem_that_is_not_theirs(store: Store) -> None:
    numbers = (report(store), report(store, Sharing.RED), report(store, days=3))
    problem = opened(store, incidents=numbers)
    withdrawn = store.incidents.find(numbers[2], COORDINATOR)
    assert withdrawn
    for viewer, seen in ((CREATOR, [1, 2, 3]), (COORDINATOR, [1, 2, 3]), (OTHER, [1, 3]), (Viewer("U4"), [])):
        page = store.problems.linked(problem, viewer, most=10)
        assert sorted(row.incident.number for row in page.rows) == seen
        assert page.total == store.problems.linked(problem, viewer, most=0).total == len(seen)
        assert sorted(row.incident.number for row in store.incidents.standing(numbers, viewer)) == seen
    store.incidents.withdraw(withdrawn.incident, reason="Fel", by="U1", at=NOW)
    assert store.problems.linked(problem, OTHER, most=10).total == 1


def test_whoever_opens_it_links_only_what_they_may_see(store: Store) -> None:
    hidden = report(store, Sharing.RED, reporter="U7")
    problem = opened(store, OTHER, incidents=(hidden, report(store), 999))
    assert [row.incident.number for row in store.problems.linked(problem, COORDINATOR, most=10).rows] == [2]


def test_a_week_counts_what_belongs_to_open_problems_that_the_viewer_may_see(store: Store) -> None:
    area = store.geography.areas()[0].name
    known, late = (report(store), report(store, days=1)), report(store, days=9)
    opened(store, incidents=(*known, late))
    opened(store, incidents=(known[0], report(store, Sharing.RED)))
    opened(store, sharing=Sharing.RED, incidents=known)
    change_state(store, opened(store, incidents=known), ProblemState.CLOSED, note="Lugnt", by="U5", now=NOW)
    week = NOW - timedelta(days=7), NOW + timedelta(seconds=1)
    assert sorted(store.pictures.counts_in_problems(*week, PUBLIC)) == [
        (1, area, "threat", 2),
        (2, area, "threat", 1),
    ]
    assert (2, area, "threat", 2) in store.pictures.counts_in_problems(*week, CREATOR)
    assert (3, area, "threat", 2) in store.pictures.counts_in_problems(*week, CREATOR)
    assert store.pictures.counts_in_problems(*week, Viewer("U4")) == []
