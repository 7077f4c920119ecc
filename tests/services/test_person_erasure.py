"""An erased person is in no row; the audit log still verifies, and what they did stays."""

import json

import pytest
from sqlalchemy import select

from domain.actions import Status
from domain.audit import AuditEvent
from domain.audit_filters import AuditFilter
from domain.erasure import GONE
from domain.incidents import IncidentFacts
from domain.messages import Removal
from domain.problems import NewProblem, ProblemState
from domain.sharing import Viewer
from services.actions import hand_over, report_progress
from services.incidents import correct, report, report_nil, withdraw
from services.memberships import Described, remember, state_unit, welcome
from services.partnership import unit_named
from services.person_erasure import erase_person, find_traces
from services.problems import change_state, open_problem
from services.register import merge
from storage.audit import append, noted_in, verify_log
from storage.audit_people import count_misnamed
from storage.person_erasure import tables
from storage.queries import table_of
from storage.store import Store
from storage.tables import AuditEntry, Delivery, Incident
from tests.commands.conversation import plan
from tests.conftest import NOW

USER, LIKE = "U0ERASE1", "U0ERASE12"


def dump(store: Store) -> str:
    """Everything in every row of a workspace."""
    store.session.flush()
    connection = store.session.connection()
    rows = [
        [*map(str, row)]
        for table in (*tables(), table_of(AuditEntry))
        for row in connection.execute(select(table)).all()
    ]
    return json.dumps(rows, ensure_ascii=False)


@pytest.fixture
def busy(store: Store) -> Incident:
    """What someone with a hand in everything has left; their incident."""
    person, unit = store.people.meet(USER), unit_named(store, "Bolaget", "Norr")
    store.people.meet("UBOSS").role = "coordinator"
    store.people.meet(LIKE).name = "Någon annan"
    person.name, person.direct_channel = "Erasmus", "D1"
    told = report(store, facts(store, "Ett"), by=USER, now=NOW, unit=unit)
    incident = store.session.get_one(Incident, told.id)
    correct(store, incident, facts(store, "Två"), by="UBOSS", now=NOW)
    second = store.session.get_one(Incident, report(store, facts(store, "Tre"), by="U2", now=NOW, unit=unit).id)
    withdraw(store, second, reason="Fel", by=USER, now=NOW)
    report_nil(store, unit.partner_id, "2026-W40", by=USER, now=NOW)
    state_unit(store, person, unit, now=NOW, occasion="V1")
    welcome(store, USER, now=NOW)
    action = plan(store, owner=USER, by=USER)
    report_progress(store, action, Status.AT_RISK, by=USER, now=NOW, note="Väntar")
    hand_over(store, action, "U2", by=USER, now=NOW)
    problem = open_problem(store, NewProblem(title="Hål"), Viewer(USER), by=USER, now=NOW)
    change_state(store, problem, ProblemState.CLOSED, note="Lagat", by=USER, now=NOW)
    merge(store, unit, unit_named(store, "Bolaget", "Söder"), by=USER, now=NOW)
    for row in store.session.scalars(select(Delivery).where(Delivery.person == USER)):
        row.state, row.posted_channel, row.posted_ts, row.settled_at = "sent", "D1", f"1.{row.id}", NOW
    append(store.session, noted_in(store.session))
    return incident


def facts(store: Store, text: str) -> IncidentFacts:
    return IncidentFacts(category="threat", area=store.geography.areas()[0].id, happened_at=NOW, text=text)


def test_no_row_names_them(store: Store, busy: Incident) -> None:
    before = find_traces(store, USER)
    assert {"person", "incident", "action", "problem", "history", "delivery", "nil_report"} <= set(before.rows)
    erase_person(store, USER, now=NOW)
    left = dump(store)
    assert USER not in left.replace(LIKE, "")
    assert "Erasmus" not in left
    assert "Någon annan" in left
    assert find_traces(store, USER).rows == {}
    assert (busy.text, busy.reporter, busy.number) == ("Två", None, 1)


def test_their_messages_are_to_be_deleted_in_slack(store: Store, busy: Incident) -> None:
    posted = {row.posted_ts for row in store.erasures.posted_to(USER)}
    assert busy
    assert len(posted) == find_traces(store, USER).messages > 2
    erase_person(store, USER, now=NOW)
    rows = store.session.scalars(select(Delivery).where(Delivery.kind == Removal.kind)).all()
    assert {row.payload["ts"] for row in rows} == posted
    assert {(row.conversation, row.person) for row in rows} == {("D1", None)}


def test_the_log_still_verifies_and_names_nobody(store: Store, busy: Incident) -> None:
    assert busy
    assert USER in store.audit.actors()
    erase_person(store, USER, now=NOW)
    append(store.session, noted_in(store.session))
    counted, _, broken = verify_log(store.session.connection(), "T1")
    assert counted > 10
    assert broken is None
    assert count_misnamed(store.session.connection(), "T1") == 0
    assert not {USER} & {*store.audit.actors()}
    shown = store.audit.listed(AuditFilter(), since=None, until=None).rows
    assert GONE in {row.actor for row in shown}
    store.audit.note(AuditEvent.SEEN, "incident", 1, by=USER, at=NOW)
    append(store.session, noted_in(store.session))
    assert {row.actor for row in shown} != {*store.audit.actors()}
    found = store.audit.listed(AuditFilter(actors=(USER,)), since=None, until=None)
    assert [row.event for row in found.rows] == ["seen"], "who comes back is someone new"


def test_the_directory_does_not_bring_them_back_before_they_do(store: Store, busy: Incident) -> None:
    described = Described(USER, "Erasmus", "sv-SE", admin=False, deactivated=False, member=True)
    assert busy
    erase_person(store, USER, now=NOW)
    remember(store, [described])
    assert store.people.find(USER) is None
    store.people.meet(USER)
    remember(store, [described])
    assert store.people.meet(USER).name == "Erasmus"


def test_who_owns_open_actions_or_coordinates_alone_is_told(store: Store) -> None:
    store.people.meet(USER).role = "coordinator"
    action = plan(store, owner=USER, by=USER)
    traces = find_traces(store, USER)
    assert (traces.owned, traces.is_last_coordinator) == ((action.number,), True)
    store.people.meet("UBOSS").role = "coordinator"
    assert not find_traces(store, USER).is_last_coordinator
