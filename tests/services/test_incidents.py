"""What follows when an incident is reported, corrected or withdrawn, whoever asks for it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from domain.incidents import IncidentFacts, PlaceKind
from domain.refusals import Refusal
from domain.sharing import Viewer
from services.geography import place_named, register_place
from services.incidents import correct, report, report_nil, undo_nil, withdraw
from services.partnership import unit_named
from storage.store import Store
from storage.tables import Delivery, Incident
from tests.conftest import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def facts(store: Store) -> IncidentFacts:
    """A threat an hour ago."""
    area = store.geography.areas()[0].id
    return IncidentFacts(category="threat", area=area, happened_at=NOW - timedelta(hours=1))


def stored(store: Store, facts: IncidentFacts) -> Incident:
    store.people.meet("U1")
    return store.session.get_one(Incident, report(store, facts, by="U1", now=NOW, unit=None).id)


def enqueued(store: Store) -> list[tuple[str, str | None, str | None]]:
    """The kind, receiver and changed message of everything in the outbox."""
    rows = store.session.exec(select(Delivery).order_by(col(Delivery.id)))
    return [(row.kind, row.person, row.changes) for row in rows]


def test_a_report_is_receipted(store: Store, facts: IncidentFacts) -> None:
    incident = stored(store, facts)
    assert (incident.number, incident.reporter, incident.reported_at) == (1, "U1", NOW)
    assert enqueued(store) == [("receipt", "U1", None)]


@pytest.mark.parametrize(("told", "kept"), [(None, PlaceKind.PARK), (PlaceKind.STREET, PlaceKind.STREET)])
def test_a_place_in_the_register_tells_its_kind_where_the_reporter_does_not(
    store: Store, facts: IncidentFacts, told: PlaceKind | None, kept: PlaceKind
) -> None:
    place = register_place(store, "Parken", facts.area, PlaceKind.PARK)
    incident = stored(store, replace(facts, place=place.id, place_kind=told))
    place.kind = "school"
    store.session.flush()
    store.session.expire_all()
    assert store.incidents.facts_of(incident).place_kind == kept


def test_what_only_reports_have_named_tells_no_kind(store: Store, facts: IncidentFacts) -> None:
    place = place_named(store, "Gården", facts.area)
    place.kind = "housing"
    assert stored(store, replace(facts, place=place.id)).place_kind is None


def test_another_place_tells_its_kind_and_a_kind_that_was_taken_away_stays_away(
    store: Store, facts: IncidentFacts
) -> None:
    park, school = (
        register_place(store, kind.name, facts.area, kind) for kind in (PlaceKind.PARK, PlaceKind.SCHOOL)
    )
    incident = stored(store, replace(facts, place=park.id))
    assert correct(store, incident, replace(facts, place=park.id), by="U1", now=LATER)
    assert incident.place_kind is None
    assert correct(store, incident, replace(facts, place=school.id), by="U1", now=LATER)
    assert incident.place_kind == "school"


def test_a_correction_replaces_the_receipt(store: Store, facts: IncidentFacts) -> None:
    incident = stored(store, facts)
    assert correct(store, incident, replace(facts, text="Två personer"), by="UCOORD", now=LATER)
    first = f"receipt:{incident.id}:v1"
    assert enqueued(store)[1:] == [("receipt", "U1", None), ("superseded", "U1", first)]
    assert (incident.version, incident.text) == (2, "Två personer")


def test_what_an_incident_says_already_corrects_nothing(store: Store, facts: IncidentFacts) -> None:
    incident = stored(store, facts)
    assert not correct(store, incident, facts, by="U1", now=LATER)
    assert (incident.version, len(enqueued(store))) == (1, 1)


@pytest.mark.parametrize(("by", "kinds"), [("U1", ["superseded"]), ("UCOORD", ["withdrawal", "superseded"])])
def test_a_reporter_hears_who_else_withdrew_it(
    store: Store, facts: IncidentFacts, by: str, kinds: list[str]
) -> None:
    incident = stored(store, facts)
    withdraw(store, incident, reason="Dubbel", by=by, now=LATER)
    assert (incident.withdrawn_at, incident.withdrawn_by, incident.withdrawn_reason) == (LATER, by, "Dubbel")
    assert [kind for kind, _, _ in enqueued(store)[1:]] == kinds


def test_a_reporter_who_has_left_gets_no_message(store: Store, facts: IncidentFacts) -> None:
    incident = stored(store, facts)
    store.people.meet("U1").deactivated = True
    correct(store, incident, replace(facts, text="Två personer"), by="UCOORD", now=LATER)
    withdraw(store, incident, reason="Dubbel", by="UCOORD", now=LATER)
    assert len(enqueued(store)) == 1


def test_whoever_only_says_where_they_belong_is_told_the_same_whatever_the_partner_said(store: Store) -> None:
    unit = unit_named(store, "Polisen", "Polisen")
    person = store.people.meet("U1")
    asked = Viewer("U1")
    with pytest.raises(Refusal):
        undo_nil(store, unit.partner_id, "2026-W47", asked, now=NOW)
    person.unit_id = unit.id
    for said in (False, True):
        assert not said or report_nil(store, unit.partner_id, "2026-W47", by="U2", now=NOW)
        assert undo_nil(store, unit.partner_id, "2026-W47", asked, now=NOW)
    assert store.incidents.nil_report(unit.partner_id, "2026-W47")
