from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.incident_filters import Chosen
from domain.incidents import IncidentFacts, PlaceKind, PoliceReport, Severity
from domain.roles import Role
from domain.sharing import PUBLIC, Sharing, Viewer
from services.geography import area_named, place_named
from services.incidents import report_nil
from services.partnership import partner_named, unit_named
from storage.database import Database
from storage.incident_search import IncidentSearch
from storage.store import Store
from storage.tables import Incident, Unit, Workspace

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def area_of(store: Store) -> int:
    return store.geography.areas()[0].id


def add(
    store: Store, *, reporter: str = "U1", unit: Unit | None = None, number: int | None = None, **said: Any
) -> Incident:
    facts = IncidentFacts(**({"category": "threat", "area": area_of(store), "happened_at": NOW} | said))
    new = store.incidents.add(facts, reporter=reporter, unit=unit, reported_at=NOW, number=number)
    return store.session.get_one(Incident, new.id)


def test_numbers_follow_each_other_and_the_highest_given(store: Store) -> None:
    assert [add(store).number, add(store).number] == [1, 2]
    assert add(store, number=7).number == 7
    assert add(store, number=3).number == 3
    assert add(store).number == 8
    assert store.incidents.used_numbers() == {1, 2, 3, 7, 8}


def test_a_number_is_given_once(store: Store) -> None:
    add(store, number=4)
    with pytest.raises(IntegrityError), store.session.begin_nested():
        add(store, number=4)


def test_what_was_said_can_be_read_again(store: Store) -> None:
    partner = partner_named(store, "Nattvandrarna")
    place = place_named(store, "Torget", area_of(store))
    facts = IncidentFacts(
        category="damage.glass",
        area=area_of(store),
        happened_at=NOW - timedelta(hours=3),
        uncertain=True,
        place=place.id,
        text="Ruta vid entrén",
        severity=Severity.HIGH,
        police_report=PoliceReport.YES,
        place_kind=PlaceKind.SCHOOL,
        sharing=Sharing.AMBER,
        named_partners=(partner.id,),
    )
    unit = unit_named(store, "Bostadsbolaget", "Norr")
    incident = store.incidents.add(facts, reporter="U1", unit=unit, reported_at=NOW)
    store.session.expire_all()
    row = store.incidents.get(incident.id)
    assert row is not None
    assert store.incidents.facts_of(row.incident) == facts
    assert (row.area, row.place, row.partner, row.unit) == ("Hela kommunen", "Torget", "Bostadsbolaget", "Norr")
    assert row.shared_with == (partner,)


def test_a_correction_keeps_what_stood_before(store: Store) -> None:
    partner = partner_named(store, "Nattvandrarna")
    incident = add(store, text="Ett", sharing=Sharing.AMBER, named_partners=(partner.id,))
    changed = IncidentFacts(category="theft", area=area_of(store), happened_at=NOW, text="Två")
    assert store.incidents.history(incident) == []
    store.incidents.correct(incident, changed, by="U2", at=NOW)
    assert (incident.version, incident.text, incident.category) == (2, "Två", "theft")
    assert store.incidents.facts_of(incident) == changed
    (entry,) = store.incidents.history(incident)
    assert (entry.kind, entry.version, entry.author, entry.at) == ("corrected", 1, "U2", NOW)
    assert entry.changes == {
        "category": ["threat", "theft"],
        "text": ["Ett", "Två"],
        "sharing": ["amber", "green"],
        "named_partners": [[partner.id], []],
    }


def test_partners_are_named_at_amber_only(store: Store) -> None:
    partner = partner_named(store, "Nattvandrarna")
    incident = add(store, sharing=Sharing.GREEN, named_partners=(partner.id,))
    assert store.incidents.facts_of(incident).named_partners == ()


def test_a_withdrawn_incident_is_seen_by_its_reporter_and_coordinators_alone(store: Store) -> None:
    incident = add(store)
    store.incidents.withdraw(incident, reason="Dubblett", by="U1", at=NOW)
    assert store.incidents.listed(Viewer("U1")).total == 0
    assert store.incidents.of_reporter("U1").total == 1
    assert store.incidents.find(1, Viewer("U2")) is None
    assert store.incidents.find(1, Viewer("U1")) is not None
    assert store.incidents.find(1, Viewer("U2", role=Role.COORDINATOR)) is not None
    assert [row.incident.withdrawn_reason for row in store.incidents.every()] == ["Dubblett"]


def test_the_list_is_filtered_and_paged_latest_first(store: Store) -> None:
    other = area_named(store, "Mantorp").id
    for hours in range(12):
        add(store, happened_at=NOW - timedelta(hours=hours), text=str(hours))
    add(store, area=other, category="theft", happened_at=NOW - timedelta(days=30), text="gammal")
    viewer = Viewer("U9", open_only=True)
    page = store.incidents.listed(viewer, skip=10)
    assert ([row.incident.text for row in page.rows], page.total) == (["10", "11", "gammal"], 13)
    assert [row.area for row in store.incidents.listed(viewer, IncidentSearch(areas=(other,))).rows] == ["Mantorp"]
    assert store.incidents.listed(viewer, IncidentSearch(categories=("theft", "theft.robbery"))).total == 1
    between = store.incidents.listed(viewer, IncidentSearch(since=NOW - timedelta(hours=2), until=NOW))
    assert [row.incident.text for row in between.rows] == ["1", "2"]


def test_the_hours_of_a_week_are_local_whatever_the_season(store: Store) -> None:
    for text, day in (
        ("sommar", datetime(2026, 7, 3, tzinfo=UTC)),
        ("vinter", datetime(2026, 11, 20, tzinfo=UTC)),
    ):
        for hour in (15, 16, 17, 21, 22, 23):
            add(store, happened_at=day.replace(hour=hour, minute=30), text=f"{text} {hour}")
    friday_evening = IncidentSearch(hours=range(4 * 24 + 18, 5 * 24), zone="Europe/Stockholm")
    found = store.incidents.listed(Viewer("U1"), friday_evening).rows
    told = [row.incident.text for row in reversed(found)]
    assert told == ["sommar 16", "sommar 17", "sommar 21", "vinter 17", "vinter 21", "vinter 22"]


def test_the_hours_of_a_week_are_told_to_the_minute_where_zones_are_not_whole_hours(store: Store) -> None:
    for minute in (14, 15, 29, 30):
        add(store, happened_at=datetime(2026, 11, 20, 12, minute, 59, tzinfo=UTC), text=str(minute))
    from_six = IncidentSearch(hours=[4 * 24 + 18], zone="Asia/Kolkata")
    assert {row.incident.text for row in store.incidents.listed(Viewer("U1"), from_six).rows} == {"30"}
    nepal = IncidentSearch(hours=[4 * 24 + 18], zone="Asia/Kathmandu")
    assert {row.incident.text for row in store.incidents.listed(Viewer("U1"), nepal).rows} == {"15", "29", "30"}


def test_the_list_is_narrowed_by_place_gravity_police_report_and_partner(store: Store) -> None:
    place = place_named(store, "Torget", area_of(store)).id
    unit = unit_named(store, "Polisen", "Öst")
    add(store, place=place, text="plats")
    add(store, severity=Severity.HIGH, text="grav")
    add(store, police_report=PoliceReport.YES, text="anmäld")
    add(store, unit=unit, text="part")
    add(store, text="ingen")
    narrowed = (
        IncidentSearch(places=(place,)),
        IncidentSearch(choices=(Chosen("severity", "high"),)),
        IncidentSearch(choices=(Chosen("police_report", "yes"), Chosen("police_report", "no"))),
        IncidentSearch(partner=unit.partner_id),
    )
    found = [store.incidents.listed(Viewer("U1"), wanted).rows for wanted in narrowed]
    assert [[row.incident.text for row in rows] for rows in found] == [["plats"], ["grav"], ["anmäld"], ["part"]]


def test_export_reads_every_incident_in_order_of_number(store: Store) -> None:
    partner = partner_named(store, "Nattvandrarna")
    for number in (3, 1, 2):
        add(store, number=number, sharing=Sharing.AMBER, named_partners=(partner.id,))
    rows = store.incidents.every()
    assert [row.incident.number for row in rows] == [1, 2, 3]
    assert all(row.shared_with == (partner,) for row in rows)


def test_nothing_to_report_is_remembered_once_a_week(store: Store) -> None:
    partner_id = partner_named(store, "Nattvandrarna").id
    assert report_nil(store, partner_id, "2026-W47", by="U1", now=NOW)
    assert not report_nil(store, partner_id, "2026-W47", by="U2", now=NOW)
    assert report_nil(store, partner_id, "2026-W48", by="U2", now=NOW)


def test_a_partners_incidents_are_counted_by_when_they_happened(store: Store) -> None:
    unit = unit_named(store, "Bostadsbolaget", "Norr")
    add(store, unit=unit, happened_at=NOW - timedelta(days=40))
    store.incidents.withdraw(add(store, unit=unit), reason="Dubblett", by="U1", at=NOW)
    since = NOW - timedelta(days=40)
    counted = [
        store.incidents.count_of_partner(
            unit.partner_id, since + timedelta(hours=hours), since + timedelta(hours=hours + 1), PUBLIC
        )
        for hours in (-1, 0, 1, 40 * 24)
    ]
    assert counted == [0, 1, 0, 0]


def test_another_workspace_sees_nothing(store: Store) -> None:
    incident = add(store, sharing=Sharing.CLEAR)
    other = Store(store.session, "T2")
    other.workspace.open(Workspace(id="T2", created_at=NOW), "Alla")
    viewer = Viewer("U1", role=Role.COORDINATOR)
    assert other.incidents.find(1, viewer) is None
    assert other.incidents.get(incident.id) is None
    assert other.incidents.listed(viewer).total == other.incidents.of_reporter("U1").total == 0
    assert other.incidents.every() == []


def test_a_list_takes_as_many_queries_for_ten_as_for_one(
    database: Database, store: Store, listen: Callable[..., None]
) -> None:
    partner = partner_named(store, "Nattvandrarna")
    for _ in range(10):
        add(store, sharing=Sharing.AMBER, named_partners=(partner.id,))
    store.categories.known()
    seen: list[str] = []
    listen(database, "before_cursor_execute", lambda *about: seen.append(about[2]))
    store.incidents.listed(Viewer("U1"), most=1)
    for_one = len(seen)
    store.incidents.listed(Viewer("U1"), most=10)
    assert len(seen) == 2 * for_one


def test_the_second_of_two_who_change_it_sees_what_the_first_wrote(database: Database) -> None:
    with database.transaction() as session:
        before = Store(session, "T1")
        before.workspace.open(Workspace(id="T1", created_at=NOW), "Alla")
        add(before)
    coordinator, seen = Viewer("U8", role=Role.COORDINATOR), []

    def change_second() -> None:
        with database.transaction() as session:
            row = Store(session, "T1").incidents.find(1, coordinator, changing=True)
            seen.append(row.incident.version if row else None)

    second = Thread(target=change_second)
    with database.transaction() as session:
        first = Store(session, "T1")
        row = first.incidents.find(1, coordinator, changing=True)
        assert row is not None
        second.start()
        facts = first.incidents.facts_of(row.incident)
        first.incidents.correct(row.incident, replace(facts, text="Två"), by="U8", at=NOW)
    second.join()
    assert seen == [2]


def test_two_who_name_the_same_place_get_the_same(database: Database) -> None:
    with database.transaction() as session:
        before = Store(session, "T1")
        before.workspace.open(Workspace(id="T1", created_at=NOW), "Alla")
        area = area_of(before)
    named: list[int | None] = []

    def name_place() -> None:
        with database.transaction() as session:
            named.append(place_named(Store(session, "T1"), "Torget", area).id)

    second = Thread(target=name_place)
    with database.transaction() as session:
        second.start()
        named.append(place_named(Store(session, "T1"), "TORGET", area).id)
    second.join()
    assert len(named) == 2
    assert len(set(named)) == 1
