"""What is judged, and what never changes a judgement; how often it is wrong is in test_signal_bars.py."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.baselines import Baseline, WeighedWeeks
from domain.dispersion import estimate_dispersion
from domain.drift import find_drift
from domain.false_discovery import discovery_limit
from domain.signals import ORDER, Expected, Series, Signal, judge_week

COUNTS = st.integers(0, 12)
HISTORIES = st.lists(st.tuples(COUNTS, st.booleans()), max_size=16)


@st.composite
def workspaces(draw: st.DrawFn) -> list[Series]:
    """Up to six series, each with a name of its own."""
    found = draw(st.lists(st.tuples(HISTORIES, st.integers(0, 20)), min_size=1, max_size=6))
    return [
        Series(f"Area {n}", "damage", tuple(n for n, _ in history), tuple(heard for _, heard in history), now)
        for n, (history, now) in enumerate(found)
    ]


def steady(now: int, *history: int, area: str = "Centrum") -> Series:
    """A series whose weeks were all covered."""
    return Series(area, "damage", history, (True,) * len(history), now)


def judge(series: Series) -> Signal:
    """Judge one series alone."""
    return judge_week([series])[0]


@given(workspaces(), st.integers(1, 10), st.data())
def test_more_incidents_never_lower_a_signal(series: list[Series], more: int, data: st.DataObject) -> None:
    which = data.draw(st.sampled_from(series))
    risen = [one._replace(now=one.now + more) if one is which else one for one in series]
    before = {signal.area: signal for signal in judge_week(series)}
    for after in judge_week(risen):
        assert ORDER.index(after.level) <= ORDER.index(before[after.area].level)
        assert after.drift or not before[after.area].drift
        if after.area == which.area and after.p is not None:
            assert after.p <= before[after.area].p


@given(workspaces())
def test_without_coverage_there_is_no_judgement(series: list[Series]) -> None:
    known = {one.area for one in series if sum(one.covered) >= 4}
    for signal in judge_week(series):
        assert (signal.level != "unknown") == (signal.area in known)
        assert (signal.p is None) == (signal.expected is None) == (signal.level == "unknown")
        assert signal.area in known or not signal.raised


@given(workspaces(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(series: list[Series], draw: random.Random) -> None:
    assert judge_week(draw.sample(series, len(series))) == judge_week(series)


@given(workspaces(), st.lists(COUNTS, max_size=3))
def test_weeks_without_coverage_change_nothing(series: list[Series], numbers: list[int]) -> None:
    silent = (False,) * len(numbers)
    wider = [
        one._replace(
            history=(*numbers, *one.history[:2], *numbers, *one.history[2:]),
            covered=(*silent, *one.covered[:2], *silent, *one.covered[2:]),
        )
        for one in series
    ]
    assert judge_week(wider) == judge_week(series)


@given(workspaces())
def test_flags_come_first_and_strongest_first(series: list[Series]) -> None:
    signals = judge_week(series)
    assert [ORDER.index(signal.level) for signal in signals] == sorted(ORDER.index(s.level) for s in signals)
    flags = [signal.p for signal in signals if signal.level == "flag"]
    assert flags == sorted(flags)
    assert all(signal.now >= 3 for signal in signals if signal.level == "flag" or signal.drift)


@settings(max_examples=20)
@given(st.lists(st.lists(st.integers(0, 10_000), min_size=13, max_size=13), min_size=1, max_size=3))
def test_counts_of_any_size_are_judged(weeks: list[list[int]]) -> None:
    for signal in judge_week([steady(now, *history, area=f"Area {n}") for n, (now, *history) in enumerate(weeks)]):
        assert 0 <= signal.p <= 1
        assert 0 <= signal.expected.low <= signal.expected.high


def test_large_counts_are_judged_as_small_ones_are() -> None:
    signal = judge(steady(2_600, *[2_000, 1_950, 2_050] * 4))
    assert (signal.level, signal.expected) == ("flag", Expected(1_924, 2_077))
    assert judge(steady(2_000, *[2_000, 1_950, 2_050] * 4)).p > 0.3


def test_what_was_once_much_more_hides_no_rise_of_today() -> None:
    others = [steady(1, *[1, 2, 0, 1] * 3, area=f"Area {n}") for n in range(99)]
    for once in (500, 10_000):
        history = *[once] * 4, *[0] * 8
        assert judge_week([steady(4, *history), *others])
        assert estimate_dispersion([history, *(one.history for one in others)]) <= 100


def test_a_clear_rise_is_flagged_and_says_what_was_expected() -> None:
    signal = judge(steady(7, 0, 1, 0, 2, 0, 1, 1, 0, 1, 0, 1, 0))
    assert (signal.level, signal.expected) == ("flag", Expected(0, 2))


def test_two_are_never_a_flag_however_seldom_they_are() -> None:
    assert judge(steady(2, *[0] * 12)).level == "watch"
    assert judge(steady(3, *[0] * 12)).level == "flag"


def test_among_many_series_a_flag_asks_for_more() -> None:
    rise = steady(6, *[1] * 12)
    assert judge(rise).level == "flag"
    many = [steady(1, *[1] * 12, area=f"Area {n}") for n in range(99)]
    assert judge_week([rise, *many])[0] == replace(judge(rise), level="watch")


def test_fewer_than_four_weeks_tell_nothing() -> None:
    assert judge(steady(9, 0, 0, 0)) == Signal("Centrum", "damage", 9, None, "unknown", None)
    assert judge(steady(9, 0, 0, 0, 0)).level == "flag"
    assert judge_week([]) == ()


def test_only_the_latest_twelve_weeks_count() -> None:
    assert judge(steady(5, 40, *[1] * 12)) == judge(steady(5, *[1] * 12))


def test_an_outbreak_in_the_past_hides_little_of_the_next_one() -> None:
    weighed = WeighedWeeks.weigh([1, 1, 0, 8, 2, 1, 0, 1, 2, 1, 0, 1], 1)
    assert [weight < 0.01 for weight in weighed.weights].count(True) == 1
    assert weighed.before_rise().predict(1).mean < 1.1
    assert judge(steady(7, 1, 1, 0, 8, 2, 1, 0, 1, 2, 1, 0, 1)).level == "flag"


def test_a_rise_that_goes_on_is_not_its_own_measure() -> None:
    rising = [1, 0, 1, 2, 1, 0, 1, 1, 1, 4, 5, 4]
    assert WeighedWeeks.weigh(rising, 1).before_rise().predict(1).mean < 1
    others = [steady(1, *[1, 2, 0, 1] * 3, area=f"Area {n}") for n in range(20)]
    assert judge_week([*others, steady(6, *rising)])[0].level == "flag"
    assert judge_week([*others, steady(6, *rising[:9], 1, 0, 1)])[0].expected == Expected(0, 3)


def test_after_a_quarter_the_new_level_is_the_usual_one() -> None:
    assert judge(steady(5, *[1] * 4, *[5] * 12)).level == "calm"


def test_clustered_incidents_widen_what_is_expected() -> None:
    clustered = [steady(0, 4, 0, 0, 5, 0, 0, 0, 3, 0, 4, 0, 0, area=f"Area {n}") for n in range(20)]
    even = [steady(0, *[1, 2, 1, 1, 2, 1] * 2, area=f"Area {n}") for n in range(20)]
    assert estimate_dispersion(one.usual for one in clustered) > 2
    assert estimate_dispersion(one.usual for one in even) == 1
    assert judge_week(clustered)[0].expected.high > judge_week(even)[0].expected.high


def test_while_little_is_known_incidents_count_as_independent() -> None:
    assert estimate_dispersion([[0, 3, 0, 0]]) < 2
    assert estimate_dispersion([[0, 3, 0, 0]] * 400) > 2.9
    assert estimate_dispersion([[5], []]) == estimate_dispersion([[0, 0]]) == 1


def test_a_slow_rise_is_noticed_and_says_since_when() -> None:
    past = WeighedWeeks.weigh([4, 5, 3, 4, 5, 4, 3, 7, 8, 7, 8], 1)
    drift = find_drift(past, 8)
    assert (drift.weeks, drift.number) == (5, 38)
    assert drift.high < 38
    assert find_drift(past, 4) is None
    assert judge(steady(8, *past.numbers)).raised


def test_what_is_expected_grows_with_the_weeks_and_their_clustering() -> None:
    usual = Baseline(12, 12)
    assert usual.predict(1).spread < usual.predict(1, weeks=4).spread < usual.predict(2, weeks=4).spread
    assert usual.predict(2, weeks=4).mean == 4 * usual.predict(1).mean


def test_the_false_discovery_limit_is_that_of_benjamini_and_hochberg() -> None:
    published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
                 0.6528, 0.7590, 1.0]  # fmt: skip
    assert discovery_limit(published, 0.05) == 0.0095
    assert discovery_limit([0.5], 0.05) < 0 > discovery_limit([], 0.05)
