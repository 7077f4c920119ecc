"""Find the incidents behind a figure of a picture, and tell why they may be others than it counted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.figures import FigureBehind
from domain.names import fold
from domain.refusals import Refusal
from domain.sharing import PUBLIC, Viewer
from services.geography import area_standing_for
from services.problems import MOST_SUGGESTED, fitting_problems
from storage.incident_rows import NamedIncident
from storage.incident_search import IncidentSearch
from storage.store import Store
from storage.tables import Area, Place, Problem


@dataclass(frozen=True)
class Difference:
    """How many incidents a viewer is `shown`, and what parts them from the figure.

    `added` since it was counted; `gone`, as they were withdrawn, corrected or are no longer for all; `beyond` what
    it counts, as it counts only what all may see. Where areas or places have been `merged` since, nobody knows
    what was added and what is gone.
    """

    shown: int
    added: int = 0
    gone: int = 0
    beyond: int = 0
    merged: bool = False


def search_behind(store: Store, figure: FigureBehind) -> IncidentSearch:
    """Make the search for the incidents that a figure counts; raises Refusal for what is not known any more."""
    zone = ZoneInfo(store.workspace.settings().timezone)
    area, place = area_of(store, figure), place_of(store, figure)
    kinds = store.categories.known().kinds_of([figure.group]) if figure.group else ()
    late = store.pictures.posted_before(figure.late_in) if figure.late_in else None
    if (figure.group and not kinds) or (figure.late_in and late is None):
        raise Refusal("unreadable")
    return IncidentSearch(
        areas=_areas(store, area, parts=figure.parts),
        categories=kinds,
        places=[place.id] if place else (),
        since=figure.first.bounds(zone)[0],
        until=figure.week.bounds(zone)[1],
        posted=late,
        reported_before=figure.late_in.next().bounds(zone)[1] if figure.late_in else None,
    )


def area_of(store: Store, figure: FigureBehind) -> Area | None:
    """Find the area of a figure, or what it was merged into; raises Refusal where there is neither any more."""
    match figure.area:
        case None:
            return None
        case str(name):
            area = store.geography.areas_by_name().get(fold(name))
        case int(row):
            area = store.geography.area(row)
    if (standing := area_standing_for(store, area)) is None:
        raise Refusal("unreadable")
    return standing


def place_of(store: Store, figure: FigureBehind) -> Place | None:
    """Find the place of a figure, as `area_of` does its area; whoever names it must ask who may know of it."""
    if figure.place is None:
        return None
    place = store.register.find(Place, figure.place)
    while place and place.merged_into:
        place = store.register.find(Place, place.merged_into)
    if place is None:
        raise Refusal("unreadable")
    return place


def area_counted(store: Store, figure: FigureBehind) -> int | None:
    """Find the row id of the area in which a figure counts, or its place lies; raises Refusal as `area_of`."""
    counted = place_of(store, figure)
    area = area_of(store, figure)
    return counted.area_id if counted else area.id if area else None


def compare(store: Store, figure: FigureBehind, search: IncidentSearch, viewer: Viewer) -> Difference:
    """Compare the figure with what the viewer may see of it now.

    Whoever sees only what is their own is told no difference: it would tell of what they may not see.
    """
    shown = store.incidents.count(viewer, search)
    if not figure.shared:
        return Difference(shown, added=max(0, shown - figure.posted), gone=max(0, figure.posted - shown))
    if not viewer.sees_open:
        return Difference(shown)
    now = store.incidents.count(PUBLIC, search)
    taken = store.pictures.taken_of(figure.late_in or figure.week)
    if taken and now != figure.posted and _merged_since(store, search, taken.taken_at):
        return Difference(shown, beyond=shown - now, merged=True)
    later = store.incidents.count(PUBLIC, replace(search, posted=taken)) if taken else 0
    gone = figure.posted - (now - later)
    return Difference(shown, added=later + max(0, -gone), gone=max(0, gone), beyond=shown - now)


def _merged_since(store: Store, search: IncidentSearch, taken_at: datetime) -> bool:
    """Tell whether anything has been merged into what is searched since a picture was taken."""
    kinds: tuple[tuple[type[Area | Place], Collection[int]], ...] = ((Area, search.areas), (Place, search.places))
    return any(store.register.merged_into_since(kind, ids, taken_at) for kind, ids in kinds if ids)


def incidents_behind(
    store: Store, figure: FigureBehind, viewer: Viewer, *, beside: Problem | None = None
) -> Sequence[NamedIncident]:
    """List those behind a figure that the viewer may see, the latest first and a hundred at most.

    What belongs to the problem `beside` is left out.
    """
    search = replace(search_behind(store, figure), beside=beside.id if beside else None)
    return store.incidents.listed(viewer, search, most=MOST_SUGGESTED).rows


def problems_behind(store: Store, figure: FigureBehind, viewer: Viewer) -> list[Problem]:
    """List the open problems that may be about what a figure of an area, a place or a category counts."""
    search, area = search_behind(store, figure), area_counted(store, figure)
    if not (area or search.categories):
        return []
    areas = search.areas or ((area,) if area else ())
    return fitting_problems(store, tuple(areas), search.categories, viewer)


def _areas(store: Store, area: Area | None, *, parts: bool) -> tuple[int, ...]:
    if area is None:
        return ()
    return store.geography.areas_within([area.id]) if parts else (area.id,)
