"""What is called a change, a trend or a season is more than chance, and is known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from domain.chance import Change, CountKnown, compare_counts, find_season, find_trend, weigh_change

counts = st.integers(0, 500)
known = st.builds(CountKnown, counts, st.booleans(), st.booleans(), st.booleans())
SUMMER = [5, 5, 5, 5, 5, 12, 14, 13, 5, 5, 5, 5]


@given(counts, counts)
def test_a_change_is_the_same_both_ways(then: int, now: int) -> None:
    turned = {Change.MORE: Change.FEWER, Change.FEWER: Change.MORE}
    there = compare_counts(then, now)
    assert compare_counts(now, then) is turned.get(there, there)


@given(counts, counts)
def test_what_is_called_a_change_is_unlikely_even_without_clusters(then: int, now: int) -> None:
    if compare_counts(then, now) in (Change.MORE, Change.FEWER):
        assert binom.cdf(min(then, now), then + now, 0.5) < 0.005


@given(counts, counts, st.integers(1, 50))
def test_more_incidents_never_make_it_fewer(then: int, now: int, more: int) -> None:
    if compare_counts(then, now) is Change.MORE:
        assert compare_counts(then, now + more) is Change.MORE


@given(known, known)
def test_nothing_is_called_fewer_that_is_open_thin_or_not_known(then: CountKnown, now: CountKnown) -> None:
    change = weigh_change(then, now)
    if change is Change.FEWER:
        assert now == CountKnown(now.number)
    if change in (Change.MORE, Change.FEWER, Change.CHANCE):
        assert then.is_known
        assert not then.is_thin


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [(2, 5, Change.FEW), (20, 24, Change.CHANCE), (20, 60, Change.MORE), (60, 20, Change.FEWER)],
)
def test_changes_are_weighed(then: int, now: int, change: Change) -> None:
    assert compare_counts(then, now) is change
    if change is Change.FEWER:
        assert weigh_change(CountKnown(then), replace(CountKnown(now), is_open=True)) is Change.OPEN
        assert weigh_change(CountKnown(then), replace(CountKnown(now), is_thin=True)) is Change.THIN
    if change is Change.MORE:
        assert weigh_change(CountKnown(then), replace(CountKnown(now), is_open=True)) is Change.MORE
        assert weigh_change(CountKnown(then, is_thin=True), CountKnown(now)) is Change.THIN


def test_a_trend_needs_two_years() -> None:
    assert find_trend([5] * 23) is None
    assert find_trend([None, *[5] * 23]) is None
    rising = find_trend([*[2] * 12, *[8] * 12])
    assert rising is not None
    assert (rising.then, rising.now, rising.change) == (24, 96, Change.MORE)


def numbered(*years: list[int | None]) -> list[tuple[int, int | None]]:
    return [(month % 12 + 1, number) for month, number in enumerate(number for year in years for number in year)]


def test_a_season_stands_out_in_each_year_and_in_all() -> None:
    assert find_season(numbered(SUMMER, SUMMER)) == 2
    assert find_season(numbered(SUMMER)) is None
    assert find_season(numbered(SUMMER, [5] * 12)) is None
    assert find_season(numbered([1, *[0] * 5, 3, *[0] * 5], [1, *[0] * 5, 3, *[0] * 5])) is None
    assert find_season(numbered(SUMMER, [None, *SUMMER[1:]])) is None


@given(st.lists(st.integers(0, 30), min_size=36, max_size=36))
def test_a_season_has_most_in_each_year(numbers: list[int]) -> None:
    months = numbered(list(numbers))
    season = find_season(months)
    if season is not None:
        for start in (0, 12, 24):
            sums = [0] * 4
            for month, number in months[start : start + 12]:
                sums[month % 12 // 3] += number or 0
            assert max(sums) == sums[season]
