"""Tell the demo's story: three months of incidents with a weekly rhythm, one real rise, and Mondays."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.municipality import MJOLBY, Habit
from domain.weeks import A_WEEK, Week

WEEKS = 13
RISE_WEEKS = 3
EIGHT = time(8)


@dataclass(frozen=True)
class Happening:
    """One sample incident; `at` and `told` are local and aware."""

    at: datetime
    told: datetime
    habit: Habit
    text: str


def tell(begun: datetime, until: datetime, zone: ZoneInfo) -> list[Happening]:
    """Generate everything reported before the aware moment `until`, in order, in a demo that `begun` then.

    The same demo always generates the same; it ends after as many weeks as there were before.
    """
    chance = random.Random(2026)  # noqa: S311 (a story, not a secret)
    first = Week.of(begun.astimezone(zone).date()).monday - WEEKS * A_WEEK
    happenings = [
        happening
        for number in range(2 * WEEKS + 1)
        for habit in MJOLBY.habits
        if number >= WEEKS - RISE_WEEKS or not habit.rising
        for happening in _in_week(first + number * A_WEEK, habit, chance, zone)
    ]
    return sorted((each for each in happenings if each.told <= until), key=lambda each: each.told)


def _in_week(monday: date, habit: Habit, chance: random.Random, zone: ZoneInfo) -> Iterator[Happening]:
    for _ in range(_how_many(habit.weekly, chance)):
        day = monday + timedelta(days=chance.choice(habit.days))
        at = datetime.combine(day, time(habit.hour, chance.randrange(60)), zone)
        yield Happening(at, at + timedelta(minutes=chance.randrange(5, 600)), habit, chance.choice(habit.texts))


def _how_many(weekly: float, chance: random.Random) -> int:
    """Draw a count that is `weekly` on average: the arrivals of a Poisson process within one week."""
    count, passed = 0, chance.expovariate(weekly)
    while passed < 1:
        count, passed = count + 1, passed + chance.expovariate(weekly)
    return count


def next_monday(now: datetime) -> date:
    """Find the first Monday 08:00 after the local, aware `now`; early on a Monday that is the same day."""
    monday = now.date() + timedelta(days=-now.weekday() % 7)
    begun = datetime.combine(monday, EIGHT, now.tzinfo) <= now
    return monday + timedelta(weeks=1) if begun else monday


def last_monday(now: datetime) -> datetime:
    """Find the latest Monday 08:00 that was not after the local, aware `now`."""
    return datetime.combine(next_monday(now) - timedelta(weeks=1), EIGHT, now.tzinfo)
