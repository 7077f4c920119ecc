"""Notice a slow rise: weeks that are each within what is expected, and together are not (CUSUM).

Source: Page, "Continuous inspection schemes", Biometrika 41 (1954), 100–115: the sum of what lies above a
reference value, from the week that makes it largest, against a decision interval. As nobody knows the true mean,
each sum is judged by the weeks before it, as a normal score (Hawkins and Olwell, Cumulative Sum Charts and
Charting for Quality Improvement, 1998, on self-starting charts); half the probability of the sum itself is
counted, so that small counts are scored as fairly as large ones. docs/statistics.md states the in-control run
lengths.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from domain.baselines import FEWEST_WEEKS, WeighedWeeks
from domain.negative_binomial import NegativeBinomial

REFERENCE = 0.5
"""Standard deviations a week that are not counted: the best choice for rises by twice as much."""
DECISION_INTERVAL = 2.3
UPPER_FIFTH = 0.2
LONGEST_DRIFT = 8
LEAST = 1e-15
"""Normal scores of less than this, or of what misses 1 by less, are not told apart; they end at about 8."""


@dataclass(frozen=True)
class Drift:
    """The sum of the last weeks, this one included, and the central 90 % of what was expected of it."""

    weeks: int
    number: int
    low: int
    high: int


def find_drift(past: WeighedWeeks, now: int) -> Drift | None:
    """Find the latest weeks, this one included, that together rose most; None when they do not rise enough.

    This week itself must lie in the upper fifth of what is usual: what has ended is no drift.
    """
    if past.baseline(len(past.numbers)).predict(past.dispersion).at_least(now) >= UPPER_FIFTH:
        return None
    longest = min(LONGEST_DRIFT, len(past.numbers) + 1 - FEWEST_WEEKS)
    excess, weeks = max((_excess(past, now, weeks), -weeks) for weeks in range(1, longest + 1))
    return _describe(past, now, -weeks) if excess > DECISION_INTERVAL else None


def _excess(past: WeighedWeeks, now: int, weeks: int) -> float:
    """The cumulated sum, in standard deviations of a week."""
    number, expected = _compare(past, now, weeks)
    likely = (expected.at_least(number) + expected.at_least(number + 1)) / 2
    return -sqrt(weeks) * NormalDist().inv_cdf(min(max(likely, LEAST), 1 - LEAST)) - weeks * REFERENCE


def _compare(past: WeighedWeeks, now: int, weeks: int) -> tuple[int, NegativeBinomial]:
    """The sum of the last weeks, and what the weeks before them let expect of it."""
    before = len(past.numbers) + 1 - weeks
    return sum(past.numbers[before:]) + now, past.baseline(before).predict(past.dispersion, weeks)


def _describe(past: WeighedWeeks, now: int, weeks: int) -> Drift:
    number, expected = _compare(past, now, weeks)
    return Drift(weeks, number, expected.quantile(0.05), expected.quantile(0.95))
