"""A message with a file is one delivery: uploaded, shared once, and resumed where it was broken off."""

import os
import signal
import threading
from collections.abc import Callable

import pytest

from bot.delivery.worker import DeliveryWorker
from commands.message_kinds import MessageKind
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.vocabulary.blocks import Attachment, Message
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery
from tests.bot.delivery.conftest import HURRY, open_worker, render_note
from tests.bot.delivery.slack_server import AFTER, BEFORE, SlackServer
from tests.bot.delivery.test_kills import BRISK, CALM, ended_well, spawn
from tests.outbox import Note

# The forked process uses nothing that a thread of this one may hold: it opens its own database and client.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]
BEGIN, UPLOAD, SHARE = "files.getUploadURLExternal", "upload", "files.completeUploadExternal"
HARMLESS = ("500_before", "reset_after", "garbage_before")
TROUBLES = [
    *((step, trouble) for step in (BEGIN, UPLOAD, "files.info") for trouble in HARMLESS),
    *((SHARE, trouble) for trouble in (*BEFORE, *AFTER)),
]


def render_hidden(said: Note, _store: Store, reader: Reader) -> Message:
    """The file with a row that is hidden by the time that it can be shared."""
    return Message(f"{said.word} {reader.language}", file=Attachment(f"{said.word}.csv", b"a;1\nhidden;1\n"))


def check_shared_once(slack: SlackServer, rows: Rows) -> None:
    (posted,) = slack.posted
    assert posted.file["content"] == b"a;1\n"
    assert posted.body["initial_comment"] == "file sv"
    sent = rows()["file"]
    assert (sent.state, sent.posted_ts, sent.posted_channel) == ("sent", posted.ts, posted.channel)


@pytest.mark.parametrize("receiver", [{"channel": "C1"}, {"person": "U1"}])
def test_it_is_uploaded_and_shared(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, receiver: dict[str, str]
) -> None:
    put("file", **receiver)
    put("after", **receiver)
    worker.deliver_within(60)
    assert slack.keys()[0] == "file.csv"
    slack.posted.pop()
    check_shared_once(slack, rows)


@pytest.mark.parametrize(("step", "trouble"), [*TROUBLES, ("chat.postMessage", "reset_after")])
def test_a_file_in_a_thread_is_shared_there_once(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, step: str, trouble: str
) -> None:
    slack.script((step, trouble))
    put("root")
    put("file", channel="C1", thread_of="note:root")
    worker.deliver_within(60)
    root, shared = slack.posted
    assert (shared.file["name"], shared.body["thread_ts"]) == ("file.csv", root.ts)
    assert (rows()["file"].state, rows()["file"].posted_ts) == ("sent", shared.ts)


def test_words_for_those_who_do_not_see_a_picture_go_with_it(
    worker: DeliveryWorker, slack: SlackServer, put: Put
) -> None:
    put("file")
    worker.deliver_within(60)
    (begun,) = [body for method, body in slack.calls if method == BEGIN]
    assert begun["alt_txt"] == "Two figures"


@pytest.mark.parametrize(("step", "trouble"), TROUBLES)
def test_a_step_that_fails_or_seems_to_shares_it_once(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, step: str, trouble: str
) -> None:
    slack.script((step, trouble))
    put("file")
    worker.deliver_within(60)
    check_shared_once(slack, rows)
    assert slack.methods().count(SHARE) <= 3


@pytest.mark.parametrize("commit", [4, 5, 6, 7, 8])
def test_killed_before_any_commit(
    database: Database,
    slack: SlackServer,
    put: Put,
    rows: Rows,
    move_clock: Callable[..., None],
    commit: int,
) -> None:
    """Remember the file, look at the lease, settle, claim it again, settle that it is shown."""
    put("file", person="U1")
    assert not ended_well(spawn(database, slack, CALM, die_at_commit=commit))
    move_clock(seconds=CALM.lease)
    open_worker(database, slack, BRISK).deliver_within(60)
    check_shared_once(slack, rows)


@pytest.mark.parametrize(("step", "accepted"), [(UPLOAD, True), (SHARE, True), (SHARE, False)])
def test_killed_at_a_step(
    database: Database,
    slack: SlackServer,
    put: Put,
    rows: Rows,
    move_clock: Callable[..., None],
    step: str,
    accepted: bool,
) -> None:
    put("file")
    arrived, killed = threading.Event(), threading.Event()

    def hold(method: str) -> None:
        if method == step and not killed.is_set():
            arrived.set()
            killed.wait(60)
            if not accepted:
                raise ConnectionAbortedError

    slack.on_call = hold
    process = spawn(database, slack, CALM)
    assert arrived.wait(60)
    os.kill(process, signal.SIGKILL)
    killed.set()
    assert not ended_well(process)
    move_clock(seconds=CALM.lease)
    open_worker(database, slack, BRISK).deliver_within(60)
    check_shared_once(slack, rows)


def test_what_was_not_shared_is_uploaded_anew_as_it_is_then(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.script((SHARE, "429"))
    put("file")
    monkeypatch.setitem(MESSAGES, "note", MessageKind(Note, render_hidden))
    worker.deliver_next()
    monkeypatch.setitem(MESSAGES, "note", MessageKind(Note, render_note))
    worker.deliver_within(60)
    check_shared_once(slack, rows)
    assert (slack.methods().count(UPLOAD), slack.methods().count(SHARE)) == (2, 2)


def test_what_slack_has_forgotten_is_uploaded_again(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.script((SHARE, "429"))
    put("file")
    worker.deliver_next()
    slack.files.clear()
    worker.deliver_within(60)
    check_shared_once(slack, rows)


def test_a_file_that_slack_never_shows_is_neither_shared_again_nor_passed_over_in_silence(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.history_lag = 1_000
    put("file")
    worker.deliver_within(60)
    assert slack.methods().count(SHARE) == 1
    assert rows()["file"].state == "unknown"
    assert any(row.kind == "dead_letter" for row in rows().values())


def test_an_app_that_may_not_upload_holds_up_nothing_else(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.fail = lambda method: "missing_scope" if method == BEGIN else None
    put("file")
    put("after")
    worker.deliver_within(60)
    assert (rows()["file"].state, rows()["after"].state) == ("failed", "sent")


def test_a_file_that_slack_refuses_is_parked(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.fail = lambda method: "file_upload_size_restricted" if method == BEGIN else None
    put("file")
    worker.deliver_within(60)
    assert (rows()["file"].state, rows()["file"].failure_reason) == ("failed", "file_upload_size_restricted")


def test_after_a_restore_a_file_that_was_shared_is_found_by_its_name(
    database: Database, worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    put("file")
    worker.deliver_within(60)
    with database.transaction() as session:
        lost = session.get_one(Delivery, rows()["file"].id)
        lost.state, lost.settled_at, lost.file_id, lost.posted_ts = "unknown_outcome", None, None, None
        lost.uncertain_since = lost.claimed_at
    worker.deliver_within(60)
    check_shared_once(slack, rows)


def test_a_bot_that_has_no_place_in_the_channel_joins_it(
    worker: DeliveryWorker, slack: SlackServer, put: Put, rows: Rows
) -> None:
    slack.joined.discard("C2")
    put("file", channel="C2")
    worker.deliver_within(60)
    check_shared_once(slack, rows)


def test_it_waits_no_longer_than_it_must(worker: DeliveryWorker, put: Put, rows: Rows) -> None:
    put("file")
    worker.deliver_next()
    waits = rows()["file"]
    assert waits.claimed_at is not None
    assert HURRY.sharing <= (waits.not_before - waits.claimed_at).total_seconds() < HURRY.reconcile_after
