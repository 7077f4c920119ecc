"""The demo's sample data: a believable rhythm, one real rise, pictures and follow-ups that come on Monday."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from demo.archive import post_in_the_past, workspace_state
from demo.municipality import MJOLBY, TEAM
from demo.seed import go_on, plant
from demo.story import EIGHT, RISE_WEEKS, WEEKS, last_monday, next_monday, tell
from domain.messages import Welcome
from domain.weeks import Week
from sandbox.clock import Clock
from sandbox.state import build_workspace
from services.geography import area_named
from services.partnership import partner_named
from services.schedule import DIGEST, REMINDERS, run_if_due
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Incident
from tests.conftest import keep_areas

ZONE = ZoneInfo("Europe/Stockholm")
DAYS = [
    datetime(2026, 11, 22, 14, tzinfo=UTC),
    datetime(2026, 12, 28, 7, tzinfo=UTC),
    datetime(2027, 3, 3, tzinfo=UTC),
]
EARLY_ON_MONDAY = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
AT_EIGHT = datetime(2026, 11, 23, 7, tzinfo=UTC)


def test_the_kinds_are_those_of_its_places() -> None:
    assert set(MJOLBY.kinds) <= {place for places in MJOLBY.areas.values() for place in places}


@pytest.mark.parametrize("now", DAYS)
def test_story_rises_in_skanninge_alone(now: datetime) -> None:
    told = tell(now, now, ZONE)
    weeks = Counter((Week.of(each.at.date()), each.habit.said["area"]) for each in told)
    this_week = Week.of(now.astimezone(ZONE).date())
    lately = [weeks[this_week.previous(ago), "Skänninge"] for ago in range(1, RISE_WEEKS + 1)]
    before = [weeks[this_week.previous(ago), "Skänninge"] for ago in range(RISE_WEEKS + 1, WEEKS + 1)]
    assert sum(lately) / len(lately) > 3 * sum(before) / len(before)
    assert all(each.at <= each.told <= now for each in told)
    assert {each.habit.said["area"] for each in told} <= set(MJOLBY.areas)


@pytest.mark.parametrize("now", [*DAYS, EARLY_ON_MONDAY])
def test_next_monday_is_the_one_to_which_the_page_moves(now: datetime) -> None:
    clock = Clock(ZONE, offset=now.timestamp() - time.time())
    moved = datetime.fromtimestamp(clock.parse("next monday 08:00"), ZONE)
    assert next_monday(now.astimezone(ZONE)) == moved.date()


def test_someone_comes_from_a_partners_own_organisation_to_the_shared_channel_alone(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        plant(session, TEAM, DAYS[0], ZONE)
        store = Store(session, TEAM)
        viewer = store.people.look("U0TAGE")
        assert viewer.partner == partner_named(store, "Tågbolaget Exempelspår").id
        assert (viewer.unknown_team, store.people.outside_teams("U0TORE")) == (False, ())
    slack = build_workspace(workspace_state(DAYS[0].timestamp()))
    assert [each.name for each in slack.channels.values() if "U0TAGE" in each.members] == ["lägesbild"]


def test_the_story_that_goes_on_is_the_same() -> None:
    begun = DAYS[0]
    later = tell(begun, begun + timedelta(weeks=3), ZONE)
    known = tell(begun, begun, ZONE)
    assert later[: len(known)] == known
    assert len(later) > len(known) + 20
    assert tell(begun, begun + timedelta(days=9_999), ZONE)[-1].at < begun + timedelta(weeks=WEEKS + 1)


@pytest.mark.parametrize("now", [*DAYS, EARLY_ON_MONDAY, AT_EIGHT])
def test_last_mondays_picture_has_been_posted_already(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        plant(session, TEAM, now, ZONE)
    posted, *replies = post_in_the_past(sqlite, "sv")
    monday = last_monday(now.astimezone(ZONE))
    assert timedelta() <= now - monday < timedelta(weeks=1)
    assert float(posted["ts"]) == monday.timestamp()
    assert f"vecka {Week.of(monday.date()).previous().number}" in posted["text"]
    assert len(replies) >= 3
    assert {reply["thread_ts"] for reply in replies} == {posted["ts"]}
    assert "Skänninge" in str(replies[0]["blocks"])
    slack = build_workspace(workspace_state(now.timestamp(), [posted, *replies]))
    drawn = [reply for reply in replies if reply["files"]]
    assert [each.alt_text[:16] for each in slack.files.values()] == ["Flest händelser:"] * len(drawn)
    with sqlite.transaction(reading=True) as session:
        assert {each.state for each in session.exec(select(Delivery))} == {"sent"}


@pytest.mark.parametrize("now", [*DAYS, EARLY_ON_MONDAY, AT_EIGHT])
def test_next_mondays_picture_tells_of_a_whole_week(sqlite: Database, now: datetime) -> None:
    monday = datetime.combine(next_monday(now.astimezone(ZONE)), EIGHT, ZONE)
    with sqlite.transaction() as session:
        plant(session, TEAM, now, ZONE)
    with sqlite.transaction() as session:
        go_on(session, TEAM, now, now, monday, ZONE)
        run_if_due(Store(session, TEAM), DIGEST, monday)
    with sqlite.transaction(reading=True) as session:
        picture = Store(session, TEAM).pictures.kept(Week.of(monday.date()).previous())
    assert picture is not None
    assert not picture.late
    assert picture.counts.totals[-1] >= 8
    assert "Stationen" in {place.place for place in picture.places}


def test_messages_of_the_story_that_goes_on_do_not_come_all_at_once(database: Database) -> None:
    now = DAYS[0]
    with database.transaction() as session:
        plant(session, TEAM, now, ZONE)
        Store(session, TEAM).outbox.put("welcome:U0TORE", Welcome(), now=now, person="U0TORE")
    with database.transaction() as session:
        go_on(session, TEAM, now, now, now + timedelta(weeks=1), ZONE)
        later = session.exec(select(Delivery).where(Delivery.created_at > now)).all()
        assert {each.kind for each in later} == {"receipt", "severe_incident"}
        assert {each.state for each in later} == {"sent"}
        assert Store(session, TEAM).outbox.those(["welcome:U0TORE"])[0].state == "pending"


def test_the_story_leaves_alone_what_is_no_longer_in_use(database: Database) -> None:
    now = DAYS[0]
    with database.transaction() as session:
        plant(session, TEAM, now, ZONE)
        store = Store(session, TEAM)
        keep_areas(store, ["Mantorp"])
        before = len(session.exec(select(Incident)).all())
    with database.transaction() as session:
        go_on(session, TEAM, now, now, now + timedelta(weeks=2), ZONE)
        store = Store(session, TEAM)
        assert [area.name for area in store.geography.areas()] == ["Mantorp"]
        mantorp = area_named(store, "Mantorp").id
        fresh = session.exec(select(Incident).order_by(col(Incident.id))).all()[before:]
        assert {each.area_id for each in fresh} == {mantorp}


@pytest.mark.parametrize("now", [*DAYS, EARLY_ON_MONDAY])
def test_next_monday_several_owners_are_reminded(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        plant(session, TEAM, now, ZONE)
    monday = next_monday(now.astimezone(ZONE))
    moment = datetime.combine(monday, datetime.min.time(), ZONE) + timedelta(hours=8)
    with sqlite.transaction() as session:
        store = Store(session, TEAM)
        run_if_due(store, REMINDERS, moment)
        reminded = {each.person for each in session.exec(select(Delivery)) if each.kind == "reminder"}
    owners = {measure.said["owner"] for measure in MJOLBY.measures}
    assert len(reminded) >= 3
    assert reminded <= owners <= {person.id for person in MJOLBY.people}
