"""Areas within areas: nobody is lost, each comes once, and before what lies in it."""

from hypothesis import given
from hypothesis import strategies as st

from domain.areas import areas_within, in_tree_order

TOWNS = {1: None, 2: 1, 3: None, 4: 2, 5: 3}


@st.composite
def trees(draw: st.DrawFn) -> dict[int, int | None]:
    """Areas of which each lies in none or in one with a lower number."""
    size = draw(st.integers(0, 12))
    return {each: draw(st.sampled_from([None, *range(each)])) for each in range(size)}


def test_an_area_holds_what_lies_in_it_however_deep() -> None:
    assert areas_within([1], TOWNS) == (1, 2, 4)
    assert areas_within([2, 1], TOWNS) == (2, 4, 1)
    assert areas_within([9], TOWNS) == (9,)


def test_areas_that_lie_in_each_other_end_the_walk() -> None:
    assert areas_within([1], {1: 2, 2: 1}) == (1, 2)


def test_they_are_listed_after_the_one_that_they_lie_in() -> None:
    assert in_tree_order([4, 3, 1, 5, 2], TOWNS) == [3, 5, 1, 2, 4]
    assert in_tree_order([2, 4, 3], TOWNS) == [2, 4, 3]


@given(trees(), st.randoms(use_true_random=False))
def test_each_is_listed_once_and_after_its_own(parents: dict[int, int | None], random: object) -> None:
    areas = list(parents)
    random.shuffle(areas)  # type: ignore[attr-defined]
    listed = in_tree_order(areas, parents)
    assert sorted(listed) == sorted(areas)
    for area, parent in parents.items():
        if parent is not None:
            assert listed.index(parent) < listed.index(area)


@given(trees())
def test_whoever_lies_in_an_area_is_within_all_above_it(parents: dict[int, int | None]) -> None:
    for area, parent in parents.items():
        above = parent
        while above is not None:
            assert area in areas_within([above], parents)
            above = parents[above]
