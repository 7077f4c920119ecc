"""A message of ours is deleted in Slack, and nothing of that is kept."""

import pytest

from bot.delivery.worker import DeliveryWorker
from domain.messages import Removal
from storage.database import Database
from storage.store import Store
from tests.bot.delivery.conftest import deliver_until
from tests.bot.delivery.slack_server import SlackServer
from tests.bot.delivery.test_pins import Put, Rows
from tests.conftest import NOW


def remove(database: Database, channel: str, ts: str) -> None:
    with database.transaction() as session:
        Store(session, "T1").outbox.put("removal:1", Removal(channel, ts), now=NOW, channel=channel)


def test_it_is_deleted_and_forgotten(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, database: Database
) -> None:
    put("hej")
    worker.deliver_within(60)
    (posted,) = slack.posted
    remove(database, "C1", posted.ts)
    worker.deliver_within(60)
    assert slack.methods().count("chat.delete") == 1
    assert set(rows()) == {"hej"}


@pytest.mark.parametrize("trouble", ["500_before", "reset_after", "429"])
def test_after_trouble_it_is_tried_again(
    worker: DeliveryWorker, slack: SlackServer, rows: Rows, database: Database, trouble: str
) -> None:
    slack.script(("chat.delete", trouble))
    remove(database, "C1", "1.1")
    deliver_until(worker, lambda: not rows())
    assert slack.methods().count("chat.delete") == 2


@pytest.mark.parametrize("trouble", [None, "file_not_found", "500_before"])
def test_a_file_goes_with_the_message_that_shows_it(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, database: Database, trouble: str | None
) -> None:
    put("file")
    worker.deliver_within(60)
    sent = rows()["file"]
    if trouble:
        slack.script(("files.delete", trouble))
    with database.transaction() as session:
        payload = Removal("C1", sent.posted_ts, sent.file_id)
        Store(session, "T1").outbox.put("removal:1", payload, now=NOW, channel="C1")
    deliver_until(worker, lambda: set(rows()) == {"file"})
    assert slack.methods()[-2:] == ["files.delete", "chat.delete"]


@pytest.mark.parametrize("refusal", ["message_not_found", "cant_delete_message", "channel_not_found"])
def test_what_is_beyond_our_reach_is_left(
    worker: DeliveryWorker, slack: SlackServer, rows: Rows, database: Database, refusal: str
) -> None:
    slack.fail = lambda method: refusal if method == "chat.delete" else None
    remove(database, "C1", "1.1")
    worker.deliver_within(60)
    assert rows() == {}
