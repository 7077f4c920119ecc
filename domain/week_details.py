"""Tell of one week when in it things happened, how grave they were, and where a series gathers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeVar

from domain.own_categories import group_of
from domain.times_of_week import HOURS_IN_DAY

LEAST_GATHERED = 3
"""Of fewer incidents it is not told where they gather: two are soon in one place by chance."""
Key = TypeVar("Key")


class PartOfDay(StrEnum):
    """Six hours of a day."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @classmethod
    def of(cls, hour: int) -> "PartOfDay":
        """Find the part that an hour of the day, 0–23, lies in."""
        return tuple(cls)[hour // 6]


class Occurrence(NamedTuple):
    """So many standing incidents that are alike; `hour` is that of the local week, 0–167, None if uncertain."""

    area: str
    category: str
    place: str
    severity: str | None
    police_report: str
    hour: int | None
    number: int


class TimeOfWeek(NamedTuple):
    """A part of a day, by its ISO weekday 1–7."""

    weekday: int
    part: PartOfDay


@dataclass(frozen=True)
class TimeCount:
    """Incidents in one part of a weekday."""

    weekday: int
    part: PartOfDay
    number: int


@dataclass(frozen=True)
class NamedCount:
    """Incidents of which one thing is said, by its key."""

    key: str
    number: int


@dataclass(frozen=True)
class Gathering:
    """Where and when at least half of a series' incidents in the week happened, as far as there is such."""

    area: str
    group: str
    place: str = ""
    weekday: int | None = None
    part: PartOfDay | None = None


@dataclass(frozen=True)
class WeekDetails:
    """When incidents happened (most first), those at an uncertain time, how grave they were and what is said of
    police reports, and where series gather."""

    times: tuple[TimeCount, ...] = ()
    uncertain: int = 0
    severities: tuple[NamedCount, ...] = ()
    police_reports: tuple[NamedCount, ...] = ()
    gatherings: tuple[Gathering, ...] = ()

    def severe(self, severity: str) -> int:
        """Count the incidents of that severity."""
        return sum(each.number for each in self.severities if each.key == severity)

    def reported(self, answer: str) -> int:
        """Count the incidents with that answer to whether the police have been told."""
        return sum(each.number for each in self.police_reports if each.key == answer)

    def gathering(self, area: str, group: str) -> Gathering:
        """Find where a series gathers."""
        found = (each for each in self.gatherings if (each.area, each.group) == (area, group))
        return next(found, Gathering(area, group))


def describe_week(occurrences: Iterable[Occurrence]) -> WeekDetails:
    """Describe a week by all its occurrences."""
    known = list(occurrences)
    times = _count((_time(each), each.number) for each in known)
    return WeekDetails(
        times=tuple(TimeCount(*at, number) for at, number in _most_first(times) if at),
        uncertain=times[None],
        severities=_named((each.severity, each.number) for each in known),
        police_reports=_named((each.police_report, each.number) for each in known),
        gatherings=tuple(_gatherings(known)),
    )


def _gatherings(occurrences: Iterable[Occurrence]) -> Iterable[Gathering]:
    series: dict[tuple[str, str], list[Occurrence]] = {}
    for each in occurrences:
        series.setdefault((each.area, group_of(each.category)), []).append(each)
    for (area, group), rows in sorted(series.items()):
        number = sum(row.number for row in rows)
        place = _gathered(((row.place or None, row.number) for row in rows), number / 2)
        time = _gathered(((_time(row), row.number) for row in rows), number / 2)
        if number >= LEAST_GATHERED and (place or time):
            yield Gathering(area, group, place or "", *(time or ()))


def _gathered(counted: Iterable[tuple[Key | None, int]], least: float) -> Key | None:
    """What most share, if they are at least so many and no other is as common."""
    found = _most_first(_count(counted))
    (key, number), others = found[0], found[1:]
    return key if number >= least and all(other < number for _, other in others) else None


def _time(occurrence: Occurrence) -> TimeOfWeek | None:
    if occurrence.hour is None:
        return None
    day, hour = divmod(occurrence.hour, HOURS_IN_DAY)
    return TimeOfWeek(day + 1, PartOfDay.of(hour))


def _named(counted: Iterable[tuple[str | None, int]]) -> tuple[NamedCount, ...]:
    return tuple(NamedCount(key, number) for key, number in _most_first(_count(counted)) if key)


def _count(counted: Iterable[tuple[Key, int]]) -> Counter[Key]:
    total: Counter[Key] = Counter()
    for key, number in counted:
        total[key] += number
    return total


def _most_first(counted: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], str(each[0])))
