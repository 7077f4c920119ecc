"""Silent partners' reporters are asked once a week, on a working day, and only while they are silent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.schedule.jobs import job_error_log, run_jobs
from domain.incidents import IncidentFacts
from domain.messages import Nudge
from domain.weeks import Week
from services.geography import area_named
from services.incidents import report_nil
from services.nudges import MOST_PEOPLE, enqueue_nudges, is_nudge_due, next_nudges
from services.organisations import set_teams
from services.partnership import partner_named, unit_named
from services.schedule import NUDGES, run_if_due
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Unit, Workspace

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(words: str) -> datetime:
    """An instant from ISO 8601 words that are local to Stockholm."""
    return datetime.fromisoformat(words).replace(tzinfo=STOCKHOLM).astimezone(UTC)


FRIDAY = at("2026-11-20T13:00")


@pytest.fixture
def store(store: Store) -> Store:
    """The store of every test, with a picture's channel and the people of a silent partner."""
    store.workspace.settings().digest_channel = "C1"
    join(store, "U1", "U2")
    return store


def join(store: Store, *users: str, partner: str = "Bostadsbolaget", confirmed: bool = True) -> Unit:
    unit = unit_named(store, partner, partner)
    for user in users:
        person = store.people.meet(user)
        person.unit_id, person.unit_confirmed, person.member = unit.id, confirmed, True
    store.session.flush()
    return unit


def report(store: Store, user: str, when: datetime, partner: str = "Bostadsbolaget") -> None:
    facts = IncidentFacts(category="threat", area=area_named(store, "Hela kommunen").id, happened_at=when)
    store.incidents.add(facts, reporter=user, unit=unit_named(store, partner, partner), reported_at=when)


def nudges(store: Store) -> list[Delivery]:
    return list(
        store.session.exec(select(Delivery).where(Delivery.kind == "nudge").order_by(col(Delivery.person)))
    )


def nudged(store: Store, now: datetime = FRIDAY) -> list[str | None]:
    enqueue_nudges(store, now, now)
    return [each.person for each in nudges(store)]


def test_those_who_have_reported_are_asked_the_latest_first(store: Store) -> None:
    join(store, "U3", "U4", "U5")
    for days, user in enumerate(("U5", "U1", "U4", "U3")):
        report(store, user, FRIDAY - timedelta(days=20 + days))
    assert nudged(store) == ["U1", "U4", "U5"]
    assert len(nudges(store)) == MOST_PEOPLE


def test_nothing_to_report_is_a_report_too(store: Store) -> None:
    report_nil(store, partner_named(store, "Bostadsbolaget").id, "2026-W46", by="U2", now=FRIDAY)
    assert nudged(store) == ["U2"]


def test_where_nobody_has_reported_those_with_a_unit_are_asked(store: Store) -> None:
    assert nudged(store) == ["U1", "U2"]


def test_a_partner_that_was_heard_is_not_asked(store: Store) -> None:
    join(store, "U7", partner="Polisen")
    report(store, "U1", FRIDAY - timedelta(days=1))
    assert nudged(store) == ["U7"]
    report_nil(store, partner_named(store, "Polisen").id, "2026-W48", by="U7", now=FRIDAY)
    assert nudged(store, at("2026-11-27T13:00")) == ["U1", "U7"]
    assert [each.payload["week"] for each in nudges(store)] == ["2026-W48", "2026-W47"]


def test_who_has_left_or_only_says_to_belong_there_or_only_reads_is_not_asked(store: Store) -> None:
    join(store, "U3", confirmed=False)
    store.people.meet("U1").deactivated = True
    store.people.meet("U2").role = "reader"
    assert nudged(store) == []


def test_people_of_other_organisations_are_asked_where_that_is_the_partner(store: Store) -> None:
    for user, team in (("U1", "T8"), ("U2", "T9")):
        store.people.meet(user).team_id = team
    set_teams(store, partner_named(store, "Bostadsbolaget"), ["T9"], by="UBOSS", now=FRIDAY)
    assert nudged(store) == ["U2"]


def test_each_is_asked_once_a_week(store: Store) -> None:
    for hours in (0, 1, 2):
        nudged(store, FRIDAY + timedelta(hours=hours))
    assert [each.idempotency_key for each in nudges(store)] == ["nudge:2026-W47:U1", "nudge:2026-W47:U2"]


def test_what_was_missed_on_its_day_is_left_out(store: Store) -> None:
    run_if_due(store, NUDGES, FRIDAY - timedelta(days=1))
    assert store.next_runs.find(NUDGES.name) == FRIDAY
    run_if_due(store, NUDGES, FRIDAY + timedelta(days=1))
    assert nudges(store) == []
    assert store.next_runs.find(NUDGES.name) == at("2026-11-27T13:00")


def test_whoever_is_heard_before_it_is_sent_gets_none(store: Store) -> None:
    partner = partner_named(store, "Bostadsbolaget").id
    nudge = Nudge(week=Week.of(FRIDAY.date()), partner=partner, person="U1", date=FRIDAY.date())
    assert is_nudge_due(store, nudge)
    assert not is_nudge_due(store, nudge.as_of(FRIDAY.date() + timedelta(days=3)))
    store.people.meet("U1").unit_confirmed = False
    assert not is_nudge_due(store, nudge)
    store.people.meet("U1").unit_confirmed = True
    report(store, "U2", FRIDAY)
    assert not is_nudge_due(store, nudge)


@pytest.mark.parametrize(
    ("weekday", "now", "due"),
    [
        (5, "2026-11-18T08:00", "2026-11-20T13:00"),
        (5, "2026-11-20T13:00:01", "2026-11-27T13:00"),
        (5, "2026-12-21T08:00", "2026-12-23T13:00"),
        (5, "2026-12-23T14:00", "2026-12-30T13:00"),
        (1, "2026-04-01T08:00", "2026-04-07T13:00"),
        (5, "2026-10-24T08:00", "2026-10-30T13:00"),
        (5, "2027-03-27T08:00", "2027-04-02T13:00"),
    ],
)
def test_the_hour_is_local_and_a_day_off_moves_to_the_working_day_before(weekday: int, now: str, due: str) -> None:
    workspace = Workspace(id="T1", digest_channel="C1", nudge_weekday=weekday, created_at=FRIDAY)
    assert next_nudges(workspace, at(now)) == at(due)


def test_nobody_is_asked_where_it_is_switched_off_or_no_picture_is_posted() -> None:
    for changed in ({"nudge_weekday": None}, {"digest_channel": None}):
        workspace = Workspace(**({"id": "T1", "digest_channel": "C1", "created_at": FRIDAY} | changed))
        assert next_nudges(workspace, FRIDAY) is None


def test_nobody_is_asked_twice_though_several_processes_decide(database: Database, store: Store) -> None:
    store.next_runs.add(NUDGES.name, FRIDAY)
    store.session.commit()
    together = Barrier(4)

    def decide() -> bool:
        together.wait()
        return run_jobs(database, FRIDAY, job_error_log())

    with ThreadPoolExecutor(4) as pool:
        assert all(each.result() for each in [pool.submit(decide) for _ in range(4)])
    assert run_jobs(database, FRIDAY + timedelta(hours=1), job_error_log())
    with database.transaction() as session:
        assert [each.person for each in nudges(Store(session, "T1"))] == ["U1", "U2"]
