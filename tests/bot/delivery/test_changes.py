"""A message that has been posted is changed in place, in its turn, as often as it takes, or left as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.worker import DeliveryWorker
from storage.database import Database
from storage.deliveries import claim_next
from storage.tables import Delivery
from tests.bot.delivery.conftest import HURRY, deliver_until, open_worker
from tests.bot.delivery.slack_server import SlackServer

Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]


@pytest.fixture
def change(worker: DeliveryWorker, put: Put) -> None:
    """A posted message, and one that is to stand in its place."""
    put("först")
    worker.deliver_next()
    put("sedan", changes="note:först")


@pytest.mark.usefixtures("change")
def test_a_change_stands_in_the_place_of_its_message(
    worker: DeliveryWorker, slack: SlackServer, rows: Rows
) -> None:
    worker.deliver_within(60)
    (posted,) = slack.posted
    (changed,) = slack.changed
    assert (changed["channel"], changed["ts"]) == ("C1", posted.ts)
    assert (changed["text"], changed["blocks"][0]["text"]["text"]) == ("sedan sv", "sedan")
    assert (changed["link_names"], changed["parse"]) == (False, "none")
    assert "metadata" not in changed
    assert rows()["sedan"].state == "sent"
    assert rows()["först"].posted_ts == posted.ts


def test_a_change_waits_for_its_message_and_what_is_said_later_for_the_change(
    worker: DeliveryWorker, slack: SlackServer, put: Put
) -> None:
    slack.script(("chat.postMessage", "reset_after"), ("chat.update", "500_before"))
    put("först")
    put("sedan", changes="note:först")
    put("sist")
    worker.deliver_within(60)
    assert [each.body["text"] for each in slack.posted] == ["först sv", "sist sv"]
    assert [each["ts"] for each in slack.changed] == [slack.posted[0].ts]
    in_turn = ["chat.postMessage", "conversations.history", "chat.update", "auth.test", "chat.update"]
    assert slack.methods() == [*in_turn, "chat.postMessage"]


@pytest.mark.parametrize("word", ["stale", "bad"])
def test_what_was_never_posted_is_not_changed(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, word: str
) -> None:
    put(word)
    put("sedan", changes=f"note:{word}")
    put("senare", changes="note:that nobody put")
    worker.deliver_within(60)
    assert slack.changed == []
    assert {rows()["sedan"].state, rows()["senare"].state} == {"dropped"}


def test_a_change_that_means_nothing_any_more_is_dropped(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("först")
    put("stale", changes="note:först")
    worker.deliver_within(60)
    assert slack.changed == []
    assert rows()["stale"].state == "dropped"


@pytest.mark.usefixtures("change")
@pytest.mark.parametrize(
    "refusal", ["message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"]
)
def test_what_can_no_longer_be_changed_is_left_as_it_is_and_nobody_hears_of_it(
    worker: DeliveryWorker, slack: SlackServer, rows: Rows, refusal: str
) -> None:
    slack.fail = lambda method: refusal if method == "chat.update" else None
    worker.deliver_within(60)
    assert (rows()["sedan"].state, rows()["sedan"].failure_reason) == ("dropped", refusal)
    assert slack.methods().count("chat.update") == 1
    assert len(rows()) == 2


@pytest.mark.usefixtures("change")
@pytest.mark.parametrize("trouble", ["500_after", "reset_after", "truncated", "reset_before", "429"])
def test_an_uncertain_change_is_made_again_without_reading_the_conversation(
    worker: DeliveryWorker, slack: SlackServer, rows: Rows, trouble: str
) -> None:
    slack.script(("chat.update", trouble))
    worker.deliver_within(60)
    assert slack.methods().count("chat.update") == 2
    assert "conversations.history" not in slack.methods()
    assert {each["text"] for each in slack.changed} == {"sedan sv"}
    assert rows()["sedan"].state == "sent"


@pytest.mark.usefixtures("change")
def test_an_uncertain_change_waits_as_for_an_outage(database: Database, slack: SlackServer, rows: Rows) -> None:
    slack.script(("chat.update", "reset_after"))
    open_worker(database, slack, replace(HURRY, outage=15.0, reconcile_after=60.0)).deliver_next()
    unsure = rows()["sedan"]
    assert (unsure.state, unsure.uncertain_attempts) == ("unknown_outcome", 1)
    assert unsure.claimed_at is not None
    assert timedelta(seconds=15) <= unsure.not_before - unsure.claimed_at < timedelta(seconds=50)


@pytest.mark.usefixtures("change")
def test_a_change_whose_lease_ran_out_is_made_again(
    worker: DeliveryWorker, database: Database, slack: SlackServer, rows: Rows
) -> None:
    with database.transaction() as session:
        claim_next(session, lease=timedelta(seconds=0.2), reconcile_after=timedelta(seconds=0))
    worker.deliver_within(60)
    assert rows()["sedan"].state == "sent"
    assert len(slack.changed) == 1


@pytest.mark.usefixtures("change")
def test_an_outage_however_long_parks_no_change(database: Database, slack: SlackServer, rows: Rows) -> None:
    worker = open_worker(database, slack, replace(HURRY, most_uncertain_attempts=3))
    slack.fail = lambda _method: "500_before"
    deliver_until(worker, lambda: slack.methods().count("auth.test") == 5)
    assert (rows()["sedan"].state, rows()["sedan"].uncertain_attempts) == ("retry", 1)
    slack.fail = lambda _method: None
    worker.deliver_within(60)
    assert rows()["sedan"].state == "sent"


@pytest.mark.usefixtures("change")
def test_a_change_that_slack_alone_never_confirms_is_parked_at_last(
    database: Database, slack: SlackServer, rows: Rows
) -> None:
    slack.fail = lambda method: "500_before" if method == "chat.update" else None
    open_worker(database, slack, replace(HURRY, most_uncertain_attempts=3)).deliver_within(60)
    assert (rows()["sedan"].state, rows()["sedan"].failure_reason) == ("failed", "never_confirmed")


def test_a_change_is_said_in_older_blocks_where_the_newest_are_refused(
    worker: DeliveryWorker, slack: SlackServer, put: Put
) -> None:
    put("först")
    put("table", changes="note:först")
    slack.script(("chat.update", "invalid_blocks"))
    worker.deliver_within(60)
    assert [block["type"] for block in slack.changed[0]["blocks"]] == ["header", "section", "table"]
