"""What the tests of delivery share: a Slack that fails, a workspace with people, and a worker in a hurry."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from sqlmodel import col, select

from bot.delivery.pacing import RetryPolicy
from bot.delivery.worker import DeliveryWorker
from bot.installations.slack_calls import Clients
from commands.message_kinds import MessageKind
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.vocabulary.blocks import Attachment, Message, data_table, header
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Workspace
from tests.bot.delivery.slack_server import SlackServer, slack_server
from tests.conftest import NOW
from tests.outbox import Note, put_record

HURRY = RetryPolicy(
    call=3.0,
    lease=10.0,
    reconcile_after=0.4,
    message_interval=0.0,
    outage=0.05,
    backoff=(0.02, 0.02, 0.02),
    readings=(0.02, 0.02, 0.02, 0.02, 0.02, 0.02),
    most_uncertain_attempts=40,
    idle=0.5,
    sharing=0.1,
)


def render_note(said: Note, _store: Store, reader: Reader) -> Message | None:
    """What these tests send: the word and the language; nothing for the word 'stale', a mistake for 'bad'."""
    if said.word == "bad":
        raise ValueError("a renderer that breaks")
    if said.word == "stale":
        return None
    if said.word.startswith("file"):
        return Message(
            f"{said.word} {reader.language}", file=Attachment(f"{said.word}.csv", b"a;1\n", "Two figures")
        )
    blocks = [header(said.word)]
    if said.word.startswith("table"):
        blocks.append(data_table("Siffror", ("Område", "Antal"), (("Centrum", "3"),)))
    return Message(f"{said.word} {reader.language}", tuple(blocks))


@pytest.fixture(autouse=True)
def notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes 'note' a kind of message."""
    monkeypatch.setitem(MESSAGES, "note", MessageKind(Note, render_note))


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    """The stand-in for Slack."""
    with slack_server() as server:
        yield server


def open_worker(database: Database, slack: SlackServer, patience: RetryPolicy = HURRY) -> DeliveryWorker:
    """A delivery worker between the two."""
    client = WebClient("xoxb-test", base_url=slack.address, timeout=patience.call, retry_handlers=[])  # type: ignore[arg-type]
    return DeliveryWorker(database, Clients({"T1": client}), patience)


def deliver_until(worker: DeliveryWorker, is_so: Callable[[], bool]) -> None:
    """Make attempt after attempt until it is so."""
    ends = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < ends
        if not worker.deliver_next():
            time.sleep(0.02)


@pytest.fixture
def worker(database: Database, slack: SlackServer) -> DeliveryWorker:
    """A delivery worker in a hurry."""
    return open_worker(database, slack)


@pytest.fixture(autouse=True)
def workspace(database: Database) -> None:
    """Workspace T1 with a coordinator."""
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
        store.people.meet("UBOSS").role = "coordinator"


@pytest.fixture
def put(database: Database) -> Callable[..., None]:
    """Puts a message into the outbox: its word, and `person`, `channel` (C1 unless one is named) or `kind`."""

    def put_one(word: str, *, kind: str = "note", **receiver: Any) -> None:
        receiver = receiver if {"person", "channel"} & set(receiver) else {"channel": "C1", **receiver}
        with database.transaction() as session:
            put_record(Store(session, "T1"), f"{kind}:{word}", kind, {"word": word}, now=NOW, **receiver)

    return put_one


@pytest.fixture
def rows(database: Database) -> Callable[[], dict[str, Delivery]]:
    """Reads the outbox: the deliveries by the word that they say, or by their occasion."""

    def read() -> dict[str, Delivery]:
        with database.transaction(reading=True) as session:
            every = session.exec(select(Delivery).order_by(col(Delivery.id))).all()
        return {str(each.payload.get("word", each.idempotency_key)): each for each in every}

    return read
