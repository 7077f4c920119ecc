"""The demo's sample data: a believable rhythm, one real rise, and follow-ups that come on Monday."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.demo.cast import PEOPLE, PLACES, TEAM
from bot.demo.plan import MEASURES, next_monday
from bot.demo.seed import plant
from bot.demo.story import RISE_WEEKS, WEEKS, tell
from bot.schedule.reminders import decide_reminders
from domain.weeks import Week
from sandbox.clock import Clock
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery

ZONE = ZoneInfo("Europe/Stockholm")
DAYS = [
    datetime(2026, 11, 22, 14, tzinfo=UTC),
    datetime(2026, 12, 28, 7, tzinfo=UTC),
    datetime(2027, 3, 3, tzinfo=UTC),
]
EARLY_ON_MONDAY = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("now", DAYS)
def test_story_rises_in_skanninge_alone(now: datetime) -> None:
    told = tell(now, ZONE)
    weeks = Counter((Week.of(each.at.date()), each.habit.area) for each in told)
    this_week = Week.of(now.astimezone(ZONE).date())
    lately = [weeks[this_week.previous(ago), "Skänninge"] for ago in range(1, RISE_WEEKS + 1)]
    before = [weeks[this_week.previous(ago), "Skänninge"] for ago in range(RISE_WEEKS + 1, WEEKS + 1)]
    assert sum(lately) / len(lately) > 3 * sum(before) / len(before)
    assert all(each.at <= each.told <= now for each in told)
    assert {each.habit.area for each in told} <= set(PLACES)


@pytest.mark.parametrize("now", [*DAYS, EARLY_ON_MONDAY])
def test_next_monday_is_the_one_to_which_the_page_moves(now: datetime) -> None:
    clock = Clock(ZONE, offset=now.timestamp() - time.time())
    moved = datetime.fromtimestamp(clock.parse("next monday 08:00"), ZONE)
    assert next_monday(now.astimezone(ZONE)) == moved.date()


@pytest.mark.parametrize("now", [*DAYS, EARLY_ON_MONDAY])
def test_next_monday_several_owners_are_reminded(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        plant(session, TEAM, now, ZONE)
    monday = next_monday(now.astimezone(ZONE))
    moment = datetime.combine(monday, datetime.min.time(), ZONE) + timedelta(hours=8)
    with database.transaction() as session:
        store = Store(session, TEAM)
        decide_reminders(store, moment)
        reminded = {each.person for each in session.exec(select(Delivery)) if each.kind == "reminder"}
    owners = {measure.owner for measure in MEASURES}
    assert len(reminded) >= 3
    assert reminded <= owners <= {person.id for person in PEOPLE}
