"""Simulate what the signals of a municipality see, and how often they are wrong: the tables of docs/statistics.md.

`.venv/bin/python -m tests.soak.signals`; some three minutes of processor, the same figures each time.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import exp

from domain.signals import Series, Signal, judge_week

SERIES, WEEKS = 50, 12
LEVELS: tuple[float, ...] = (0.25, 1, 4)
MIXED = (0.25,) * 30 + (1.0,) * 14 + (4.0,) * 6
"""A municipality as one meets it: most series are nearly empty."""
WEEKS_A_QUARTER = 13
CALM_WEEKS, RISES = 500, 400
Draw = Callable[[random.Random, float], int]
Counts = list[list[int]]
"""The weekly counts of each series, earliest first."""


def independent(draw: random.Random, mean: float) -> int:
    """Draw a Poisson count (Knuth's product of uniforms)."""
    limit, product, number = exp(-mean), draw.random(), 0
    while product > limit:
        product *= draw.random()
        number += 1
    return number


def clustered(draw: random.Random, mean: float) -> int:
    """Draw a negative binomial count whose variance is twice its mean."""
    return independent(draw, draw.gammavariate(mean, 1))


COLUMNS: tuple[tuple[str, Draw], ...] = (("Poisson", independent), ("variance = 2 × mean", clustered))


def history_of(means: Sequence[float], how: Draw, draw: random.Random, weeks: int = WEEKS) -> Counts:
    """Draw so many calm weeks of each series."""
    return [[how(draw, mean) for _ in range(weeks)] for mean in means]


def judge(histories: Counts, now: Sequence[int]) -> list[Signal]:
    """Judge the next week, and return the signals in the order of the series."""
    series = [
        Series(f"{n:04}", "damage", tuple(history), (True,) * len(history), number)
        for n, (history, number) in enumerate(zip(histories, now, strict=True))
    ]
    return sorted(judge_week(series), key=lambda signal: signal.area)


@dataclass
class Alarms:
    """How many of the series-weeks, in which nothing had changed, were raised."""

    series_weeks: int = 0
    flags: int = 0
    watches: int = 0
    drifts: int = 0

    def add(self, signals: Sequence[Signal]) -> None:
        """Count one week."""
        self.series_weeks += len(signals)
        self.flags += sum(signal.level == "flag" for signal in signals)
        self.watches += sum(signal.level == "watch" for signal in signals)
        self.drifts += sum(signal.drift is not None for signal in signals)

    @property
    def flags_a_quarter(self) -> float:
        """False flags in a municipality of fifty series in thirteen weeks."""
        return self.flags / self.series_weeks * SERIES * WEEKS_A_QUARTER


def false_alarms(means: Sequence[float], how: Draw, weeks: int, seed: int = 1) -> Alarms:
    """Judge so many calm weeks, each after a history of its own."""
    draw, alarms = random.Random(seed), Alarms()
    for _ in range(weeks):
        alarms.add(judge(history_of(means, how, draw), [how(draw, mean) for mean in means]))
    return alarms


@dataclass
class Seen:
    """Of so many rises, how many were flagged, and how many were raised at all, by the week of the rise (1, 2 …)."""

    rises: int = 0
    flagged: dict[int, int] = field(default_factory=dict)
    raised: dict[int, int] = field(default_factory=dict)
    drifting: dict[int, int] = field(default_factory=dict)

    def add(self, signals: Sequence[Signal]) -> None:
        """Count one rise by the signals of its weeks."""
        self.rises += 1
        for found, what in (
            (self.flagged, [signal.level == "flag" for signal in signals]),
            (self.raised, [signal.raised for signal in signals]),
            (self.drifting, [signal.drift is not None for signal in signals]),
        ):
            for week in range(1, len(signals) + 1):
                found[week] = found.get(week, 0) + any(what[:week])

    def share(self, of: dict[int, int], week: int) -> float:
        """The share, 0–1, that had been seen by then."""
        return of[week] / self.rises


def rises(mean: float, how: Draw, times: float, weeks: int, number: int, spike: int = 0, seed: int = 2) -> Seen:
    """Let the first of fifty series rise, over and over; `spike` is what it had in one of the weeks before."""
    draw, seen = random.Random(seed), Seen()
    means = [mean] * SERIES
    for _ in range(number):
        histories = history_of(means, how, draw)
        if spike:
            histories[0][6] = spike
        seen.add(list(_follow(histories, [mean * times, *means[1:]], how, weeks, draw)))
    return seen


def _follow(
    histories: Counts, now: Sequence[float], how: Draw, weeks: int, draw: random.Random
) -> Iterator[Signal]:
    for _ in range(weeks):
        numbers = [how(draw, mean) for mean in now]
        yield judge(histories, numbers)[0]
        histories = [[*history[1:], number] for history, number in zip(histories, numbers, strict=True)]


def run_lengths(mean: float, how: Draw, number: int, seed: int = 3) -> float:
    """Weeks from one mark of a drift to the next, on average, in fifty calm series that are followed for a year."""
    draw, weeks, marks = random.Random(seed), 0, 0
    for _ in range(max(1, number // 52)):
        histories, drifting = history_of([mean] * SERIES, how, draw), [False] * SERIES
        for _ in range(52):
            numbers = [how(draw, mean) for _ in range(SERIES)]
            found = [signal.drift is not None for signal in judge(histories, numbers)]
            marks += sum(now and not before for now, before in zip(found, drifting, strict=True))
            weeks, drifting = weeks + SERIES, found
            histories = [[*history[1:], one] for history, one in zip(histories, numbers, strict=True)]
    return weeks / max(1, marks)


def print_false_alarms(weeks: int) -> None:
    """Print false flags, watches and drifts by level, both columns."""
    print("| weekly mean | counts | false flags | watches | drifts | flags a quarter | weeks between two drifts |")
    print("|---|---|---|---|---|---|---|")
    for means in (*([level] * SERIES for level in LEVELS), MIXED):
        for name, how in COLUMNS:
            found = false_alarms(means, how, weeks)
            shares = [number / found.series_weeks for number in (found.flags, found.watches, found.drifts)]
            between = f"{run_lengths(means[0], how, weeks):.0f}" if len(set(means)) == 1 else "–"
            level = f"{means[0]:g}" if len(set(means)) == 1 else "mixed"
            told = " | ".join(f"{share:.2%}" for share in shares)
            print(f"| {level} | {name} | {told} | {found.flags_a_quarter:.2f} | {between} |", flush=True)


def print_detection(number: int) -> None:
    """Print what is seen of fourfold rises by level, and of a level that doubles and stays, both columns."""
    print("\n| weekly mean | rise | counts | flagged in the week | raised in it | within 3 weeks |")
    print("|---|---|---|---|---|---|")
    for level, (name, how) in product(LEVELS, COLUMNS):
        seen = rises(level, how, 4, 3, number)
        told = [seen.share(seen.flagged, 1), seen.share(seen.raised, 1), seen.share(seen.raised, 3)]
        print(f"| {level:g} | × 4 | {name} | {' | '.join(f'{share:.0%}' for share in told)} |", flush=True)
    print(
        "\n| weekly mean | rise | counts | flagged within 8 weeks | drift within 8 weeks | raised within 8 weeks |"
    )
    print("|---|---|---|---|---|---|")
    for level, (name, how) in product(LEVELS, COLUMNS):
        seen = rises(level, how, 2, 8, number // 3)
        told = [seen.share(found, 8) for found in (seen.flagged, seen.drifting, seen.raised)]
        print(f"| {level:g} | × 2 | {name} | {' | '.join(f'{share:.0%}' for share in told)} |", flush=True)


def print_after_spike(number: int) -> None:
    """Print what an outbreak among the weeks before costs."""
    print("\n| weekly mean 1, rise × 8 | flagged in the week | raised in it |")
    print("|---|---|---|")
    for name, spike in (("calm weeks before", 0), ("8 in one of the weeks before", 8)):
        seen = rises(1, independent, 8, 1, number, spike)
        print(f"| {name} | {seen.share(seen.flagged, 1):.0%} | {seen.share(seen.raised, 1):.0%} |", flush=True)


def main() -> None:
    """Print the tables."""
    print_false_alarms(CALM_WEEKS)
    print_detection(RISES)
    print_after_spike(RISES)


if __name__ == "__main__":
    main()
