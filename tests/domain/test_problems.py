"""A problem goes from noticed over acting to closed, never back, and is changed by few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.problems import ProblemState, may_change, states_after
from domain.sharing import Viewer


@given(st.lists(st.integers(0, 2)))
def test_whatever_is_chosen_a_problem_is_closed_after_two_changes_at_most(choices: list[int]) -> None:
    state, changes = ProblemState.NOTICED, 0
    for choice in choices:
        if following := states_after(state):
            state, changes = following[choice % len(following)], changes + 1
    assert changes <= 2
    assert (states_after(state) == ()) == (state is ProblemState.CLOSED)


@pytest.mark.parametrize(
    ("viewer", "may"),
    [
        (Viewer("U1"), True),
        (Viewer("U2", coordinator=True), True),
        (Viewer("U2", partner=1), False),
        (Viewer(None, open_only=True), False),
    ],
)
def test_who_opened_it_and_coordinators_change_it(viewer: Viewer, *, may: bool) -> None:
    assert may_change(viewer, creator="U1") is may
