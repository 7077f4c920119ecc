"""After an uncertain outcome the conversation is read, late enough, before anything is posted again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.worker import DeliveryWorker
from storage.database import Database
from storage.deliveries import claim_next
from storage.store import Store
from storage.tables import Delivery
from tests.bot.delivery.conftest import HURRY, deliver_until, open_worker
from tests.bot.delivery.slack_server import SlackServer

Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]
UNSURE_BEFORE = ("500_before", "reset_before", "garbage_before", "internal_error")
UNSURE_AFTER = ("500_after", "reset_after", "truncated", "garbage_after", "no_ts_after", "internal_error_after")


@pytest.mark.parametrize("trouble", [*UNSURE_BEFORE, *UNSURE_AFTER])
@pytest.mark.parametrize("receiver", [{"channel": "C1"}, {"person": "U1"}])
def test_it_is_posted_once_whether_or_not_it_had_been_accepted(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, trouble: str, receiver: dict[str, str]
) -> None:
    slack.script(("chat.postMessage", trouble))
    put("hej", **receiver)
    worker.deliver_next()
    unsure = rows()["hej"]
    assert (unsure.state, unsure.attempts, unsure.uncertain_attempts) == ("unknown_outcome", 0, 1)
    worker.deliver_within(60)
    (posted,) = slack.posted
    sent = rows()["hej"]
    assert (sent.state, sent.posted_channel, sent.posted_ts) == ("sent", posted.channel, posted.ts)
    assert slack.methods().count("chat.postMessage") == (1 if trouble in UNSURE_AFTER else 2)


def test_an_answer_that_comes_too_late_is_uncertain(
    database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    worker = open_worker(database, slack, replace(HURRY, call=0.3))
    slack.script(("chat.postMessage", "silent_after"))
    put("hej")
    worker.deliver_next()
    assert rows()["hej"].state == "unknown_outcome"
    worker.deliver_within(60)
    assert len(slack.posted) == 1
    assert rows()["hej"].posted_ts == slack.posted[0].ts


def test_history_that_lags_makes_no_double(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    slack.history_lag = HURRY.reconcile_after * 0.9
    slack.script(("chat.postMessage", "reset_after"))
    put("hej")
    worker.deliver_within(60)
    assert len(slack.posted) == 1


def test_a_clock_two_hours_ahead_of_slacks_makes_no_double(
    worker: DeliveryWorker, slack: SlackServer, put: Put, move_clock: Callable[..., None]
) -> None:
    move_clock(hours=2)
    slack.script(("chat.postMessage", "reset_after"))
    put("hej")
    worker.deliver_within(60)
    assert len(slack.posted) == 1


def test_a_clock_set_forward_before_slack_shows_the_message_makes_no_double(
    worker: DeliveryWorker, slack: SlackServer, put: Put, move_clock: Callable[..., None]
) -> None:
    slack.history_lag = HURRY.reconcile_after * 0.9
    slack.script(("chat.postMessage", "reset_after"))
    put("hej")
    worker.deliver_next()
    move_clock(hours=1)
    worker.deliver_within(60)
    assert len(slack.posted) == 1


def test_a_reply_is_looked_for_in_its_thread(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    put("rot")
    worker.deliver_next()
    slack.script(("chat.postMessage", "reset_after"))
    put("svar", thread_of="note:rot")
    worker.deliver_within(60)
    assert len(slack.posted) == 2
    assert "conversations.replies" in slack.methods()


def test_the_mark_is_found_among_many_messages(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    slack.script(("chat.postMessage", "reset_after"))
    put("hej")
    worker.deliver_next()
    for number in range(40):
        body = {"channel": "C1", "text": str(number), "metadata": {}}
        slack.run("chat.postMessage", body)
    worker.deliver_within(60)
    assert [each.body["text"] for each in slack.posted].count("hej sv") == 1


def test_nothing_more_is_said_there_meanwhile(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    slack.script(("chat.postMessage", "reset_before"))
    put("ett")
    put("två")
    worker.deliver_within(60)
    assert [each.body["text"] for each in slack.posted] == ["ett sv", "två sv"]


def test_an_outage_however_long_leads_to_nothing_but_waiting(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.fail = lambda _method: "500_before"
    put("hej")
    put("du", person="U1")
    deliver_until(worker, lambda: len(slack.calls) >= 20)
    assert {row.state for row in rows().values()} <= {"unknown_outcome", "retry"}
    assert {row.attempts for row in rows().values()} == {0}
    slack.fail = lambda _method: None
    worker.deliver_within(60)
    assert sorted(each.body["text"] for each in slack.posted) == ["du sv", "hej sv"]


def test_no_listening_server_is_no_uncertain_outcome(
    database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    address, slack.address = slack.address, "http://127.0.0.1:1/api/"
    put("hej")
    open_worker(database, slack).deliver_next()
    assert (rows()["hej"].state, rows()["hej"].uncertain_attempts) == ("retry", 0)
    slack.address = address
    open_worker(database, slack).deliver_within(60)
    assert len(slack.posted) == 1


@pytest.mark.parametrize("trouble", ["missing_scope", "500_before"])
def test_unreadable_history_is_told_and_never_guessed_at(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, trouble: str
) -> None:
    slack.script(("chat.postMessage", "reset_after"), *[("conversations.history", trouble)] * 9)
    put("hej")
    worker.deliver_within(60)
    assert rows()["hej"].state == "unknown"
    texts = [each.body["text"] for each in slack.posted]
    assert texts.count("hej sv") == 1
    assert any("<#C1>" in text for text in texts), texts


def test_what_slack_never_confirms_is_parked_at_last(
    database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    worker = open_worker(database, slack, replace(HURRY, reconcile_after=0.02, most_uncertain_attempts=3))
    slack.fail = lambda method: "500_before" if method == "chat.postMessage" else None
    put("hej")
    worker.deliver_within(60)
    assert (rows()["hej"].state, rows()["hej"].failure_reason) == ("failed", "never_confirmed")
    assert slack.methods().count("chat.postMessage") >= 3


def test_a_lease_that_ran_out_is_an_uncertain_outcome(
    worker: DeliveryWorker,
    database: Database,
    slack: SlackServer,
    put: Put,
    rows: Rows,
    move_clock: Callable[..., None],
) -> None:
    put("hej")
    with database.transaction() as session:
        claim_next(session, lease=timedelta(minutes=1), reconcile_after=timedelta(seconds=60))
    assert not worker.deliver_next()
    move_clock(minutes=1)
    worker.deliver_within(60)
    assert slack.methods() == ["conversations.history", "chat.postMessage"]
    assert rows()["hej"].uncertain_attempts == 1


def test_who_lost_the_lease_does_not_post(
    worker: DeliveryWorker, database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    def take_over(method: str) -> None:
        if method == "conversations.open":
            with database.transaction() as session:
                row = Store(session, "T1").outbox.find("note:hej")
                assert row is not None
                assert row.lease_until is not None
                row.lease_until += timedelta(seconds=60)

    slack.on_call = take_over
    put("hej", person="U1")
    worker.deliver_next()
    assert slack.posted == []
    assert rows()["hej"].state == "sending"


def test_what_is_known_to_be_posted_is_written_down_even_without_the_lease(
    database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("hej")

    def lose_lease(method: str) -> None:
        if method == "chat.postMessage":
            with database.transaction() as session:
                row = Store(session, "T1").outbox.find("note:hej")
                assert row is not None
                row.state, row.lease_until = "unknown_outcome", None

    slack.on_call = lose_lease
    worker = open_worker(database, slack)
    worker.deliver_next()
    assert rows()["hej"].state == "sent"


def test_an_incomplete_history_proves_nothing(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    slack.script(("chat.postMessage", "reset_after"), ("conversations.history", "no_ts_after"))
    put("hej")
    worker.deliver_within(60)
    assert len(slack.posted) == 1
