"""What was decided for a day is said in the words of the day on which it is sent."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.rendering import render_delivery
from domain.actions import NewAction
from domain.messages import Nudge
from domain.weeks import Week
from services.actions import add_action
from services.optional_messages import decline
from services.partnership import unit_named
from storage.database import Database
from storage.store import Store
from tests.conftest import NOW
from tests.outbox import put_record

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()


@pytest.mark.parametrize(
    ("decided", "words"),
    [(TODAY - timedelta(days=3), "i morgon"), (TODAY, "i morgon"), (TODAY + timedelta(days=1), "i dag")],
    ids=["three days late", "the same day", "by a clock that is ahead"],
)
def test_a_reminder_counts_from_the_day_on_which_it_is_sent(database: Database, decided: date, words: str) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        due = TODAY + timedelta(days=1)
        planned = NewAction(title="Tänd tunneln", owner="U1", start=TODAY, deadline=due)
        action = add_action(store, planned, by="U9", now=NOW)
        (follow_up,) = store.follow_ups.of(action)
        items = [{"follow_up": follow_up.id, "version": follow_up.version, "step": -1}]
        said = {"date": decided.isoformat(), "items": items, "owner": "U1"}
        put_record(store, "reminder:U1:x", "reminder", said, due=True, now=NOW, person="U1")
        row = store.outbox.find("reminder:U1:x")
    assert row is not None
    message = render_delivery(database, row).message
    assert message is not None
    assert words in message.text


def test_what_was_declined_while_it_waited_is_not_sent(database: Database) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        unit = unit_named(store, "Bostadsbolaget", "Norr")
        person = store.people.meet("U1")
        person.unit_id, person.unit_confirmed, person.member = unit.id, True, True
        nudge = Nudge(week=Week.of(TODAY), partner=unit.partner_id, person="U1", date=TODAY)
        store.outbox.put("nudge:x", nudge, now=NOW, person="U1")
        row = store.outbox.find("nudge:x")
    assert row is not None
    assert render_delivery(database, row).message is not None
    with database.transaction() as session:
        decline(Store(session, "T1"), "nudge", by="U1", now=NOW)
    assert render_delivery(database, row).message is None
