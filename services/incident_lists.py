"""Search for the incidents that a list is asked for, and make the rows of a file of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.audit import AuditEvent
from domain.erasure import ErasureReason
from domain.incident_filters import Chosen, IncidentFilter
from domain.incident_rows import IncidentRow
from domain.incidents import plain_facts_of
from domain.records import write_record
from domain.refusals import Refusal
from domain.sharing import OPEN_TO_ALL, Sharing, Viewer
from services.audit import note_seen
from storage.incident_rows import NamedIncident
from storage.incident_search import IncidentSearch
from storage.store import Store

MOST_ROWS = 10_000
"""So many incidents, the latest, are in a file."""


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


def note_exported(
    store: Store, wanted: IncidentFilter, search: IncidentSearch, viewer: Viewer, *, by: str, now: datetime
) -> None:
    """Note that someone is sent a file of what a filter asks for, and each RED or AMBER incident in it as seen."""
    store.audit.note(AuditEvent.EXPORTED, "incident", by=by, at=now, content=write_record(wanted))
    levels = (Chosen("sharing", level.value) for level in Sharing if level not in OPEN_TO_ALL)
    closed = replace(search, choices=(*search.choices, *levels))
    note_seen(store, store.incidents.listed(viewer, closed, most=MOST_ROWS).rows, by=by, now=now)


def rows_of(found: Sequence[NamedIncident], make: Callable[[NamedIncident], IncidentRow]) -> Iterator[IncidentRow]:
    """Make incidents into the rows of a file; each but the first of an event names the number of that one."""
    firsts: dict[int, int] = {}
    for each in sorted(found, key=lambda each: each.incident.number):
        firsts.setdefault(_event(each), each.incident.number)
    for each in found:
        first = firsts[_event(each)]
        yield replace(make(each), same_event=None if first == each.incident.number else first)


def _event(named: NamedIncident) -> int:
    return named.incident.same_as_id or named.incident.id


def row_for(named: NamedIncident, viewer: Viewer) -> IncidentRow:
    """Make an incident into the row of a viewer's file.

    Who reported it, and for whom, is told to coordinators and to the reporter alone; partner and unit also to
    their own people, once a coordinator has confirmed them.
    """
    row, incident = row_of(named), named.incident
    if viewer.coordinator or (viewer.user is not None and incident.reporter == viewer.user):
        return row
    is_of_own = viewer.partner is not None and incident.partner_id == viewer.partner
    if is_of_own and not incident.unconfirmed:
        return replace(row, reporter="")
    return replace(row, reporter="", partner="", unit="")


def row_of(named: NamedIncident) -> IncidentRow:
    """Make an incident into the row of a file, with every column."""
    incident = named.incident
    return IncidentRow(
        **plain_facts_of(incident),
        number=incident.number,
        area=named.area,
        place=named.place,
        named_partners=tuple(partner.name for partner in named.shared_with),
        partner=named.partner,
        unit=named.unit,
        reporter=incident.reporter or "",
        reported_at=incident.reported_at,
        withdrawn_at=incident.withdrawn_at,
        withdrawn_reason=incident.withdrawn_reason,
        text_erased_at=incident.text_erased_at,
        text_erased_why=ErasureReason(incident.text_erased_why) if incident.text_erased_why else None,
    )
