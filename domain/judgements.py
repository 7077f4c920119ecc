"""Judge a week's series, each area's total and that of all, for one picture."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from domain.signals import Series, Signal, judge_week


@dataclass(frozen=True)
class Judgement:
    """What is to be said of each series and area, strongest or most first, and of all incidents together (None
    without any)."""

    signals: tuple[Signal, ...]
    areas: tuple[Signal, ...]
    totals: Signal | None


def judge_all(series: Sequence[Series], within: Collection[str] | None = None) -> Judgement:
    """Judge all series of a week; tell of those in the areas `within` alone, where they are given."""
    there = [one for one in series if within is None or one.area in within]
    areas = judge_week(sum_series(there, lambda one: one.area))
    totals = judge_week(sum_series(there, lambda _: ""))
    return Judgement(
        signals=tuple(each for each in judge_week(series) if within is None or each.area in within),
        areas=tuple(sorted(areas, key=lambda each: (-each.now, each.area))),
        totals=totals[0] if totals else None,
    )


def sum_series(series: Sequence[Series], name: Callable[[Series], str]) -> list[Series]:
    """Sum the series that have one name into a series of that name; all are covered in the same weeks."""
    named: dict[str, list[Series]] = {}
    for one in series:
        named.setdefault(name(one), []).append(one)
    return [_sum(name, rows) for name, rows in sorted(named.items())]


def _sum(area: str, rows: Sequence[Series]) -> Series:
    history = tuple(map(sum, zip(*(row.history for row in rows), strict=True)))
    return Series(area, "", history, rows[0].covered, sum(row.now for row in rows))
