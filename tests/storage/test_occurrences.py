"""What pictures tell of single incidents is counted by the local hour on both databases, of what one may see."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.incidents import IncidentFacts, Severity
from domain.sharing import PUBLIC, Sharing
from domain.week_details import Occurrence
from services.geography import area_named, place_named
from storage.store import Store

AT = datetime(2026, 11, 20, 21, 45, 12, 345_678, tzinfo=UTC)
HOUR = 4 * 24 + 22
"""Of the week in Stockholm."""


def report(store: Store, **said: Any) -> None:
    facts = {"category": "threat", "happened_at": AT, "area": area_named(store, "Centrum").id} | said
    store.incidents.add(IncidentFacts(**facts), reporter="U1", unit=None, reported_at=AT)


def test_incidents_alike_are_counted_together(store: Store) -> None:
    place = place_named(store, "Torget", area_named(store, "Centrum").id).id
    report(store)
    report(store, happened_at=AT + timedelta(minutes=14))
    report(store, happened_at=AT + timedelta(minutes=15), severity=Severity.HIGH, place=place)
    report(store, uncertain=True)
    report(store, sharing=Sharing.RED)
    report(store, happened_at=AT - timedelta(days=1))
    found = store.pictures.occurrences(
        AT - timedelta(hours=1), AT + timedelta(hours=1), PUBLIC, "Europe/Stockholm"
    )
    assert set(found) == {
        Occurrence("Centrum", "threat", "", None, "unknown", HOUR, 2),
        Occurrence("Centrum", "threat", "Torget", "high", "unknown", HOUR + 1, 1),
        Occurrence("Centrum", "threat", "", None, "unknown", None, 1),
    }
