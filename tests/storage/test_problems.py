"""Problems are found and listed by whoever may see them, under numbers of their own."""

import pytest

from domain.problems import NewProblem
from domain.sharing import Sharing, Viewer
from services.problems import close_problem, open_problem
from storage.store import Store
from storage.tables import Problem
from tests.conftest import NOW

CREATOR = Viewer("U1", partner=1)
COLLEAGUE = Viewer("U2", partner=1)
OTHER = Viewer("U3", partner=2)
NEWCOMER = Viewer("U4")
COORDINATOR = Viewer("U5", coordinator=True)
SEEN_BY = [
    (Sharing.CLEAR, {"U1", "U2", "U3", "U5"}),
    (Sharing.GREEN, {"U1", "U2", "U3", "U5"}),
    (Sharing.AMBER_STRICT, {"U1", "U2", "U5"}),
    (Sharing.RED, {"U1", "U5"}),
]


def opened(store: Store, sharing: Sharing = Sharing.GREEN) -> Problem:
    store.partnership.keep_partners([("Skolan", []), ("Polisen", [])], NOW)
    new = NewProblem("Klotter i tunneln", "Varje helg", None, sharing)
    return open_problem(store, new, CREATOR, by="U1", now=NOW)


@pytest.mark.parametrize(("sharing", "seen_by"), SEEN_BY)
def test_the_sharing_level_says_who_finds_it(store: Store, sharing: Sharing, seen_by: set[str]) -> None:
    problem = opened(store, sharing)
    viewers = (CREATOR, COLLEAGUE, OTHER, NEWCOMER, COORDINATOR)
    assert {viewer.user for viewer in viewers if store.problems.find(1, viewer)} - {"U1"} == seen_by - {"U1"}
    assert {viewer.user for viewer in viewers if problem in store.problems.open_ones(viewer).rows} == seen_by


def test_a_closed_one_is_found_and_not_listed(store: Store) -> None:
    problem = opened(store)
    close_problem(store, problem, "Tunneln är ommålad", by="U5", now=NOW)
    assert store.problems.open_ones(COORDINATOR).total == 0
    assert store.problems.find(1, COORDINATOR) is problem
    assert (problem.closed_by, problem.closed_reason) == ("U5", "Tunneln är ommålad")


def test_the_latest_is_listed_first(store: Store) -> None:
    opened(store)
    opened(store)
    assert [problem.number for problem in store.problems.open_ones(CREATOR).rows] == [2, 1]
