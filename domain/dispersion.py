"""Estimate how clustered incidents are: variance ÷ mean of weekly counts, 1 when they are independent.

One evening with ten broken windows is ten reports of one thing, so that weeks vary more than chance alone
(Poisson) would let them. One series is too short to tell by how much; all series of a workspace are not.
Source: the quasi-Poisson estimate (McCullagh and Nelder, Generalized Linear Models, 2nd edition, 1989, chapter
6), as a ratio of sums over the series, which small means do not blow up; without outbreaks, like the dispersion
of `farringtonFlexible` (Noufaily and others, Statistics in Medicine 32, 2013, 1206–1222).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain.baselines import WeighedWeeks

INDEPENDENT, MOST = 1.0, 100.0
"""Weeks that seem more clustered than this are not of one kind, as where reports have come to an end."""
OUTBREAK = 0.001
"""A week that is less likely than this tells of an outbreak, not of how usual weeks vary."""
OWN_WEIGHT = 8
"""How many observations the assumption of independence counts as: it prevails while a workspace is young."""

Weighed = tuple[Sequence[int], Sequence[float]]
"""The weeks of one series, and how much each of them tells, 0–1."""


class _Spread(NamedTuple):
    """The mean and the variance of one series, by the weights of its weeks."""

    mean: float
    variance: float


def estimate_dispersion(histories: Iterable[Sequence[int]]) -> float:
    """Estimate variance ÷ mean, 1 to 100, of weekly counts by series; shrunk towards 1 while little is known.

    Outbreaks are weighed down, by a first estimate that leaves out the one week that lies farthest from its mean.
    Series of fewer than three weeks tell nothing.
    """
    known = sorted(tuple(each) for each in histories if len(each) > 2)  # floats tell in which order they are added
    first = _estimate(_without_farthest(known))
    return _estimate((numbers, WeighedWeeks.weigh(numbers, first, OUTBREAK).weights) for numbers in known)


def _estimate(series: Iterable[Weighed]) -> float:
    """What is known grows with the weeks, but not beyond the incidents: empty weeks tell of no clusters."""
    variances = means = 0.0
    freedom = incidents = 0
    for numbers, weights in series:
        spread = _spread(numbers, weights)
        variances, means = variances + spread.variance, means + spread.mean
        freedom, incidents = freedom + len(numbers) - 1, incidents + sum(numbers)
    if not means:
        return INDEPENDENT
    known = min(freedom, incidents)
    shrunk = INDEPENDENT + (variances / means - INDEPENDENT) * known / (known + OWN_WEIGHT)
    return min(MOST, max(INDEPENDENT, shrunk))


def _spread(numbers: Sequence[int], weights: Sequence[float]) -> _Spread:
    weeks = sum(weights)
    mean = sum(weight * number for number, weight in zip(numbers, weights, strict=True)) / weeks
    squares = sum(weight * (number - mean) ** 2 for number, weight in zip(numbers, weights, strict=True))
    return _Spread(mean, squares / max(weeks - 1, 1))


def _without_farthest(histories: Sequence[Sequence[int]]) -> list[Weighed]:
    series = [(numbers, [1.0] * len(numbers)) for numbers in histories]
    if series:
        numbers, weights = max(series, key=_farthest)
        weights[numbers.index(max(numbers))] = 0.0
    return list(series)


def _farthest(series: Weighed) -> float:
    """How far the largest week lies above the mean, squared."""
    numbers, _ = series
    return (max(numbers) - sum(numbers) / len(numbers)) ** 2
