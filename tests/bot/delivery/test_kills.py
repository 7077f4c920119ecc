"""Killed at any moment, a worker leaves nothing lost and nothing to be said twice."""

import os
import random
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import event

from bot.delivery.pacing import RetryPolicy
from storage.database import Database
from storage.tables import Delivery
from tests.bot.delivery.conftest import HURRY, open_worker
from tests.bot.delivery.slack_server import AFTER, BEFORE, SlackServer

# The forked process uses nothing that a thread of this one may hold: it opens its own database and client.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
Put = Callable[..., None]
Rows = Callable[[], dict[str, Delivery]]
SEEDS = range(1, 1 + int(os.environ.get("SOAK", "1")))
MESSAGES, KILLS = (200, 20) if "SOAK" in os.environ else (30, 8)
BRISK = replace(HURRY, reconcile_after=1.0, idle=0.1, readings=(0.2,) * 20)
CALM = replace(BRISK, call=30.0, lease=90.0)
TRIED = replace(BRISK, call=0.5, lease=3.0, reconcile_after=3.0)
"""Whoever stands still for longer between looking and posting may post what another has posted meanwhile."""


def spawn(database: Database, slack: SlackServer, patience: RetryPolicy, die_at_commit: int = 0) -> int:
    """A process of its own that delivers until the outbox is empty, or dies before its nth commit; its id."""
    process = os.fork()
    if process:
        return process
    try:
        _deliver(Database(database.url), slack, patience, die_at_commit)
        os._exit(0)
    except BaseException:  # noqa: BLE001 (a child must never go on as the test that it was forked from)
        traceback.print_exc()
        os._exit(1)


def _deliver(own: Database, slack: SlackServer, patience: RetryPolicy, die_at_commit: int) -> None:
    commits = iter(range(1, 1_000))

    def count(_connection: object) -> None:
        if next(commits) == die_at_commit:
            os.kill(os.getpid(), signal.SIGKILL)

    if die_at_commit:
        event.listen(own.engine, "commit", count)
    open_worker(own, slack, patience).deliver_within(300)


def ended_well(process: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def check(slack: SlackServer, rows: Rows, expected: int) -> None:
    """Each message is in Slack once, and the outbox knows where."""
    assert len(slack.posted) == len(set(slack.keys())) == expected
    assert {row.state for row in rows().values()} == {"sent"}
    assert {row.posted_ts for row in rows().values()} == {each.ts for each in slack.posted}


@pytest.mark.parametrize("commit", [1, 2, 3, 4, 5, 6])
def test_killed_before_any_commit(
    database: Database,
    slack: SlackServer,
    put: Put,
    rows: Rows,
    move_clock: Callable[..., None],
    commit: int,
) -> None:
    """Claim, render, remember the direct channel, look at the lease, settle, look whether there is more."""
    put("hej", person="U1")
    assert not ended_well(spawn(database, slack, CALM, die_at_commit=commit))
    move_clock(seconds=CALM.lease)
    open_worker(database, slack, BRISK).deliver_within(60)
    check(slack, rows, 1)


@pytest.mark.parametrize("accepted", [True, False])
def test_killed_while_slack_is_being_called(
    database: Database,
    slack: SlackServer,
    put: Put,
    rows: Rows,
    move_clock: Callable[..., None],
    accepted: bool,
) -> None:
    put("hej")
    arrived, killed = threading.Event(), threading.Event()

    def hold(method: str) -> None:
        if method == "chat.postMessage" and not killed.is_set():
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
    check(slack, rows, 1)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", SEEDS)
def test_three_replicas_that_are_killed_and_a_slack_that_fails(
    database: Database, slack: SlackServer, put: Put, rows: Rows, seed: int
) -> None:
    """Kills at random moments and a third of the calls failing, before or after they are accepted."""
    chance = random.Random(seed)  # noqa: S311 (repeatable; nothing secret)
    slack.silence = TRIED.call * 1.5
    slack.history_lag = 0.5
    slack.fail = lambda _method: chance.choice([*BEFORE, *AFTER]) if chance.random() < 0.3 else None
    for number in range(MESSAGES):
        word = f"file{number}" if number % 4 == 0 else f"m{number}"
        put(word, **({"channel": f"C{number % 3 + 1}"} if number % 2 else {"person": f"U{number % 5}"}))
    replicas = [spawn(database, slack, TRIED) for _ in range(3)]
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.05, 0.6))  # the moment of a kill is what is drawn
        place = chance.randrange(3)
        os.kill(replicas[place], signal.SIGKILL)
        os.waitpid(replicas[place], 0)
        replicas[place] = spawn(database, slack, TRIED)
    slack.fail = lambda _method: None
    assert [ended_well(replica) for replica in replicas] == [True] * 3
    check(slack, rows, MESSAGES)
