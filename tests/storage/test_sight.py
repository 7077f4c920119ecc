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
