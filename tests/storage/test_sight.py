from datetime import UTC, datetime
from itertools import product

from domain.incidents import IncidentFacts
from domain.sharing import Shared, Sharing, Viewer, may_see
from storage.store import Store

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def test_the_query_shows_exactly_what_the_rule_allows(store: Store) -> None:
    area = store.geography.areas()[0].id or 0
    units = [store.partnership.unit_named(name, name) for name in ("Blå", "Röd", "Gul")]
    blue, red, yellow = (unit.partner_id for unit in units)
    records: dict[int, Shared] = {}
    for level, unit, named in product(Sharing, (None, units[0]), ((), (red,), (red, yellow))):
        facts = IncidentFacts(category="threat", area=area, happened_at=NOW, sharing=level, named_partners=named)
        incident = store.incidents.add(facts, reporter="U1", unit=unit, reported_at=NOW)
        seen_as_named = named if level is Sharing.AMBER else ()
        records[incident.number] = Shared(level, "U1", unit.partner_id if unit else None, seen_as_named)
    for user, partner, coordinator in product(("U1", "U2"), (None, blue, red, yellow), (True, False)):
        viewer = Viewer(user, partner, coordinator)
        allowed = {number for number, record in records.items() if may_see(viewer, record)}
        page = store.incidents.listed(viewer, most=100)
        assert {row.incident.number for row in page.rows} == allowed
        assert page.total == len(allowed)
        assert {number for number in records if store.incidents.find(number, viewer)} == allowed


def place_names(store: Store, viewer: Viewer, letters: str = "", area_id: int | None = None) -> list[str]:
    found = store.geography.places_like(letters, viewer, area_id=area_id, most=10)
    return [place.name for place, _ in found]


def test_a_place_that_only_hidden_incidents_name_is_not_suggested(store: Store) -> None:
    area = store.geography.areas()[0].id or 0
    hidden, known, unused = (store.geography.place_named(name, area) for name in ("Gården", "Torget", "Bron"))
    for place, level in ((hidden, Sharing.RED), (known, Sharing.RED), (known, Sharing.GREEN)):
        facts = IncidentFacts(category="threat", area=area, happened_at=NOW, sharing=level, place=place.id)
        store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
    assert place_names(store, Viewer("U2")) == [unused.name, known.name]
    assert place_names(store, Viewer("U1")) == ["Bron", "Gården", "Torget"]
    assert place_names(store, Viewer("U2", coordinator=True)) == ["Bron", "Gården", "Torget"]
    typed = "gården, TORGET. bron?"
    named = [place.name for place in store.geography.places_named_in(typed, Viewer("U2"))]
    assert named == ["Bron", "Torget"]
    assert store.geography.places_named_in("Gård och bro", Viewer("U1")) == []


def test_places_that_begin_with_the_letters_come_first(store: Store) -> None:
    first, second = (store.geography.area_named(name).id or 0 for name in ("Centrum", "Mantorp"))
    for name, area in (("Östra torget", first), ("Torget", second), ("Torggatan 50%", first)):
        store.geography.place_named(name, area)
    viewer = Viewer("U1")
    assert place_names(store, viewer, "torg") == ["Torget", "Torggatan 50%", "Östra torget"]
    assert place_names(store, viewer, "torg", second) == ["Torget"]
    assert place_names(store, viewer, "%") == ["Torggatan 50%"]
