"""Areas and all are judged by the sums of their series."""

from hypothesis import given
from hypothesis import strategies as st

from domain.judgements import judge_all
from domain.signals import Series

NUMBERS = st.integers(0, 9)
ROWS = st.dictionaries(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(["damage", "threat"])),
    st.tuples(st.tuples(*[NUMBERS] * 12), NUMBERS),
)


def series(rows: dict[tuple[str, str], tuple[tuple[int, ...], int]]) -> list[Series]:
    return [Series(*of, history, (True,) * 12, now) for of, (history, now) in rows.items()]


@given(ROWS)
def test_no_incident_is_lost_or_counted_twice(rows: dict[tuple[str, str], tuple[tuple[int, ...], int]]) -> None:
    judged = judge_all(series(rows))
    total = sum(each.now for each in judged.signals)
    assert sum(each.now for each in judged.areas) == total
    assert (judged.totals.now if judged.totals else 0) == total


def test_an_area_has_its_own_signals_as_they_are_among_all() -> None:
    rows = series(
        {("A", "damage"): ((0,) * 12, 7), ("B", "damage"): ((2,) * 12, 2), ("B", "threat"): ((1,) * 12, 0)}
    )
    every, there = judge_all(rows), judge_all(rows, within=["A"])
    first = every.signals[0]
    assert (first.area, first.level) == ("A", "flag")
    assert there.signals == tuple(each for each in every.signals if each.area == "A")
    assert there.totals is not None
    assert (there.totals.now, [each.area for each in every.areas]) == (7, ["A", "B"])
