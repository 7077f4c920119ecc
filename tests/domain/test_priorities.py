"""A quarter's problems are ranked by questions answered yes, never by a percentage."""

from hypothesis import given
from hypothesis import strategies as st

from domain.look_back import PeriodCount
from domain.priorities import ProblemFacts, Question, find_gaps, rank_problems

small = st.integers(0, 9)
facts = st.builds(ProblemFacts, st.integers(1, 40), small, small, small, small, small)


def test_each_question_is_answered_by_its_figures() -> None:
    assert ProblemFacts(1, 5, 1, 1, 2, 2).answers == tuple(Question)
    assert ProblemFacts(1, 4, 0, 0, 1, 2).answers == ()


@given(st.lists(facts, unique_by=lambda each: each.problem))
def test_who_has_more_answers_comes_first_and_then_who_has_more_incidents(known: list[ProblemFacts]) -> None:
    ranked = rank_problems(known)
    keys = [(len(each.answers), each.number) for each in ranked]
    assert keys == sorted(keys, reverse=True)
    assert set(ranked) == set(known)
    assert rank_problems(reversed(known)) == ranked


def test_what_no_problem_is_about_is_a_gap() -> None:
    rows = [
        PeriodCount("Centrum", "threat", 5),
        PeriodCount("Mantorp", "traffic", 9),
        PeriodCount("Sya", "theft", 2),
    ]
    everything = (frozenset[str](), frozenset[str]())
    assert find_gaps(rows, [everything]) == [rows[1], rows[0]]
    assert find_gaps(rows, [(frozenset({"Mantorp"}), frozenset())]) == [rows[0]]
    assert find_gaps(rows, [(frozenset(), frozenset({"threat"}))]) == [rows[1]]
    assert find_gaps(rows, [(frozenset({"Mantorp"}), frozenset({"threat"}))]) == [rows[1], rows[0]]
