"""Find places where it happened again, over any seven days and over four weeks, and what resembles it nearby.

After one incident, the risk of the next one is highest at the same place and close to it, in the days that follow:
repeats and near repeats (Farrell and Pease, "Once Bitten, Twice Bitten", Home Office, 1993; Townsley, Homel and
Chaseling, "Infectious Burglaries", British Journal of Criminology 43, 2003, 615–633). Seven days roll, since a
fixed week misses what straddles Sunday. Close, without coordinates, is the same area; alike is the same heading.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.own_categories import group_of
from domain.pictures import RepeatedPlace

SEVEN_DAYS = timedelta(days=7)
REPEATED_IN_SEVEN_DAYS, REPEATED_IN_FOUR_WEEKS = 2, 3


class PlacedIncident(NamedTuple):
    """One incident: where, by names ('' is no known place), of which category, when (aware), its place's id."""

    place: str
    area: str
    category: str
    at: datetime
    place_id: int | None = None

    @property
    def group(self) -> str:
        """The key of the heading that it is counted under."""
        return group_of(self.category)


def find_repeated_places(incidents: Iterable[PlacedIncident], start: datetime) -> tuple[RepeatedPlace, ...]:
    """List where it happened again, by the incidents of four weeks, of which the last begins at `start`.

    A place is listed when one of its incidents lies in the last week, and there were at least two in any seven
    days that reach into it, or three in the four weeks. Most in seven days first.
    """
    known = sorted(incidents)
    by_place: dict[tuple[str, str], list[PlacedIncident]] = defaultdict(list)
    by_area: dict[str, list[PlacedIncident]] = defaultdict(list)
    for each in known:
        by_area[each.area].append(each)
        if each.place:
            by_place[each.place, each.area].append(each)
    found = (_describe(there, by_area[area], start) for (_, area), there in by_place.items())
    return tuple(sorted(filter(None, found), key=_strength))


def _describe(
    there: Sequence[PlacedIncident], around: Sequence[PlacedIncident], start: datetime
) -> RepeatedPlace | None:
    if len(there) < REPEATED_IN_SEVEN_DAYS:
        return None
    times = sorted(each.at for each in there)
    number = len(times) - bisect_left(times, start)
    in_seven_days = max((_seven_days_until(last, times) for last in times[-number:] if number), default=0)
    if not number or (in_seven_days < REPEATED_IN_SEVEN_DAYS and len(times) < REPEATED_IN_FOUR_WEEKS):
        return None
    place, area, *_, place_id = there[0]
    near = sum(each.place != place and _resembles(each, there) for each in around)
    return RepeatedPlace(place, area, number, place_id, in_seven_days, len(times), near)


def _seven_days_until(last: datetime, times: Sequence[datetime]) -> int:
    return sum(last - SEVEN_DAYS < each <= last for each in times)


def _resembles(other: PlacedIncident, there: Iterable[PlacedIncident]) -> bool:
    return any(each.group == other.group and abs(each.at - other.at) <= SEVEN_DAYS for each in there)


def _strength(place: RepeatedPlace) -> tuple[object, ...]:
    return -place.in_seven_days, -place.in_four_weeks, -place.near, place.place, place.area
