"""A message is posted once, in turn, as its receiver reads it, and what keeps it from that is dealt with."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from slack_sdk import WebClient
from sqlmodel import select

from bot.delivery.worker import DeliveryWorker
from bot.installations.slack_calls import Clients
from bot.installations.stored_clients import StoredClients, end_if_refused
from bot.installations.token_cipher import TokenCipher, new_key
from commands.registry import MESSAGES
from services.installations import Grant, install
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Workspace
from tests.bot.delivery.conftest import HURRY, deliver_until
from tests.bot.delivery.slack_server import SlackServer, slack_server
from tests.conftest import NOW
from tests.outbox import Note

Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]


def words(slack: SlackServer) -> list[str]:
    return [each.body["text"] for each in slack.posted]


def test_a_message_is_posted_plainly_with_its_mark(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("hej")
    assert worker.deliver_next()
    (posted,) = slack.posted
    sent = rows()["hej"]
    assert posted.body["metadata"] == {"event_type": "trygg_delivery", "event_payload": {"key": sent.fingerprint}}
    assert {posted.body[name] for name in ("link_names", "unfurl_links", "unfurl_media")} == {False}
    assert posted.body["parse"] == "none"
    assert (sent.state, sent.posted_channel, sent.posted_ts) == ("sent", "C1", posted.ts)
    assert sent.settled_at is not None
    assert not worker.deliver_next()
    assert worker.next_wait() is None


def test_no_transaction_is_open_while_slack_is_called(
    worker: DeliveryWorker, database: Database, slack: SlackServer, put: Put
) -> None:
    open_ones: list[int] = []
    slack.on_call = lambda _method: open_ones.append(database.engine.pool.checkedout())  # type: ignore[attr-defined]
    slack.script(("chat.postMessage", "reset_before"))
    put("hej", person="U1")
    worker.deliver_within(60)
    assert len(open_ones) == 4
    assert set(open_ones) == {0}


def test_a_database_that_others_hold_makes_no_outcome_uncertain(
    worker: DeliveryWorker, database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    held = threading.Event()

    def hold() -> None:
        with database.transaction() as session:
            row = Store(session, "T1").outbox.find("note:hej")
            assert row is not None
            session.exec(select(Delivery).with_for_update())
            held.set()
            slack.stopped.wait(2.5)

    holder = threading.Thread(target=hold)

    def take_hold(method: str) -> None:
        if method == "chat.postMessage":
            holder.start()
            held.wait(60)

    slack.on_call = take_hold
    put("hej")
    worker.deliver_within(60)
    holder.join(60)
    assert (rows()["hej"].state, rows()["hej"].uncertain_attempts) == ("sent", 0)


def test_a_direct_channel_is_opened_once(worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows) -> None:
    put("ett", person="U1")
    put("två", person="U1")
    worker.deliver_within(60)
    assert slack.methods().count("conversations.open") == 1
    assert [each.channel for each in slack.posted] == ["DU1", "DU1"]
    assert rows()["två"].posted_channel == "DU1"


def test_a_direct_channel_that_is_no_more_is_opened_anew(
    worker: DeliveryWorker, database: Database, put: Put, rows: Rows
) -> None:
    with database.transaction() as session:
        Store(session, "T1").people.meet("U1").direct_channel = "DOLD"
    put("hej", person="U1")
    worker.deliver_next()
    assert rows()["hej"].posted_channel == "DU1"
    with database.transaction(reading=True) as session:
        known = Store(session, "T1").people.find("U1")
        assert known is not None
        assert known.direct_channel == "DU1"


def test_each_reads_their_own_language(
    worker: DeliveryWorker, database: Database, slack: SlackServer, put: Put
) -> None:
    with database.transaction() as session:
        Store(session, "T1").people.meet("U1").locale = "en-GB"
    put("hi", person="U1")
    put("hej", person="U2")
    put("alla")
    worker.deliver_within(60)
    assert sorted(words(slack)) == ["alla sv", "hej sv", "hi en"]


def test_what_is_no_longer_meaningful_is_dropped(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("stale")
    worker.deliver_within(60)
    assert slack.posted == []
    assert rows()["stale"].state == "dropped"


def test_order_is_kept_within_a_conversation_alone(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    slack.script(("chat.postMessage", "429"))
    put("ett")
    put("två")
    put("annat", channel="C2")
    assert [worker.deliver_next() for _ in range(2)] == [True, True]
    assert words(slack) == ["annat sv"]
    worker.deliver_within(60)
    assert words(slack) == ["annat sv", "ett sv", "två sv"]


def test_a_parked_message_lets_the_next_pass(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("bad")
    put("bra")
    worker.deliver_within(60)
    assert rows()["bad"].state == "failed"
    assert rows()["bad"].attempts == 4
    assert "bra sv" in words(slack)


def test_a_rate_limit_is_a_time_and_no_failure(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.script(("chat.postMessage", "429"))
    put("hej")
    worker.deliver_next()
    limited = rows()["hej"]
    assert (limited.state, limited.failure_reason, limited.attempts) == ("retry", "ratelimited", 0)
    assert limited.claimed_at is not None
    assert limited.not_before - limited.claimed_at >= timedelta(seconds=1)
    worker.deliver_within(60)
    assert words(slack) == ["hej sv"]


def test_a_channel_is_joined_when_it_must_be(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    slack.joined.clear()
    put("hej")
    worker.deliver_next()
    assert slack.methods() == ["chat.postMessage", "conversations.join", "chat.postMessage"]
    assert words(slack) == ["hej sv"]


def test_coordinators_hear_of_what_cannot_be_delivered(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("hej", channel="CPRIVATE")
    worker.deliver_within(60)
    assert (rows()["hej"].state, rows()["hej"].failure_reason) == ("failed", "not_in_channel")
    (notice,) = slack.posted
    assert notice.channel == "DUBOSS"
    assert "<#CPRIVATE>" in notice.body["text"]


def test_a_notice_that_cannot_be_delivered_gives_no_notice(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.fail = lambda method: "cannot_dm_bot" if method == "conversations.open" else None
    put("hej", channel="CPRIVATE")
    worker.deliver_within(60)
    assert slack.posted == []
    assert {(row.idempotency_key.partition(":")[0], row.state) for row in rows().values()} == {
        ("note", "failed"),
        ("dead_letter", "failed"),
    }
    assert len(rows()) == 2


def test_refused_blocks_are_said_in_older_ones_from_then_on(
    worker: DeliveryWorker, slack: SlackServer, put: Put
) -> None:
    slack.refused_blocks = {"data_table"}
    put("table")
    worker.deliver_next()
    assert [block["type"] for block in slack.posted[0].body["blocks"]] == ["header", "section", "table"]
    slack.calls.clear()
    put("table two", channel="C2")
    worker.deliver_next()
    assert slack.methods() == ["chat.postMessage"]
    assert [block["type"] for block in slack.posted[1].body["blocks"]] == ["header", "section", "table"]


def test_blocks_refused_at_every_level_say_nothing_about_the_workspace(
    worker: DeliveryWorker, database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.refused_blocks = {"header"}
    put("table")
    worker.deliver_within(60)
    assert (rows()["table"].state, rows()["table"].failure_reason) == ("failed", "invalid_blocks")
    with database.transaction(reading=True) as session:
        assert Store(session, "T1").workspace.settings().block_support == "newest"


def test_a_reply_stands_in_the_thread_of_its_message(worker: DeliveryWorker, slack: SlackServer, put: Put) -> None:
    put("rot")
    put("svar", thread_of="note:rot")
    worker.deliver_within(60)
    assert slack.posted[1].body["thread_ts"] == slack.posted[0].ts


def test_a_reply_to_what_was_never_posted_is_dropped(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("stale")
    put("svar", thread_of="note:stale")
    worker.deliver_within(60)
    assert slack.posted == []
    assert rows()["svar"].state == "dropped"


@pytest.mark.parametrize("known", [True, False])
def test_no_reminder_reaches_someone_who_has_left(
    worker: DeliveryWorker,
    database: Database,
    slack: SlackServer,
    put: Put,
    monkeypatch: pytest.MonkeyPatch,
    known: bool,
) -> None:
    monkeypatch.setitem(MESSAGES, "reminder", replace(MESSAGES["note"], for_owners=True))
    slack.left.add("UGONE")
    if known:
        slack.joined.add("DUGONE")
        with database.transaction() as session:
            Store(session, "T1").people.meet("UGONE").direct_channel = "DUGONE"
    put("följ upp", kind="reminder", person="UGONE")
    worker.deliver_within(60)
    assert slack.posted == []
    with database.transaction(reading=True) as session:
        gone = Store(session, "T1").people.find("UGONE")
        assert gone is not None
        assert gone.deactivated


def test_a_wrong_token_costs_no_message(worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows) -> None:
    slack.fail = lambda _method: "account_inactive"
    put("hej", person="U1")
    put("hej igen")
    deliver_until(worker, lambda: len(slack.calls) >= 6)
    assert {row.state for row in rows().values()} == {"retry"}
    slack.fail = lambda _method: None
    worker.deliver_within(60)
    assert sorted(words(slack)) == ["hej igen sv", "hej sv"]


def test_each_workspace_is_written_to_by_its_own_client(database: Database, slack: SlackServer, put: Put) -> None:
    put("ett")
    with database.transaction() as session:
        session.add(Workspace(id="T2", created_at=NOW))
        session.flush()
        Store(session, "T2").outbox.put("note:två", Note("två"), now=NOW, channel="C1")
    with slack_server() as other:
        clients = {
            team: WebClient("xoxb-test", base_url=server.address, retry_handlers=[])
            for team, server in (("T1", slack), ("T2", other))
        }
        alone = DeliveryWorker(database, Clients({"T2": clients["T2"]}), HURRY)
        alone.deliver_within(60)
        assert [len(server.posted) for server in (slack, other)] == [0, 1], "nobody else writes for T1"
        assert alone.next_wait() is None
        DeliveryWorker(database, Clients(clients), HURRY).deliver_within(60)
        assert [len(server.posted) for server in (slack, other)] == [1, 1]


def test_a_token_revoked_between_claim_and_post_stops_that_workspace_alone(
    database: Database, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("ett")
    with database.transaction() as session:
        session.add(Workspace(id="T2", created_at=NOW))
    with database.transaction() as session:
        Store(session, "T2").outbox.put("note:två", Note("två"), now=NOW, channel="C1")
    cipher = TokenCipher([new_key()])
    for team in ("T1", "T2"):
        with database.transaction() as session:
            grant = Grant(None, "UBOT", [], cipher.encrypt(f"xoxb-{team}"), "U1")
            install(Store(session, team), grant, now=NOW)
    make = partial(WebClient, base_url=slack.address, retry_handlers=[])
    stored = StoredClients(database, cipher, make)
    clients = Clients(stored, one_for_all=False, refused=partial(end_if_refused, database, cipher, lambda: NOW))
    worker = DeliveryWorker(database, clients, HURRY)
    slack.fail = lambda _method: "token_revoked"
    assert worker.deliver_next()
    slack.fail = lambda _method: None
    assert clients.served() == ["T2"]
    calls = len(slack.calls)
    worker.deliver_within(60)
    assert (words(slack), worker.next_wait()) == (["två sv"], None)
    assert len(slack.calls) == calls + 1, "nothing is tried for the other"
    assert rows()["ett"].attempts == 0
    with database.transaction() as session:
        install(Store(session, "T1"), Grant(None, "UBOT", [], cipher.encrypt("xoxb-new"), "U1"), now=NOW)
    worker.deliver_within(60)
    assert words(slack) == ["två sv", "ett sv"]
