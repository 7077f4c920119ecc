"""Nothing is removed without a decision or under a legal hold; a run does what was forecast, in parts."""

from datetime import date, datetime, timedelta

from sqlmodel import select

from domain.audit_filters import AuditFilter
from domain.incidents import IncidentFacts
from domain.retention import OFFERED, DecidedRetention, RetentionKind
from services.incidents import report
from services.retention import (
    BATCH,
    enter_decision,
    first_run,
    forecast,
    lift_hold,
    place_hold,
    remove_batch,
    turn_off,
)
from services.schedule import RETENTION, run_if_due
from storage.database import Database
from storage.store import Store
from storage.tables import Incident, Person, RetentionRun, Workspace
from tests.commands.conversation import plan
from tests.conftest import NOW

DECIDED = DecidedRetention("KS 2026/123", date(2026, 9, 1), OFFERED)
SIX_YEARS = timedelta(days=6 * 366)


def tell(store: Store, number: int, ago: timedelta = SIX_YEARS) -> None:
    facts = IncidentFacts(category="threat", area=store.geography.areas()[0].id, happened_at=NOW - ago, text="Ord")
    for _ in range(number):
        report(store, facts, by="U1", now=NOW - ago, unit=None)


def decide(store: Store, *, at: datetime = NOW) -> None:
    enter_decision(store, DECIDED, by="UBOSS", now=at)


def incidents(store: Store) -> int:
    return len(store.session.exec(select(Incident.id)).all())


def runs(store: Store) -> list[dict[str, int]]:
    return [run.counts for run in store.session.exec(select(RetentionRun).order_by(RetentionRun.id))]


def run_through(store: Store, now: datetime = NOW) -> None:
    while remove_batch(store, now):
        pass


def test_nothing_is_removed_before_a_decision_is_entered(store: Store) -> None:
    tell(store, 1)
    assert not remove_batch(store, NOW)
    assert (incidents(store), runs(store)) == (1, [])


def test_a_run_removes_what_was_forecast_and_nothing_else(store: Store) -> None:
    tell(store, 2 * BATCH + 3)
    tell(store, 2, ago=timedelta(days=30))
    decide(store)
    told = forecast(store, OFFERED, NOW)
    assert told == dict.fromkeys(OFFERED, 0) | {RetentionKind.INCIDENTS: 2 * BATCH + 3}
    run_through(store)
    assert runs(store) == [{"incidents": 2 * BATCH + 3}]
    assert incidents(store) == 2


def test_free_text_goes_before_the_figures(store: Store) -> None:
    tell(store, BATCH + 1, ago=timedelta(days=400))
    decide(store)
    told = forecast(store, OFFERED, NOW)
    run_through(store)
    assert runs(store) == [{"texts": BATCH + 1}] == [{kind: number for kind, number in told.items() if number}]
    assert {(each.text, each.category) for each in store.session.exec(select(Incident))} == {("", "threat")}


def test_people_who_have_left_are_erased_unless_they_own_open_actions(store: Store) -> None:
    for user in ("ULEFT", "UOWNER", "UHERE"):
        store.people.meet(user).name = "Zebra"
    for user in ("ULEFT", "UOWNER"):
        person = store.people.meet(user)
        store.people.note_leaving(person, left=True)
        person.left_at = NOW - timedelta(days=400)
    plan(store, owner="UOWNER")
    decide(store)
    assert forecast(store, OFFERED, NOW)[RetentionKind.PEOPLE] == 1
    run_through(store)
    assert runs(store) == [{"people": 1}]
    assert {each.user_id for each in store.session.exec(select(Person))} >= {"UOWNER", "UHERE"}
    assert store.people.find("ULEFT") is None


def test_whoever_comes_back_has_not_left(store: Store) -> None:
    person = store.people.meet("ULEFT")
    for left in (True, True, False):
        before = person.left_at
        store.people.note_leaving(person, left=left)
        assert (person.left_at is not None) == person.deactivated == left
        assert before is None or not left or person.left_at == before


def test_a_run_that_was_cut_off_goes_on_where_it_was(database: Database, store: Store) -> None:
    tell(store, 2 * BATCH + 1)
    decide(store)
    assert remove_batch(store, NOW)
    store.session.commit()
    remove_batch(store, NOW)
    store.session.rollback()
    with database.transaction() as session:
        run_through(Store(session, "T1"), NOW + timedelta(days=1))
    store.session.expire_all()
    assert runs(store) == [{"incidents": 2 * BATCH + 1}]
    assert incidents(store) == 0


def test_a_legal_hold_stops_a_run_until_it_is_lifted(store: Store) -> None:
    tell(store, BATCH + 1)
    decide(store)
    assert remove_batch(store, NOW)
    place_hold(store, "Tillsynen har begärt ut handlingarna", by="UBOSS", now=NOW)
    assert not remove_batch(store, NOW)
    assert incidents(store) == 1
    assert lift_hold(store, by="UBOSS", now=NOW)
    assert not lift_hold(store, by="UBOSS", now=NOW)
    run_through(store)
    assert runs(store) == [{"incidents": BATCH + 1}]


def test_a_decision_that_is_ended_keeps_the_record_of_what_its_run_had_removed(store: Store) -> None:
    tell(store, BATCH + 1)
    decide(store)
    remove_batch(store, NOW)
    assert turn_off(store, by="UBOSS", now=NOW)
    assert not turn_off(store, by="UBOSS", now=NOW)
    assert not remove_batch(store, NOW)
    (run,) = store.retention.runs().rows
    assert run.counts == {"incidents": BATCH}
    assert store.retention.decision_of(run).reference == "KS 2026/123"
    assert incidents(store) == 1


def test_a_new_decision_takes_the_place_of_the_one_before(store: Store) -> None:
    decide(store)
    shorter = DecidedRetention("KS 2026/200", date(2026, 10, 1), {RetentionKind.PROBLEMS: 6})
    entered = enter_decision(store, shorter, by="UBOSS", now=NOW)
    assert store.retention.decision() == entered


def test_the_month_s_run_waits_a_week_for_the_dry_run_to_be_looked_at(store: Store) -> None:
    tell(store, 1)
    entered = datetime.fromisoformat("2026-11-25T12:00+01:00")
    decide(store, at=entered)
    decision = store.retention.decision()
    assert decision
    begins = first_run(store, decision, entered)
    assert begins == datetime.fromisoformat("2027-01-01T04:00+01:00")
    run_if_due(store, RETENTION, entered)
    assert not run_if_due(store, RETENTION, datetime.fromisoformat("2026-12-01T04:00+01:00"))
    assert incidents(store) == 1
    assert run_if_due(store, RETENTION, begins)
    assert not run_if_due(store, RETENTION, begins)
    assert incidents(store) == 0
    assert store.next_runs.find("retention") == datetime.fromisoformat("2027-02-01T04:00+01:00")


def test_what_was_held_back_last_month_is_finished_before_this_month_s_run(store: Store) -> None:
    tell(store, BATCH + 1)
    decide(store, at=NOW - timedelta(days=300))
    first, second = (datetime.fromisoformat(f"2026-{month}-01T04:00+01:00") for month in (11, 12))
    run_if_due(store, RETENTION, first - timedelta(days=1))
    assert run_if_due(store, RETENTION, first)
    place_hold(store, "Tvist", by="UBOSS", now=first)
    assert not run_if_due(store, RETENTION, first)
    lift_hold(store, by="UBOSS", now=second)
    while run_if_due(store, RETENTION, second):
        pass
    assert runs(store) == [{"incidents": BATCH + 1}, {}]


def test_the_audit_log_tells_of_the_decision_the_hold_and_each_run(database: Database) -> None:
    with database.transaction() as session:
        opened = Store(session, "T1")
        opened.workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
        decide(opened)
        place_hold(opened, "Tvist", by="UBOSS", now=NOW)
        lift_hold(opened, by="UBOSS", now=NOW)
        run_through(opened)
        turn_off(opened, by="UBOSS", now=NOW)
    with database.transaction(reading=True) as session:
        latest = Store(session, "T1").audit.listed(AuditFilter(), since=None, until=None).rows
    assert [(each.actor, each.event, each.subject) for each in reversed(latest)] == [
        ("UBOSS", "made", "retention_decision"),
        ("UBOSS", "made", "legal_hold"),
        ("UBOSS", "removed", "legal_hold"),
        ("", "made", "retention_run"),
        ("", "removed", "retention_run"),
        ("UBOSS", "removed", "retention_decision"),
    ]
