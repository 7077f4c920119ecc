"""In a running bot messages leave at once when they are put, and the one in flight is finished at the end."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.delivery.worker_pool import WorkerPool
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Workspace
from tests.bot.delivery.conftest import HURRY, open_worker
from tests.bot.delivery.slack_server import SlackServer
from tests.conftest import NOW
from tests.outbox import Note
from tests.postgres import Cluster

Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]
SLEEPY = replace(HURRY, idle=600)


def test_what_is_put_leaves_at_once(database: Database, slack: SlackServer, put: Put) -> None:
    with WorkerPool(open_worker(database, slack, SLEEPY)) as thread:
        database.on_enqueued = thread.wake
        for number in range(3):
            arrived = threading.Event()
            slack.on_call = lambda method, bell=arrived: bell.set() if method == "chat.postMessage" else None
            put(f"m{number}", channel=f"C{number + 1}")
            assert arrived.wait(60)


def test_it_wakes_by_itself_when_something_becomes_due(database: Database, slack: SlackServer, put: Put) -> None:
    slack.script(("chat.postMessage", "reset_before"))
    again = threading.Event()

    def notice(method: str) -> None:
        if method == "conversations.history":
            again.set()

    slack.on_call = notice
    with WorkerPool(open_worker(database, slack, SLEEPY)) as thread:
        database.on_enqueued = thread.wake
        put("hej")
        assert again.wait(60)


def test_a_long_round_gives_a_sign_of_life_for_each_message(
    database: Database, slack: SlackServer, put: Put
) -> None:
    beats: list[str] = []
    before: list[int] = []
    done = threading.Event()

    def notice(method: str) -> None:
        if method == "chat.postMessage":
            before.append(len(beats))
            if len(before) >= 4:
                done.set()

    slack.on_call = notice
    for number in range(4):
        put(f"m{number}", channel=f"C{number}")
    with WorkerPool(open_worker(database, slack, SLEEPY), workers=1, beat=beats.append):
        assert done.wait(60)
    assert before[0] > 0
    assert before == sorted(set(before)), "each is preceded by a beat of its own, also one that is sent again"
    assert set(beats) == {"delivery-0"}


def test_the_message_in_flight_is_finished(database: Database, slack: SlackServer, put: Put, rows: Rows) -> None:
    arrived, worker = threading.Event(), open_worker(database, slack, SLEEPY)
    deliver_round, asked = worker.deliver_round, list[Callable[[], bool]]()

    def keep(is_stopping: Callable[[], bool], *further: Any) -> float | None:
        asked.append(is_stopping)
        return deliver_round(is_stopping, *further)

    def hold(method: str) -> None:
        if method == "chat.postMessage":
            arrived.set()
            while not asked[0]():
                time.sleep(0.01)

    worker.deliver_round = keep  # type: ignore[method-assign]
    slack.on_call = hold
    put("ett")
    put("två")
    with WorkerPool(worker):
        assert arrived.wait(60)
    assert rows()["ett"].state == "sent"
    assert rows()["två"].state == "pending"


def test_a_broken_database_does_not_end_it(database: Database, slack: SlackServer, put: Put) -> None:
    worker = open_worker(database, slack, SLEEPY)
    arrived = threading.Event()
    slack.on_call = lambda _method: arrived.set()
    healthy, worker.deliver_round = worker.deliver_round, _break  # type: ignore[method-assign]
    with WorkerPool(worker) as thread:
        worker.deliver_round = healthy  # type: ignore[method-assign]
        put("hej")
        thread.wake()
        assert arrived.wait(60)


def test_a_fault_that_lasts_is_told_once_with_the_databases_code(
    database: Database, slack: SlackServer, put: Put, logs: Callable[[], str], listen: Callable[..., None]
) -> None:
    put("hej")
    code = _make_read_only(database, listen)
    worker = open_worker(database, slack, SLEEPY)
    rounds, healthy = threading.Semaphore(0), worker.deliver_round

    def count(*given: Any) -> float | None:
        try:
            return healthy(*given)
        finally:
            rounds.release()

    worker.deliver_round = count  # type: ignore[method-assign]
    with WorkerPool(worker) as thread:
        for _ in range(12):
            thread.wake()
            assert rounds.acquire(timeout=60)
    (told,) = [json.loads(line) for line in logs().splitlines()]
    assert (told["event"], told["code"]) == ("delivery_waits", code)


def _make_read_only(database: Database, listen: Callable[..., None]) -> str:
    """Let nothing be written from now on; what the database calls that."""
    if database.url.startswith("sqlite"):
        listen(database, "begin", lambda begun: begun.connection.cursor().execute("PRAGMA query_only=ON"))
        return "SQLITE_READONLY"

    def prepare(connection: Any, _record: object) -> None:
        connection.execute("SET default_transaction_read_only = on")
        connection.commit()

    listen(database, "connect", prepare)
    database.engine.dispose()
    return "25006"


def _break(*_: object) -> float:
    raise OSError("gone")


def test_a_database_that_comes_back_is_used_again(
    cluster: Cluster, postgres: Database, slack: SlackServer
) -> None:
    with postgres.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
    arrived = threading.Event()
    slack.on_call = lambda _method: arrived.set()
    with WorkerPool(open_worker(postgres, slack, SLEEPY)) as thread:
        cluster.stop()
        thread.wake()
        cluster.start()
        with postgres.transaction() as session:
            Store(session, "T1").outbox.put("hej", Note("hej"), now=NOW, channel="C1")
        thread.wake()
        assert arrived.wait(60)


def test_a_conversation_is_spoken_to_at_its_pace(database: Database, slack: SlackServer, put: Put) -> None:
    for word in ("ett", "två", "tre"):
        put(word)
    open_worker(database, slack, replace(HURRY, message_interval=0.5)).deliver_within(60)
    first, second, third = (each.at for each in slack.posted)
    assert second - first >= 0.5
    assert third - second >= 0.5


def test_a_conversation_that_rests_holds_up_no_other(database: Database, slack: SlackServer, put: Put) -> None:
    for word, channel in (("ett", "C1"), ("två", "C1"), ("annat", "C2")):
        put(word, channel=channel)
    worker = open_worker(database, slack, replace(HURRY, message_interval=60))
    assert [worker.deliver_next() for _ in range(3)] == [True, True, False]
    assert [each.body["text"] for each in slack.posted] == ["ett sv", "annat sv"]
    assert 0 < (worker.next_wait() or 0) <= 60
