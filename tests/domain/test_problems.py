"""A problem goes from noticed over acting to closed, never back."""

from hypothesis import given
from hypothesis import strategies as st

from domain.problems import ProblemState, states_after


@given(st.lists(st.integers(0, 2)))
def test_whatever_is_chosen_a_problem_is_closed_after_two_changes_at_most(choices: list[int]) -> None:
    state, changes = ProblemState.NOTICED, 0
    for choice in choices:
        if following := states_after(state):
            state, changes = following[choice % len(following)], changes + 1
    assert changes <= 2
    assert (states_after(state) == ()) == (state is ProblemState.CLOSED)
