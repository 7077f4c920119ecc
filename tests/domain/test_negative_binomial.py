"""Our distribution is scipy's, to the ninth decimal."""

import random

import numpy as np
import pytest
from scipy.stats import nbinom

from domain.baselines import Baseline
from domain.negative_binomial import NegativeBinomial

CASES, LARGE = 10_000, 100


def test_ten_thousand_random_cases_agree_with_scipy() -> None:
    draw = random.Random(15)  # noqa: S311 (sample data)
    means = [10 ** draw.uniform(-2, 2) for _ in range(CASES - LARGE)]
    means += [10 ** draw.uniform(2, 3.5) for _ in range(LARGE)]
    spreads = [1 + 10 ** draw.uniform(-1.2, 1) for _ in range(CASES)]
    numbers = [int(draw.uniform(0, 4) * mean) + draw.randrange(8) for mean in means]
    shares = [draw.uniform(0.001, 0.999) for _ in range(CASES)]
    ours = [NegativeBinomial(mean, spread) for mean, spread in zip(means, spreads, strict=True)]
    theirs = nbinom(np.array(means) / (np.array(spreads) - 1), 1 / np.array(spreads))
    for expected, found in (
        (theirs.pmf(numbers), [one.probability(n) for one, n in zip(ours, numbers, strict=True)]),
        (theirs.sf(np.array(numbers) - 1), [one.at_least(n) for one, n in zip(ours, numbers, strict=True)]),
        (theirs.cdf(numbers), [one.at_most(n) for one, n in zip(ours, numbers, strict=True)]),
    ):
        assert np.allclose(expected, found, rtol=1e-9, atol=1e-15)
    assert list(theirs.ppf(shares)) == [one.quantile(share) for one, share in zip(ours, shares, strict=True)]


def test_the_worked_example() -> None:
    prediction = Baseline(8, 8).predict(dispersion=1)
    assert prediction.at_least(5) == pytest.approx(0.00836, abs=5e-6)
    assert prediction.at_least(5) == pytest.approx(nbinom(8.5, 8 / 9).sf(4), rel=1e-9)


def test_small_probabilities_are_exact_too() -> None:
    assert NegativeBinomial(1, 1.1).at_least(40) == pytest.approx(nbinom(10, 1 / 1.1).sf(39), rel=1e-9)
    assert NegativeBinomial(1, 1.1).at_least(0) == 1
