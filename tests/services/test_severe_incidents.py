"""Coordinators are told at once, and once, of the gravest incidents, if they want and may."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import col, select

from domain.incidents import IncidentFacts, Severity
from domain.messages import SevereIncident
from domain.retention import RetentionKind
from domain.sharing import Sharing
from services.geography import area_named
from services.incidents import correct, report
from services.optional_messages import decline, want_again
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Delivery, Incident
from tests.conftest import NOW


@pytest.fixture(autouse=True)
def coordinators(store: Store) -> None:
    """Let there be three coordinators, one of whom has left."""
    for user in ("UBOSS", "UOTHER", "UGONE"):
        store.people.meet(user).role = "coordinator"
    store.people.meet("UGONE").deactivated = True


def facts(store: Store, severity: Severity | None = Severity.HIGH, **said: Any) -> IncidentFacts:
    area = area_named(store, "Skänninge").id
    return IncidentFacts(area=area, category="threat", happened_at=NOW, severity=severity, **said)


def reported(store: Store, *, by: str = "U1", **said: Any) -> NewIncident:
    return report(store, facts(store, **said), by=by, now=NOW, unit=None)


def told(store: Store) -> Sequence[str | None]:
    """Who has been told, in order."""
    of_kind = select(Delivery.person).where(Delivery.kind == SevereIncident.kind)
    return store.session.exec(of_kind.order_by(col(Delivery.id))).all()


@pytest.mark.parametrize("severity", [None, Severity.LOW, Severity.MEDIUM])
def test_of_other_incidents_nobody_is_told(store: Store, severity: Severity | None) -> None:
    reported(store, severity=severity)
    assert told(store) == []


@pytest.mark.parametrize("sharing", [Sharing.GREEN, Sharing.RED])
def test_every_coordinator_at_work_is_told_whatever_the_level(store: Store, sharing: Sharing) -> None:
    reported(store, sharing=sharing)
    assert told(store) == ["UBOSS", "UOTHER"]
    seen = [fact.actor for fact in store.session.info["noted"] if fact.event == "seen"]
    assert seen == (["UBOSS", "UOTHER"] if sharing is Sharing.RED else [])


def test_a_coordinator_is_not_told_of_what_they_reported_themselves(store: Store) -> None:
    reported(store, by="UBOSS")
    assert told(store) == ["UOTHER"]


def test_what_becomes_severe_later_is_told_then_and_once(store: Store) -> None:
    new = reported(store, severity=Severity.LOW)
    incident = store.session.get_one(Incident, new.id)
    for severity in (Severity.HIGH, Severity.LOW, Severity.HIGH):
        correct(store, incident, facts(store, severity), by="U1", now=NOW)
    assert told(store) == ["UBOSS", "UOTHER"]


def test_a_correction_of_something_else_tells_nobody(store: Store) -> None:
    store.workspace.settings().severe_alerts = False
    incident = store.session.get_one(Incident, reported(store).id)
    store.workspace.settings().severe_alerts = True
    correct(store, incident, facts(store, text="Rättat"), by="U1", now=NOW)
    assert told(store) == []


def test_whoever_makes_it_severe_is_not_told(store: Store) -> None:
    incident = store.session.get_one(Incident, reported(store, severity=Severity.LOW).id)
    correct(store, incident, facts(store), by="UOTHER", now=NOW)
    assert told(store) == ["UBOSS"]


def test_it_can_be_turned_off_for_all_and_for_oneself(store: Store) -> None:
    decline(store, SevereIncident.kind, by="UBOSS", now=NOW)
    reported(store)
    assert told(store) == ["UOTHER"]
    want_again(store, SevereIncident.kind, by="UBOSS", now=NOW)
    store.workspace.settings().severe_alerts = False
    reported(store)
    assert told(store) == ["UOTHER"]
    changes = [fact for fact in store.session.info["noted"] if (fact.event, fact.subject) == ("changed", "person")]
    assert [(fact.actor, fact.reference) for fact in changes] == [("UBOSS", "UBOSS")] * 2


def test_what_was_told_goes_with_the_incident(store: Store) -> None:
    new, other = reported(store), reported(store)
    for row in store.session.exec(select(Delivery)):
        row.settled_at, row.posted_ts, row.posted_channel = NOW, f"1.{row.id}", "D1"
    store.removals.remove(RetentionKind.INCIDENTS, [new.id], now=NOW)
    of_kind = select(Delivery).where(Delivery.kind == SevereIncident.kind)
    assert {row.payload["incident"] for row in store.session.exec(of_kind)} == {other.id}
    removals = store.session.exec(select(Delivery).where(Delivery.kind == "removal")).all()
    assert [row.person for row in removals if row.person != "U1"] == ["UBOSS", "UOTHER"]
