"""Reporters hear what became of their reports: once a week, each thing once, and only what they may see."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from domain.actions import NewAction, Status
from domain.feedback import Fate, FateKind
from domain.incidents import IncidentFacts
from domain.messages import Feedback
from domain.problems import NewProblem
from domain.records import read_record
from domain.retention import RetentionKind
from domain.sharing import PUBLIC, Sharing, Viewer
from domain.weeks import Week
from services.actions import add_action, report_progress
from services.feedback import enqueue_feedback, next_feedback, still_told
from services.geography import area_named
from services.incidents import withdraw
from services.optional_messages import decline
from services.organisations import set_teams
from services.partnership import partner_named, unit_named
from services.pictures import PictureBuilder
from services.problems import link_incidents, open_problem
from services.same_events import link_reports
from services.schedule import FEEDBACK, run_if_due
from storage.incidents import NewIncident
from storage.store import Store
from storage.tables import Action, Delivery, Incident, Problem, ToldFate, Workspace
from tests.conftest import STOCKHOLM

WEEK = Week(2026, 47)
WEDNESDAY = WEEK.next().bounds(STOCKHOLM)[0] + timedelta(days=2, hours=9)
MONDAY = WEDNESDAY - timedelta(days=2)
BOSS = "UBOSS"


@pytest.fixture
def store(store: Store) -> Store:
    """The store of every test, with people of two partners and a coordinator."""
    for user, partner in (("U1", "Skolan"), ("U2", "Bostadsbolaget"), (BOSS, "Kommunen")):
        join(store, user, partner)
    store.people.meet(BOSS).role = "coordinator"
    store.session.flush()
    return store


def join(store: Store, user: str, partner: str) -> None:
    person, unit = store.people.meet(user), unit_named(store, partner, partner)
    person.unit_id, person.unit_confirmed, person.member = unit.id, True, True
    store.session.flush()


def report(store: Store, by: str = "U1", *, weeks_ago: int = 0, sharing: Sharing = Sharing.GREEN) -> NewIncident:
    """Store a threat in the week, or before, told at once."""
    at = WEEK.previous(weeks_ago).bounds(STOCKHOLM)[0] + timedelta(days=2, hours=20)
    area = area_named(store, "Skänninge").id
    facts = IncidentFacts(category="threat", area=area, happened_at=at, sharing=sharing)
    person = store.people.meet(by)
    unit = store.people.unit_of(person, confirmed=True)
    return store.incidents.add(facts, reporter=by, unit=unit, reported_at=at)


def open_about(store: Store, *incidents: NewIncident, by: str = BOSS, **said: Any) -> Problem:
    new = NewProblem("Hot", **({"incidents": tuple(each.number for each in incidents)} | said))
    return open_problem(store, new, store.people.look(by), by=by, now=MONDAY)


def decide(store: Store, problem: Problem, *, by: str = BOSS, at: datetime = MONDAY) -> Action:
    deadline = at.date() + timedelta(days=30)
    new = NewAction(title="Rondera", owner=by, start=at.date(), deadline=deadline, problem=problem.id)
    return add_action(store, new, by=by, now=at)


def post_picture(store: Store) -> None:
    """Keep the week's picture, as it is when it is posted."""
    store.pictures.keep(PictureBuilder(store, PUBLIC, MONDAY, STOCKHOLM).take(WEEK))


def rise(store: Store, *reporters: str) -> list[NewIncident]:
    """Let a series stand out in the week, by reports of these."""
    for back in range(1, 13):
        report(store, BOSS, weeks_ago=back)
    return [report(store, by) for by in reporters]


def told(store: Store, now: datetime = WEDNESDAY) -> dict[str, list[tuple[Fate, list[int]]]]:
    """What each person would be told now of all that has been enqueued."""
    enqueue_feedback(store, now, now)
    rows = store.session.exec(select(Delivery).where(Delivery.kind == "feedback").order_by(col(Delivery.id)))
    found: dict[str, list[tuple[Fate, list[int]]]] = {}
    for row in rows:
        if fates := still_told(store, read_record(row.payload, Feedback)):
            found.setdefault(str(row.person), []).extend(fates)
    return found


def test_each_reporter_hears_of_signal_problem_and_action_in_one_message(store: Store) -> None:
    incidents = rise(store, *["U1"] * 6, "U2")
    post_picture(store)
    problem = open_about(store, *incidents[:2])
    report_progress(store, decide(store, problem), Status.DONE, by=BOSS, now=MONDAY + timedelta(hours=1))
    numbers = [each.number for each in incidents]
    signal = Fate(FateKind.SIGNAL, "2026-W47", "Skänninge", "threat")
    assert told(store) == {
        "U1": [
            (signal, numbers[:6]),
            (Fate(FateKind.PROBLEM, "1"), numbers[:2]),
            (Fate(FateKind.ACTION, "1"), numbers[:2]),
            (Fate(FateKind.DONE, "1"), numbers[:2]),
        ],
        "U2": [(signal, numbers[6:])],
    }
    assert [
        row.idempotency_key for row in store.session.exec(select(Delivery).where(Delivery.kind == "feedback"))
    ] == [
        "feedback:2026-W48:U1",
        "feedback:2026-W48:U2",
    ]


def test_what_was_told_once_is_not_told_again_and_what_is_new_is(store: Store) -> None:
    first, second = report(store), report(store)
    problem = open_about(store, first)
    told(store)
    later = WEDNESDAY + timedelta(weeks=1)
    enqueue_feedback(store, later, later)
    assert not store.outbox.has("feedback:2026-W49:U1")
    link_incidents(
        store, problem, [], store.incidents.standing([first.number], store.people.look(BOSS)), by=BOSS, now=later
    )
    both = store.incidents.standing([first.number, second.number], store.people.look(BOSS))
    link_incidents(store, problem, both, by=BOSS, now=later)
    later += timedelta(weeks=1)
    enqueue_feedback(store, later, later)
    row = store.outbox.find("feedback:2026-W50:U1")
    assert row
    assert read_record(row.payload, Feedback).fates[0].incidents == (second.id,)


def test_a_report_that_was_not_counted_for_all_is_not_told_of_the_signal(store: Store) -> None:
    rise(store, *["U2"] * 7)
    report(store, "U1", sharing=Sharing.AMBER_STRICT)
    post_picture(store)
    report(store, "U1")
    assert set(told(store)) == {"U2"}


def test_a_picture_that_surely_was_not_posted_is_told_of_to_nobody(store: Store) -> None:
    rise(store, *["U1"] * 7)
    post_picture(store)
    store.session.add(
        Delivery(
            workspace_id="T1",
            idempotency_key="digest:2026-W47",
            kind="digest",
            payload={},
            conversation="C1",
            fingerprint="x",
            created_at=MONDAY,
        )
    )
    store.session.flush()
    assert told(store) == {}


@pytest.mark.parametrize("level", [Sharing.RED, Sharing.AMBER_STRICT, Sharing.AMBER])
def test_a_problem_that_the_reporter_may_not_see_is_not_hinted_at(store: Store, level: Sharing) -> None:
    problem = open_about(store, report(store), sharing=level)
    decide(store, problem)
    assert told(store) == {}
    assert store.session.exec(select(ToldFate)).all() == []


def test_what_becomes_hidden_before_it_is_sent_is_left_out(store: Store) -> None:
    incident = report(store)
    problem = open_about(store, incident)
    decide(store, problem)
    assert len(told(store)["U1"]) == 2
    problem.sharing = Sharing.RED.value
    store.session.flush()
    assert told(store) == {}


def test_a_report_that_is_withdrawn_or_leaves_the_problem_is_left_out(store: Store) -> None:
    first, second = report(store), report(store)
    problem = open_about(store, first, second)
    assert told(store)["U1"][0][1] == [first.number, second.number]
    withdraw(store, store.session.get_one(Incident, first.id), reason="Fel", by="U1", now=WEDNESDAY)
    assert told(store)["U1"][0][1] == [second.number]
    rows = store.incidents.standing([second.number], store.people.look(BOSS))
    link_incidents(store, problem, [], rows, by=BOSS, now=WEDNESDAY)
    assert told(store) == {}


def test_reports_of_the_same_event_count_for_each_author_who_may_see_the_other(store: Store) -> None:
    seen, other = report(store, BOSS), report(store, "U1")
    hidden, alike = report(store, BOSS, sharing=Sharing.RED), report(store, "U2")
    for one, two in ((seen, other), (hidden, alike)):
        link_reports(
            store, *(store.session.get_one(Incident, each.id) for each in (two, one)), by=BOSS, now=MONDAY
        )
    open_about(store, seen, hidden)
    assert told(store) == {"U1": [(Fate(FateKind.PROBLEM, "1"), [other.number])]}


def test_nobody_is_told_of_what_they_did_themselves(store: Store) -> None:
    incident = report(store)
    problem = open_about(store, incident, by="U1")
    report_progress(store, decide(store, problem, by="U1"), Status.DONE, by="U1", now=MONDAY)
    assert told(store) == {}


def test_whoever_reports_anothers_action_done_is_told_that_it_was_decided_alone(store: Store) -> None:
    action = decide(store, open_about(store, report(store), report(store, "U2"), by="U1"))
    report_progress(store, action, Status.DONE, by="U1", now=MONDAY)
    kinds = {person: [fate.kind for fate, _ in fates] for person, fates in told(store).items()}
    assert kinds == {"U1": [FateKind.ACTION], "U2": list(FateKind)[1:]}


def test_an_action_that_was_decided_before_a_report_joined_is_not_its_fate(store: Store) -> None:
    problem = open_about(store)
    report_progress(store, decide(store, problem), Status.DONE, by=BOSS, now=MONDAY)
    rows = store.incidents.standing([report(store).number], store.people.look(BOSS))
    link_incidents(store, problem, rows, by=BOSS, now=MONDAY + timedelta(hours=1))
    assert [fate.kind for fate, _ in told(store)["U1"]] == [FateKind.PROBLEM]


@pytest.mark.parametrize("changed", [{"deactivated": True}, {"member": False}, {"team_id": "T9", "member": False}])
def test_who_has_left_and_guests_are_told_nothing(store: Store, changed: dict[str, Any]) -> None:
    open_about(store, report(store))
    store.people.meet("U1").sqlmodel_update(changed)
    store.session.flush()
    assert told(store) == {}


def test_people_of_a_partner_that_is_another_organisation_are_told(store: Store) -> None:
    open_about(store, report(store))
    store.people.meet("U1").sqlmodel_update({"team_id": "T9", "member": False})
    set_teams(store, partner_named(store, "Skolan"), ["T9"], by=BOSS, now=MONDAY)
    assert set(told(store)) == {"U1"}


def test_whoever_has_declined_is_told_nothing_not_even_what_waits(store: Store) -> None:
    open_about(store, report(store), report(store, "U2"))
    assert set(told(store)) == {"U1", "U2"}
    decline(store, "feedback", by="U1", now=WEDNESDAY)
    assert set(told(store)) == {"U2"}


def test_what_is_old_is_told_no_more(store: Store) -> None:
    open_about(store, report(store))
    assert told(store, WEDNESDAY + timedelta(weeks=3)) == {}


def test_it_comes_on_wednesdays_at_nine_and_what_was_missed_a_week_later(store: Store) -> None:
    open_about(store, report(store))
    workspace = Workspace(id="T1", created_at=MONDAY)
    assert next_feedback(workspace, MONDAY) == WEDNESDAY
    workspace.feedback_weekday = None
    assert next_feedback(workspace, MONDAY) is None
    run_if_due(store, FEEDBACK, MONDAY)
    run_if_due(store, FEEDBACK, WEDNESDAY + timedelta(days=1))
    assert not store.outbox.has("feedback:2026-W48:U1")
    run_if_due(store, FEEDBACK, WEDNESDAY + timedelta(weeks=1))
    assert store.outbox.has("feedback:2026-W49:U1")


def test_what_was_told_goes_with_the_report(store: Store) -> None:
    incident = report(store)
    open_about(store, incident)
    told(store)
    assert [row.incident_id for row in store.session.exec(select(ToldFate))] == [incident.id]
    store.removals.remove(RetentionKind.INCIDENTS, [incident.id], now=WEDNESDAY)
    assert store.session.exec(select(ToldFate)).all() == []
    assert told(store) == {}


def test_a_viewer_without_a_partner_is_told_of_the_signal_alone(store: Store) -> None:
    rise(store, *["U1"] * 7)
    post_picture(store)
    open_about(store, *(each for each in [report(store)]))
    store.people.meet("U1").unit_confirmed = False
    store.session.flush()
    assert store.people.look("U1") == Viewer("U1")
    assert [fate.kind for fate, _ in told(store)["U1"]] == [FateKind.SIGNAL]
