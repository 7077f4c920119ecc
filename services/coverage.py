"""Tell since when, and about which areas, partners are silent that were not heard from about a week."""

from collections import defaultdict
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from domain.pictures import Silence
from domain.sharing import Viewer
from domain.week_counts import WEEKS_BEFORE
from domain.weeks import Week
from storage.store import Store
from storage.tables import Partner


def find_silences(
    store: Store, week: Week, zone: ZoneInfo, viewer: Viewer, first: Week | None
) -> Iterator[Silence]:
    """Yield each partner that is silent about the week; `first` is the week of the workspace's first report.

    Silence is followed over the twelve weeks before, not beyond: what is expected is expected by these.
    """
    earliest = week.previous(WEEKS_BEFORE)
    start, end = week.bounds(zone)
    silent = store.pictures.silent_partners(week, start, end)
    if not silent:
        return
    ids, since = [each.id for each in silent], earliest.bounds(zone)[0]
    heard = {
        partner: Week.of(at.astimezone(zone).date())
        for partner, at in store.pictures.last_incidents(ids, since, start).items()
    }
    for partner, nothing in store.pictures.last_nothing(ids, earliest, week).items():
        heard[partner] = max(nothing, heard.get(partner, nothing))
    areas: dict[int, list[str]] = defaultdict(list)
    for partner, area in store.pictures.areas_of_partners(ids, since, start, viewer):
        areas[partner].append(area)
    for each in silent:
        last = heard.get(each.id)
        begun = last.next() if last else max(earliest, first or week, _joined(each, zone) or earliest)
        weeks = len(begun.range(week)) if begun < week else 1
        yield Silence(each.name, weeks, heard=last is not None, areas=tuple(areas[each.id]))


def _joined(partner: Partner, zone: ZoneInfo) -> Week | None:
    return Week.of(partner.joined_at.astimezone(zone).date()) if partner.joined_at else None
