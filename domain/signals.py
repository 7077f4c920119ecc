"""Judge a week's counts by area × category group: what stands out, what to watch, what is calm or unknown.

A count is judged by the probability of so many, or more, given the weeks before it (`domain.baselines`), clustered
as the workspace's incidents are (`domain.dispersion`). Two limits, one floor and the false discovery rate over all
series (`domain.false_discovery`) make a flag; a slow rise is noticed by itself (`domain.drift`). How often that is
wrong, and what it sees how soon, is simulated in docs/statistics.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from domain.baselines import FEWEST_WEEKS, MOST_WEEKS, WeighedWeeks
from domain.dispersion import estimate_dispersion
from domain.drift import Drift, find_drift
from domain.false_discovery import discovery_limit
from domain.negative_binomial import NegativeBinomial

FLAG_BELOW, WATCH_BELOW = 0.005, 0.01
FEWEST_INCIDENTS = 3
"""Fewer are neither flagged nor a drift, however unlikely."""
FALSE_DISCOVERY_RATE = 0.04
CENTRAL = 0.05, 0.95
"""Between these shares of the prediction lies what is expected: its central 90 %."""

Level = Literal["flag", "watch", "calm", "unknown"]
ORDER: tuple[Level, ...] = ("flag", "watch", "calm", "unknown")


class Series(NamedTuple):
    """The weekly counts of one area × category group.

    `history` holds the weeks before, earliest first, and `covered`, of the same length, whether anybody was heard
    from in each: the others are no part of what is usual. `now` is this week's count.
    """

    area: str
    group: str
    history: tuple[int, ...]
    covered: tuple[bool, ...]
    now: int

    @property
    def usual(self) -> tuple[int, ...]:
        """The latest weeks with coverage, twelve at most."""
        heard = [number for number, covered in zip(self.history, self.covered, strict=True) if covered]
        return tuple(heard[-MOST_WEEKS:])


@dataclass(frozen=True)
class Expected:
    """From `low` to `high` incidents, both included, are what one week in ten lies outside of."""

    low: int
    high: int


@dataclass(frozen=True)
class Signal:
    """What is to be said of one series this week.

    `p` is the probability of so many, or more; it and `expected` are None when the level is unknown. `drift` tells
    of a slow rise, at any level.
    """

    area: str
    group: str
    now: int
    expected: Expected | None
    level: Level
    p: float | None
    drift: Drift | None = None

    @property
    def raised(self) -> bool:
        """Whether it is more than calm: flagged, watched or drifting."""
        return self.level in {"flag", "watch"} or self.drift is not None


def judge_week(series: Sequence[Series]) -> tuple[Signal, ...]:
    """Judge all series of a workspace, strongest first: flags, then watches, drifts, calm and unknown ones.

    Among equals the least likely comes first, then the largest; never the largest percentage.
    """
    usual = [one.usual for one in series]
    dispersion = estimate_dispersion(weeks for weeks in usual if len(weeks) >= FEWEST_WEEKS)
    judged = [
        _judge(one, weeks, dispersion)
        for one, weeks in zip(series, usual, strict=True)
        if len(weeks) >= FEWEST_WEEKS
    ]
    limit = discovery_limit([each.p for each in judged], FALSE_DISCOVERY_RATE)
    unknown = (
        Signal(one.area, one.group, one.now, None, "unknown", None)
        for one, weeks in zip(series, usual, strict=True)
        if len(weeks) < FEWEST_WEEKS
    )
    return tuple(sorted([*(each.signal(limit) for each in judged), *unknown], key=_strength))


@dataclass(frozen=True)
class _Judged:
    """A series, its past, what that lets expect, and the probability of so many, or more."""

    series: Series
    past: WeighedWeeks
    prediction: NegativeBinomial
    p: float

    def signal(self, limit: float) -> Signal:
        now = self.series.now
        return Signal(
            area=self.series.area,
            group=self.series.group,
            now=now,
            expected=Expected(*map(self.prediction.quantile, CENTRAL)),
            level=_level(now, self.p, limit),
            p=self.p,
            drift=find_drift(self.past, now) if now >= FEWEST_INCIDENTS else None,
        )


def _judge(series: Series, usual: Sequence[int], dispersion: float) -> _Judged:
    past = WeighedWeeks.weigh(usual, dispersion)
    prediction = past.before_rise().predict(dispersion)
    return _Judged(series, past, prediction, prediction.at_least(series.now))


def _level(now: int, p: float, limit: float) -> Level:
    if p < FLAG_BELOW and p <= limit and now >= FEWEST_INCIDENTS:
        return "flag"
    return "watch" if p < WATCH_BELOW else "calm"


def _strength(signal: Signal) -> tuple[object, ...]:
    p = 1.0 if signal.p is None else signal.p
    return ORDER.index(signal.level), signal.drift is None, p, -signal.now, signal.area, signal.group
