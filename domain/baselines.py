"""Say what is usual in a series of weekly counts, and what to expect of the next weeks by it.

The prediction is the Gamma–Poisson one with the Jeffreys prior (Gelman and others, Bayesian Data Analysis, 3rd
edition, 2013, section 2.6): after B incidents in w weeks, the next week is negative binomial with mean (B + ½) / w
and variance (1 + 1/w) × mean. Clustering multiplies the variance by the dispersion.
What was unusual itself is no measure of the usual: past outbreaks are weighed down, and the latest weeks are left
out while a rise is going on. The idea is that of `farringtonFlexible` (Noufaily and others, Statistics in Medicine
32, 2013, 1206–1222); the weights are ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.negative_binomial import NegativeBinomial

FEWEST_WEEKS, MOST_WEEKS = 4, 12
JEFFREYS = 0.5
UNUSUAL = 0.01
"""A past week, or some together, that are less likely than this were an outbreak."""
LEAST_WEIGHT = 1e-6
"""Weeks that are all outbreaks still have a mean."""
FEWEST_IN_RISE = 2
LONGEST_RISE = 4
"""After so many weeks, a rise is what is usual."""


@dataclass(frozen=True)
class Baseline:
    """What is usual: so many incidents in so many weeks, both by weight."""

    incidents: float
    weeks: float

    def predict(self, dispersion: float, weeks: int = 1) -> NegativeBinomial:
        """Predict the sum of the next weeks, the counts being clustered by that much (variance ÷ mean)."""
        mean = (self.incidents + JEFFREYS) / self.weeks
        return NegativeBinomial(mean * weeks, dispersion * (1 + weeks / self.weeks))


@dataclass(frozen=True)
class WeighedWeeks:
    """The counts of past weeks, earliest first, and how much each tells of what is usual, 0–1."""

    numbers: tuple[int, ...]
    weights: tuple[float, ...]
    dispersion: float

    @classmethod
    def weigh(cls, numbers: Sequence[int], dispersion: float, unusual: float = UNUSUAL) -> "WeighedWeeks":
        """Weigh each week by how likely so many are, judged by all the others; at least two weeks."""
        total, others = sum(numbers), len(numbers) - 1
        usual = {number: Baseline(total - number, others).predict(dispersion) for number in set(numbers)}
        weights = {number: _weight(number, expected, unusual) for number, expected in usual.items()}
        return cls(tuple(numbers), tuple(weights[number] for number in numbers), dispersion)

    def baseline(self, weeks: int) -> Baseline:
        """Say what was usual in the first so many of the weeks."""
        weights = self.weights[:weeks]
        incidents = sum(weight * number for weight, number in zip(weights, self.numbers, strict=False))
        return Baseline(incidents, sum(weights))

    def before_rise(self) -> Baseline:
        """Say what was usual before the rise that the latest weeks belong to; of all weeks when they do not."""
        weeks = len(self.numbers)
        longest = min(LONGEST_RISE, weeks - FEWEST_WEEKS)
        rising = (n for n in range(longest, 0, -1) if self._rose(n))
        return self.baseline(weeks - next(rising, 0))

    def _rose(self, weeks: int) -> bool:
        """Whether so many latest weeks had together more than the weeks before them let expect."""
        number = sum(self.numbers[-weeks:])
        if number < FEWEST_IN_RISE:
            return False
        expected = self.baseline(len(self.numbers) - weeks).predict(self.dispersion, weeks)
        return number > expected.mean and expected.at_least(number) < UNUSUAL


def _weight(number: int, prediction: NegativeBinomial, unusual: float) -> float:
    """1 for a week that is no outbreak, and the less the more unlikely it was."""
    if number <= prediction.mean + 1:
        return 1.0
    return max(LEAST_WEIGHT, min(1.0, prediction.at_least(number) / unusual))
