"""Make the search for the incidents that a list is asked for, so that a list and its file hold the same."""

from zoneinfo import ZoneInfo

from domain.incident_filters import IncidentFilter
from domain.refusals import Refusal
from domain.sharing import Viewer
from storage.incident_search import IncidentSearch
from storage.store import Store


def search_for(store: Store, wanted: IncidentFilter, viewer: Viewer, zone: ZoneInfo) -> IncidentSearch:
    """Search for what a filter asks for, in weeks and hours local to the zone.

    Raises Refusal where the viewer's own partner is asked for, and no coordinator has confirmed any.
    """
    if wanted.own and viewer.partner is None:
        raise Refusal("incident-filter-no-partner")
    since, until = wanted.week.bounds(zone) if wanted.week else (None, None)
    return IncidentSearch(
        areas=store.geography.areas_within(wanted.areas),
        categories=store.categories.known().kinds_of(wanted.categories),
        places=wanted.places,
        choices=wanted.choices,
        partner=viewer.partner if wanted.own else None,
        hours=wanted.times.hours_of_week(),
        zone=zone.key,
        since=since,
        until=until,
    )
