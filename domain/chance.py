"""Tell whether two counts differ by more than chance, and what a row of months comes to: a trend, a season.

Given the sum of two independent Poisson counts, one of them is binomial (Przyborowski and Wilenski, Biometrika 31,
1940, 313–323). Incidents are clustered, so the variance is taken to be twice as large, as the simulation in
docs/statistics.md has it; the normal approximation is used from ten incidents on, and below that nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

CLUSTERED = 2.0
"""Variance ÷ mean that incidents are taken to have."""
BEYOND = 2.576
"""Standard deviations that chance passes, to either side, once in a hundred times."""
FEWEST_COMPARED = 10
FEWEST_IN_SEASON = 40
MONTHS = 12
SEASONS = {12: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3, 11: 3}
"""Winter, spring, summer and autumn, by the number of the month."""


class Change(StrEnum):
    """What a count is beside an earlier one."""

    MORE = "more"
    FEWER = "fewer"
    CHANCE = "chance"
    FEW = "few"
    OPEN = "open"
    UNKNOWN = "unknown"
    THIN = "thin"


@dataclass(frozen=True)
class CountKnown:
    """A count, whether its time is over (else `is_open`), could be reported through (`is_known`), and whether few
    partners reported in it (`is_thin`)."""

    number: int
    is_open: bool = False
    is_known: bool = True
    is_thin: bool = False


def weigh_change(then: CountKnown, now: CountKnown) -> Change:
    """Say what a count is beside an earlier one of as long a time; never fewer where that cannot be known."""
    if not then.is_known:
        return Change.UNKNOWN
    if then.is_thin:
        return Change.THIN
    change = compare_counts(then.number, now.number)
    if change is Change.MORE:
        return change
    if now.is_open:
        return Change.OPEN
    if not now.is_known:
        return Change.UNKNOWN
    return Change.THIN if now.is_thin else change


def compare_counts(then: int, now: int) -> Change:
    """Say whether the second of two counts of equally long times is more or fewer than chance lets expect."""
    both = then + now
    if both < FEWEST_COMPARED:
        return Change.FEW
    score = (now - both / 2) / sqrt(CLUSTERED * both / 4)
    return Change.MORE if score > BEYOND else Change.FEWER if score < -BEYOND else Change.CHANCE


@dataclass(frozen=True)
class Trend:
    """The incidents of the last twelve months, of the twelve before, and what the change comes to."""

    now: int
    then: int
    change: Change


def find_trend(months: Sequence[int | None]) -> Trend | None:
    """Compare the last twelve months, which are over, with those before, so that seasons weigh alike.

    `months` are counts, earliest first, None where nobody could report; None where the 24 are not known.
    """
    last = months[-2 * MONTHS :]
    known = [number for number in last if number is not None]
    if len(known) < 2 * MONTHS:
        return None
    then, now = sum(known[:MONTHS]), sum(known[MONTHS:])
    return Trend(now, then, compare_counts(then, now))


def find_season(months: Sequence[tuple[int, int | None]]) -> int | None:
    """Find the season, 0 winter to 3 autumn, that had most incidents in each of the last two or three years.

    `months` are their numbers with their counts, earliest first. None where no season stands out by more than
    chance, in each year and in all of them together.
    """
    years = [block for block in _years_back(months) if all(number is not None for _, number in block)]
    if len(years) < 2:
        return None
    sums = [_by_season(year) for year in years]
    total = [sum(each) for each in zip(*sums, strict=True)]
    most = max(range(4), key=lambda season: total[season])
    every = sum(total)
    if every < FEWEST_IN_SEASON or any(max(year) != year[most] or year.count(max(year)) > 1 for year in sums):
        return None
    return most if (total[most] - every / 4) / sqrt(CLUSTERED * every * 3 / 16) > BEYOND else None


def _years_back(months: Sequence[tuple[int, int | None]]) -> list[Sequence[tuple[int, int | None]]]:
    """The last whole years, the latest first, three at most."""
    count = min(3, len(months) // MONTHS)
    return [months[len(months) - (year + 1) * MONTHS : len(months) - year * MONTHS] for year in range(count)]


def _by_season(year: Sequence[tuple[int, int | None]]) -> list[int]:
    sums = [0] * 4
    for month, number in year:
        sums[SEASONS[month]] += number or 0
    return sums
