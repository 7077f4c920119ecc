"""Compute the negative binomial distribution: of counts whose variance is larger than their mean.

Told by its mean and its `spread`, variance ÷ mean, which must be above 1. In the usual parameters the size is
mean ÷ (spread − 1) and the probability of success is 1 ÷ spread.
Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions, 3rd edition (2005), chapter 5; the recurrence of
neighbouring terms is its equation (5.11) in our notation. Agrees with scipy's `nbinom` to 1e-9 (tests).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice
from math import exp, lgamma, log, log1p

NEGLIGIBLE = 1e-17
"""A term this small, relative to the sum so far, no longer changes a double."""
BLURRED = 1e-3
"""A difference from 1 below this has lost digits that matter."""


@dataclass(frozen=True)
class NegativeBinomial:
    """Counts 0, 1, 2 … with that mean (above 0) and variance `spread` × mean (spread above 1)."""

    mean: float
    spread: float

    @cached_property
    def _size(self) -> float:
        return self.mean / (self.spread - 1)

    @cached_property
    def _ratio(self) -> float:
        """The probability of failure: what each term tends to be, relative to the one before it."""
        return 1 - 1 / self.spread

    def probability(self, number: int) -> float:
        """Compute P(X = number) for a number from 0 on."""
        size = self._size
        chosen = lgamma(number + size) - lgamma(size) - lgamma(number + 1)
        return exp(chosen - size * log(self.spread) + number * log1p(-1 / self.spread))

    def at_least(self, number: int) -> float:
        """Compute P(X ≥ number); small ones, which a difference from 1 would blur, as a sum of their own."""
        rest = 1 - self._sum_below(number)
        return rest if rest > BLURRED else self._sum_from(number)

    def at_most(self, number: int) -> float:
        """Compute P(X ≤ number)."""
        return self._sum_below(number + 1)

    def quantile(self, probability: float) -> int:
        """Find the smallest number with P(X ≤ number) ≥ probability, which must be below 1."""
        total = 0.0
        for number, term in enumerate(self._terms(0)):
            total += term
            if total >= probability or (number > self.mean and term <= NEGLIGIBLE):
                return number
        raise AssertionError("the terms never end")

    def _sum_below(self, number: int) -> float:
        return min(sum(islice(self._terms(0), number)), 1.0)

    def _sum_from(self, number: int) -> float:
        total = 0.0
        for term in self._terms(number):
            total += term
            if term <= total * NEGLIGIBLE:
                break
        return total

    def _terms(self, first: int) -> Iterator[float]:
        """Yield P(X = first), P(X = first + 1) and so on, without end."""
        term = self.probability(first)
        for number in count(first):
            yield term
            term *= (number + self._size) / (number + 1) * self._ratio
