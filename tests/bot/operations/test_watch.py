"""The pages of a running bot tell whether it lives and is ready, and its figures, but nothing of people."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import httpx
import pytest

from bot.edge.web import nothing_else, serve
from bot.operations import health
from bot.operations.health import Watch
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Workspace
from tests.conftest import NOW
from tests.outbox import Note


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def connected() -> list[bool]:
    return [True]


@pytest.fixture
def page(database: Database, connected: list[bool], watch: Watch) -> Iterator[httpx.Client]:
    port, stop = serve(watch.pages(database, lambda: connected[0], lambda: ["T1"]), nothing_else, 0)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client
    stop()


def put(
    database: Database, idempotency_key: str, late: float = 0.0, state: str = "pending", workspace: str = "T1"
) -> None:
    with database.transaction() as session:
        store = Store(session, workspace)
        if store.workspace.find() is None:
            store.workspace.open(Workspace(id=workspace, created_at=NOW), "Allt")
        store.outbox.put(idempotency_key, Note("hemlig"), now=NOW, channel="C1")
        row = store.outbox.find(idempotency_key)
        assert row is not None
        row.not_before -= timedelta(seconds=late)
        row.state = state
        row.settled_at = NOW if state in ("failed", "sent") else None


def test_a_living_bot_says_so_even_when_it_is_not_ready(page: httpx.Client, connected: list[bool]) -> None:
    connected[0] = False
    assert page.get("/healthz").text == "ok"
    assert (page.get("/readyz").status_code, page.get("/readyz").text) == (503, "no connection to Slack")


def test_a_bot_is_ready_when_nothing_is_missing(page: httpx.Client, database: Database, watch: Watch) -> None:
    put(database, "a", late=10)
    watch.tick(decided=False)
    assert (page.get("/readyz").status_code, page.get("/readyz").text) == (200, "ok")


def test_a_message_that_is_late_is_told(page: httpx.Client, database: Database) -> None:
    put(database, "sent", late=9_000, state="sent")
    put(database, "a", late=health.LATE + 60)
    assert page.get("/readyz").text.startswith("a message is 36")


def test_what_waits_in_a_workspace_that_is_not_served_is_not_late(page: httpx.Client, database: Database) -> None:
    put(database, "a", late=9_000, workspace="T2")
    assert page.get("/readyz").text == "ok"


def test_that_nothing_looks_at_what_is_due_is_told(
    page: httpx.Client, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.tick(decided=True)
    now = health.monotonic()
    monkeypatch.setattr(health, "monotonic", lambda: now + health.TICK + 3)
    assert page.get("/readyz").text == "nothing looked at what is due for 63 s"


def test_without_its_database_it_is_not_ready(watch: Watch) -> None:
    gone = Database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    port, stop = serve(watch.pages(gone, lambda: True, lambda: ["T1"]), nothing_else, 0)
    answer = httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False)
    figures = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False)
    stop()
    gone.close()
    assert (answer.status_code, answer.text) == (503, "no database")
    assert "trygg_slack_connected 1.0" in figures.text
    assert "trygg_outbox" not in figures.text


def test_the_figures_tell_of_work_and_of_nobody(page: httpx.Client, database: Database, watch: Watch) -> None:
    put(database, "a", late=30)
    put(database, "b", state="failed")
    with watch.metrics.acknowledging("form"):
        pass
    with suppress(KeyError), watch.metrics.acknowledging("form"):
        raise KeyError
    watch.metrics.count_failure("form")
    watch.metrics.count_delivery("receipt", "sent")
    watch.tick(decided=True)
    watch.tick(decided=False)
    told = page.get("/metrics").text
    for line in (
        'trygg_acknowledgement_seconds_count{kind="form"} 2.0',
        'trygg_interactions_failed_total{kind="form"} 1.0',
        'trygg_deliveries_total{kind="receipt",state="sent"} 1.0',
        'trygg_ticks_total{outcome="decided"} 1.0',
        'trygg_ticks_total{outcome="failed"} 1.0',
        'trygg_outbox_messages{state="pending"} 1.0',
        'trygg_outbox_messages{state="failed"} 1.0',
        "trygg_slack_connected 1.0",
    ):
        assert line in told
    assert "trygg_outbox_late_seconds 3" in told
    assert "hemlig" not in told


def test_a_parked_message_does_not_make_it_unready(page: httpx.Client, database: Database) -> None:
    put(database, "b", late=9_000, state="failed")
    with database.transaction(reading=True) as session:
        assert session.get_one(Delivery, 1).settled_at is not None
    assert page.get("/readyz").text == "ok"
