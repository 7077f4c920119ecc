"""A weekly picture that surely has not been posted is taken anew when it is sent; one that may have been stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.delivery.rendering import refresh_delivery
from bot.delivery.worker import DeliveryWorker
from commands.response import Reply
from commands.situation.asking import show_week
from domain.incidents import IncidentFacts
from domain.messages import UnitUnconfirmed, Welcome
from domain.pictures import RepeatedPlace, SituationalPicture
from domain.sharing import Sharing
from domain.weeks import Week
from services.geography import place_named
from services.partnership import unit_named
from services.schedule import DIGEST, run_if_due
from storage.database import Database
from storage.deliveries import claim_next
from storage.store import Store
from storage.tables import Incident
from tests.bot.delivery.conftest import HURRY, open_worker
from tests.bot.delivery.slack_server import SlackServer

WEEK = Week(2026, 47)
HAPPENED, DUE = datetime(2026, 11, 19, 21, 0, tzinfo=UTC), datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
POST = "chat.postMessage"
TWICE = (RepeatedPlace("Gården", "Hela kommunen", 2, None, 2, 2),)


@pytest.fixture(autouse=True)
def decided(database: Database, workspace: None) -> None:  # noqa: ARG001 (it opens the workspace)
    """Two GREEN reports at a place, and the picture of their week decided, late and after one that was skipped."""
    with database.transaction() as session:
        store = Store(session, "T1")
        settings = store.workspace.settings()
        settings.digest_channel = "C1"
        store.next_runs.add(DIGEST.name, DUE - timedelta(weeks=1))
        for _ in range(2):
            report(store)
        run_if_due(store, DIGEST, DUE)


def report(store: Store, level: Sharing = Sharing.GREEN, reported_at: datetime = HAPPENED) -> int:
    area = store.geography.areas()[0].id
    place = place_named(store, "Gården", area).id
    facts = IncidentFacts(category="threat", area=area, happened_at=HAPPENED, sharing=level, place=place)
    return store.incidents.add(facts, reporter="U1", unit=None, reported_at=reported_at).id


def hide(database: Database) -> None:
    """Make one of the two RED and withdraw the other."""
    with database.transaction() as session:
        store = Store(session, "T1")
        first, second = (session.get_one(Incident, number) for number in (1, 2))
        store.incidents.correct(
            first, replace(store.incidents.facts_of(first), sharing=Sharing.RED), by="U1", at=DUE
        )
        store.incidents.withdraw(second, reason="Fel", by="U1", at=DUE)


def kept(database: Database) -> SituationalPicture:
    with database.transaction(reading=True) as session:
        found = Store(session, "T1").pictures.kept(WEEK)
    assert found
    return found


def check_nothing_is_told(database: Database, slack: SlackServer) -> None:
    posted, *replies = slack.posted
    assert "Gården" not in str([reply.body for reply in replies])
    assert "Inga händelser rapporterades vecka 47." in posted.body["text"]
    assert "Gården" not in str(posted.body)
    assert "försenad" in posted.body["text"]
    picture = kept(database)
    assert (picture.counts.now, picture.places) == (0, ())
    assert (picture.late, picture.skipped) == (True, (WEEK.previous(),))


def check_both_are_told(database: Database, slack: SlackServer) -> None:
    posted, *replies = slack.posted
    assert "Gården" not in str([reply.body for reply in replies])  # these surely have not been posted before
    assert "2 händelser rapporterades vecka 47." in posted.body["text"]
    assert (kept(database).counts.now, kept(database).places) == (2, TWICE)


@pytest.mark.parametrize("trouble", ["", "429", "500_before", "reset_before", "garbage_before"])
def test_what_slack_has_not_taken_is_taken_anew(
    database: Database, worker: DeliveryWorker, slack: SlackServer, trouble: str
) -> None:
    if trouble:
        slack.script((POST, trouble))
        worker.deliver_next()
    assert slack.posted == []
    hide(database)
    worker.deliver_within(60)
    check_nothing_is_told(database, slack)


@pytest.mark.parametrize("trouble", ["500_after", "reset_after", "truncated", "no_ts_after"])
def test_what_slack_may_have_taken_stays_as_it_was(
    database: Database, worker: DeliveryWorker, slack: SlackServer, trouble: str
) -> None:
    slack.script((POST, trouble))
    worker.deliver_next()
    hide(database)
    worker.deliver_within(60)
    check_both_are_told(database, slack)


def test_one_that_cannot_be_looked_for_stays_as_it_was(
    database: Database, worker: DeliveryWorker, slack: SlackServer
) -> None:
    slack.fail = {POST: "reset_after", "conversations.history": "500_before"}.get
    worker.deliver_next()
    hide(database)
    worker.deliver_within(60)
    assert len([posted for posted in slack.posted if posted.channel == "C1"]) == 1
    assert kept(database).counts.now == 2


@pytest.mark.parametrize("accepted", [False, True])
def test_of_one_that_was_killed_after_taking_it_anew_the_next_looks_first(
    database: Database, slack: SlackServer, move_clock: Callable[..., None], accepted: bool
) -> None:
    with database.transaction() as session:
        claimed = claim_next(session, lease=timedelta(seconds=10), reconcile_after=timedelta())
        session.flush()
        session.expunge_all()
    assert claimed
    assert refresh_delivery(database, claimed)
    if accepted:
        slack.run(
            POST, {"channel": "C1", "text": "2 händelser rapporterades vecka 47.", **mark(claimed.fingerprint)}
        )
    hide(database)
    move_clock(seconds=10)
    open_worker(database, slack, HURRY).deliver_within(60)
    (check_both_are_told if accepted else check_nothing_is_told)(database, slack)


def mark(key: str) -> dict[str, object]:
    """What the message bears by which it is found."""
    return {"metadata": {"event_payload": {"key": key}}}


def test_whoever_has_lost_the_claim_takes_nothing_anew(
    database: Database, move_clock: Callable[..., None]
) -> None:
    with database.transaction() as session:
        lost = claim_next(session, lease=timedelta(seconds=1), reconcile_after=timedelta())
        session.flush()
        session.expunge_all()
    move_clock(seconds=2)
    with database.transaction() as session:
        assert claim_next(session, lease=timedelta(seconds=60), reconcile_after=timedelta())
    hide(database)
    assert lost
    assert refresh_delivery(database, lost) is None
    assert kept(database).counts.now == 2


def test_what_came_in_meanwhile_is_counted_there_and_is_not_late_in_the_next(
    database: Database, worker: DeliveryWorker, slack: SlackServer
) -> None:
    with database.transaction() as session:
        report(Store(session, "T1"), reported_at=DUE + timedelta(hours=3))
    worker.deliver_within(60)
    assert "3 händelser rapporterades vecka 47." in slack.posted[0].body["text"]
    with database.transaction() as session:
        store = Store(session, "T1")
        report(store, reported_at=DUE + timedelta(hours=4))
        run_if_due(store, DIGEST, DUE + timedelta(weeks=1))
        following = store.pictures.kept(WEEK.next())
    assert following
    assert [late.number for late in following.late_reports] == [1]


def test_until_it_is_posted_whoever_asks_sees_what_they_may_see_now(
    database: Database, worker: DeliveryWorker, make_request: Callable[..., object]
) -> None:
    hide(database)
    asked = make_request(user="U2", words="47", now=DUE + timedelta(hours=1))
    with Session(database.engine) as session:
        answer = show_week(asked, Store(session, "T1"))  # type: ignore[arg-type]
    assert isinstance(answer, Reply)
    assert "Inga händelser rapporterades vecka 47." in answer.message.text
    worker.deliver_within(60)
    with Session(database.engine) as session:
        again = show_week(asked, Store(session, "T1"))  # type: ignore[arg-type]
    assert isinstance(again, Reply)
    assert "försenad" in again.message.text


def test_a_message_has_no_button_that_its_receiver_may_not_press(
    database: Database, worker: DeliveryWorker, slack: SlackServer
) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        for user, role in (("U1", "reporter"), ("U2", "reader")):
            store.people.meet(user).role = role
            store.outbox.put(f"welcome:{user}", Welcome(), now=DUE, person=user)
    worker.deliver_within(60)
    rows = [
        (posted.channel, [each["action_id"].partition(":")[0] for each in block["elements"]])
        for posted in slack.posted
        for block in posted.body["blocks"]
        if block["type"] == "actions"
    ]
    in_channel = {action for channel, actions in rows if channel == "C1" for action in actions}
    assert in_channel == {"incident.behind"}
    assert [row for row in rows if row[0] != "C1"] == [
        ("DU1", ["incident.open", "incident.none", "action.mine"]),
        ("DU2", ["action.mine"]),
    ]


def test_what_is_for_coordinators_is_not_sent_to_one_who_is_none_any_more(
    database: Database, worker: DeliveryWorker, slack: SlackServer
) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        person, unit = store.people.meet("U1"), unit_named(store, "Ny", "Ny", unconfirmed=True)
        person.unit_id = unit.id
        for user in ("UBOSS", "UOLD"):
            said = UnitUnconfirmed("U1", unit.id)
            store.outbox.put(f"unit:U1:{user}", said, now=DUE, person=user)
    worker.deliver_within(60)
    assert [posted.channel for posted in slack.posted if posted.channel != "C1"] == ["DUBOSS"]
