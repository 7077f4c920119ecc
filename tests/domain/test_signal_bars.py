"""The bars of docs/statistics.md, coarsely: a small part of its simulation, with the same seeds each time."""

import pytest

from tests.soak.signals import COLUMNS, LEVELS, MIXED, SERIES, Draw, false_alarms, independent, rises

MEANS = {**{str(level): (level,) * SERIES for level in LEVELS}, "mixed": MIXED}


@pytest.mark.parametrize("how", [how for _, how in COLUMNS], ids=[name for name, _ in COLUMNS])
@pytest.mark.parametrize("means", MEANS.values(), ids=MEANS)
def test_calm_weeks_are_seldom_flagged(means: tuple[float, ...], how: Draw) -> None:
    found = false_alarms(means, how, weeks=25)
    assert found.flags <= found.series_weeks * 0.005
    assert found.watches + found.drifts <= found.series_weeks * 0.06


def test_a_fourfold_rise_is_seen() -> None:
    large = rises(4, independent, times=4, weeks=1, number=40)
    assert large.share(large.raised, 1) >= 0.8
    small = rises(1, independent, times=4, weeks=3, number=40)
    assert small.share(small.raised, 3) >= 0.75
