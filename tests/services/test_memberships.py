"""What someone reported under a unit they stated counts for its partner once a coordinator has said so."""

from datetime import timedelta
from threading import Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.incidents import IncidentFacts
from domain.pictures import Coverage
from domain.roles import Role
from domain.sharing import PUBLIC
from domain.weeks import Week
from services.actions import owner_faults
from services.incidents import report_nil
from services.memberships import give_role, role_fault, settle_unit
from services.partnership import unit_named
from storage.database import Database
from storage.store import Store
from storage.tables import Incident, Partner, Person, Unit, Workspace
from tests.conftest import keep_partners

WEEK = Week(2026, 47)
START, END = WEEK.bounds(ZoneInfo("Europe/Stockholm"))
MIDWEEK = START + timedelta(days=3)


def coverage(store: Store) -> Coverage:
    return store.pictures.coverage(WEEK, START, END, PUBLIC)


def state(store: Store, user: str, partner: str, unit: str = "") -> tuple[Person, Unit]:
    """Someone says that they belong there."""
    person, unconfirmed = (
        store.people.meet(user),
        unit_named(store, partner, unit or partner, unconfirmed=True),
    )
    person.unit_id, person.unit_confirmed = unconfirmed.id, False
    store.session.flush()
    return person, unconfirmed


def report(store: Store, reporter: str, unit: Unit, *, unconfirmed: bool = True) -> Incident:
    facts = IncidentFacts(area=store.geography.areas()[0].id, category="threat", happened_at=MIDWEEK)
    new = store.incidents.add(facts, reporter=reporter, unit=unit, reported_at=MIDWEEK, unconfirmed=unconfirmed)
    return store.session.get_one(Incident, new.id)


def in_use(store: Store) -> list[tuple[str, str]]:
    return [(partner.name, unit.name) for unit, partner in store.partnership.units()]


@pytest.fixture
def police(store: Store) -> Unit:
    """The police, whom a coordinator has put in the list."""
    keep_partners(store, [("Polisen", [])])
    return unit_named(store, "Polisen", "Polisen")


def test_two_who_take_the_role_from_each_other_at_once_leave_one_coordinator(database: Database) -> None:
    with database.transaction() as session:
        before = Store(session, "T1")
        before.workspace.open(Workspace(id="T1", created_at=MIDWEEK), "Alla")
        for user in ("U1", "U2"):
            before.people.meet(user).role = "coordinator"
    faults = []

    def take_from(user: str) -> None:
        with database.transaction() as session:
            store = Store(session, "T1")
            fault = role_fault(store, user, Role.REPORTER, None)
            faults.append(fault.key if fault else None)
            if fault is None:
                give_role(store, store.people.meet(user), Role.REPORTER, by="U3", now=MIDWEEK, occasion=user)

    second = Thread(target=take_from, args=("U2",))
    with database.transaction() as session:
        first = Store(session, "T1")
        assert role_fault(first, "U1", Role.REPORTER, None) is None
        second.start()
        give_role(first, first.people.meet("U1"), Role.REPORTER, by="U2", now=MIDWEEK, occasion="U1")
    second.join()
    assert faults == ["members-last-coordinator"]


def test_whoever_becomes_a_reader_is_given_no_action_at_the_same_moment(database: Database) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=MIDWEEK), "Hela kommunen")
        for user in ("U1", "UBOSS"):
            person = store.people.meet(user)
            person.locale, person.role = "sv", "coordinator" if user == "UBOSS" else "reporter"
    faults: list[str] = []

    def give_action() -> None:
        with database.transaction() as session:
            faults.extend(why.key for why in owner_faults(Store(session, "T1"), "U1").values())

    second = Thread(target=give_action)
    with database.transaction() as session:
        first = Store(session, "T1")
        assert role_fault(first, "U1", Role.READER, None) is None
        second.start()
        give_role(first, first.people.meet("U1"), Role.READER, by="UBOSS", now=MIDWEEK, occasion="U1")
    second.join()
    assert faults == ["action-owner-reads"]


def test_a_partner_that_is_only_stated_is_none_yet(store: Store) -> None:
    person, unit = state(store, "U1", "Eken")
    report(store, "U1", unit)
    assert coverage(store) == Coverage()
    settle_unit(store, person, unit, by="UCOORD", now=MIDWEEK)
    assert coverage(store) == Coverage(reported=("Eken",))
    assert store.people.look("U1").partner == unit.partner_id


def test_a_partner_that_a_coordinator_lists_is_one(store: Store) -> None:
    state(store, "U1", "Eken")
    assert store.partnership.overview() == []
    keep_partners(store, [("Eken", [])])
    assert coverage(store) == Coverage(silent=("Eken",))


def test_a_known_partner_is_silent_until_who_speaks_for_it_is_confirmed(store: Store, police: Unit) -> None:
    person, unit = state(store, "U1", "polisen")
    assert unit.id == police.id
    report(store, "U1", unit)
    assert coverage(store) == Coverage(silent=("Polisen",))
    settle_unit(store, person, unit, by="UCOORD", now=MIDWEEK)
    assert coverage(store) == Coverage(reported=("Polisen",))


def test_a_denied_statement_takes_its_reports_with_it(store: Store, police: Unit) -> None:
    person, unit = state(store, "U1", "Polisen")
    earlier = report(store, "U1", police, unconfirmed=False)
    denied, anothers = report(store, "U1", unit), report(store, "U2", unit)
    settle_unit(store, person, None, by="UCOORD", now=MIDWEEK)
    store.session.expire_all()
    assert (denied.unit_id, denied.partner_id, denied.unconfirmed) == (None, None, False)
    assert (earlier.partner_id, anothers.partner_id) == (police.partner_id, police.partner_id)
    assert (person.unit_id, person.unit_confirmed) == (None, False)
    assert in_use(store) == [("Polisen", "Polisen")]


def test_what_was_reported_under_another_name_goes_where_the_reporter_belongs(store: Store, police: Unit) -> None:
    person, unit = state(store, "U1", "Polisn")
    incident = report(store, "U1", unit)
    settle_unit(store, person, police, by="UCOORD", now=MIDWEEK)
    store.session.expire_all()
    assert (incident.unit_id, incident.partner_id, incident.unconfirmed) == (police.id, police.partner_id, False)
    assert coverage(store) == Coverage(reported=("Polisen",))
    assert in_use(store) == [("Polisen", "Polisen")]


def test_what_was_there_only_by_a_denied_statement_is_retired(store: Store, police: Unit) -> None:
    first, unit = state(store, "U1", "Eken", "Fastighet")
    second, _ = state(store, "U2", "Eken", "Fastighet")
    third, _ = state(store, "U3", "Polisen", "Spaning")
    settle_unit(store, first, None, by="UCOORD", now=MIDWEEK)
    assert not unit.retired
    settle_unit(store, second, None, by="UCOORD", now=MIDWEEK)
    settle_unit(store, third, None, by="UCOORD", now=MIDWEEK)
    assert in_use(store) == [("Polisen", police.name)]
    assert [partner.name for partner in store.partnership.partners()] == ["Polisen"]
    assert unit.retired


def test_what_a_coordinator_took_out_is_only_stated_when_someone_names_it_again(
    store: Store, police: Unit
) -> None:
    keep_partners(store, [("Kommunen", [])])
    person, _ = state(store, "U1", "Polisen")
    assert coverage(store) == Coverage(silent=("Kommunen",))
    settle_unit(store, person, None, by="UCOORD", now=MIDWEEK)
    assert store.session.get_one(Partner, police.partner_id).retired


def test_nothing_to_report_counts_as_a_report_does(store: Store, police: Unit) -> None:
    person, unit = state(store, "U1", "Polisen")
    said: dict[str, Any] = {"by": "U1", "now": MIDWEEK}
    assert report_nil(store, unit.partner_id, str(WEEK), unconfirmed=True, **said)
    assert not report_nil(store, unit.partner_id, str(WEEK), unconfirmed=True, **said)
    assert coverage(store) == Coverage(silent=("Polisen",))
    settle_unit(store, person, police, by="UCOORD", now=MIDWEEK)
    assert coverage(store) == Coverage(nothing=("Polisen",))
    assert not report_nil(store, unit.partner_id, str(WEEK), **said)


def test_nothing_to_report_goes_with_a_denied_statement(store: Store, police: Unit) -> None:
    person, unit = state(store, "U1", "Polisen")
    said: dict[str, Any] = {"by": "U1", "now": MIDWEEK, "unconfirmed": True}
    report_nil(store, unit.partner_id, str(WEEK), **said)
    settle_unit(store, person, None, by="UCOORD", now=MIDWEEK)
    assert report_nil(store, police.partner_id, str(WEEK), by="U2", now=MIDWEEK)


def test_who_belongs_there_takes_over_the_word_of_one_who_says_so(store: Store, police: Unit) -> None:
    person, _ = state(store, "U1", "Polisen")
    report_nil(store, police.partner_id, str(WEEK), by="U1", now=MIDWEEK, unconfirmed=True)
    assert report_nil(store, police.partner_id, str(WEEK), by="U2", now=MIDWEEK)
    settle_unit(store, person, None, by="UCOORD", now=MIDWEEK)
    assert coverage(store) == Coverage(nothing=("Polisen",))


def test_a_stated_report_does_not_keep_a_partner_from_having_nothing(store: Store, police: Unit) -> None:
    _, unit = state(store, "U1", "Polisen")
    report(store, "U1", unit)
    counted = [
        store.incidents.count_of_partner(police.partner_id, START, END, store.people.look(user))
        for user in ("U1", "U2")
    ]
    assert counted == [1, 0]
