"""A tick decides for every workspace, each decision alone, and delivers what it can within its time."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, ClassVar

import pytest
from slack_sdk import WebClient
from sqlalchemy import text

from bot.delivery.worker import DeliveryWorker
from bot.installations.slack_calls import Clients
from bot.schedule import jobs, scheduler
from bot.schedule.jobs import job_error_log, run_jobs, run_tick
from bot.schedule.scheduler import Scheduler
from commands.message_kinds import MessageKind
from commands.reader import Reader
from commands.registry import MESSAGES
from commands.vocabulary.blocks import Message
from domain.actions import NewAction
from domain.messages import Payload
from services.actions import add_action
from services.erasure import TRACES
from services.schedule import SCHEDULED_JOBS, ScheduledJob
from storage.database import Database, try_lock
from storage.store import Store
from storage.tables import Workspace
from tests.bot.delivery.conftest import HURRY
from tests.bot.delivery.slack_server import SlackServer, slack_server
from tests.conftest import NOW, STOCKHOLM
from tests.stopwatch import Stopwatch


@dataclass(frozen=True)
class Hello(Payload):
    """One more kind of message."""

    kind: ClassVar[str] = "hello"


def say_hello(store: Store, _due: datetime, now: datetime) -> None:
    """A service: one message for each workspace."""
    store.outbox.put("hello", Hello(), now=now, channel="C1")


def break_down(_store: Store, _due: datetime, _now: datetime) -> None:
    """A service that fails."""
    raise ValueError("people's own words")


def always(name: str, service: Callable[[Store, datetime, datetime], None]) -> ScheduledJob:
    """A job that is due at every look."""
    return ScheduledJob(name, lambda _workspace, _moment: NOW, service)


HELLO, BREAKDOWN = always("hello", say_hello), always("breakdown", break_down)


def open_workspaces(database: Database) -> None:
    with database.transaction() as session:
        for workspace in ("T1", "T2"):
            Store(session, workspace).workspace.open(Workspace(id=workspace, created_at=NOW), "Allt")


def render_hello(_said: Hello, _store: Store, _reader: Reader) -> Message:
    return Message("hello")


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    """The stand-in for Slack."""
    with slack_server() as server:
        yield server


@pytest.fixture
def worker(database: Database, slack: SlackServer, monkeypatch: pytest.MonkeyPatch) -> DeliveryWorker:
    """A delivery worker, two workspaces, and one more kind of message."""
    monkeypatch.setitem(MESSAGES, "hello", MessageKind(Hello, render_hello))
    open_workspaces(database)
    client = WebClient("xoxb", base_url=slack.address, timeout=3, retry_handlers=[])
    return DeliveryWorker(database, Clients({"T1": client, "T2": client}), HURRY)


def hellos(database: Database) -> list[bool]:
    with database.transaction(reading=True) as session:
        return [Store(session, workspace).outbox.has("hello") for workspace in ("T1", "T2")]


def test_pictures_reminders_and_nudges_are_decided() -> None:
    names = ["digest", "held_digest", "reminders", "retention", "nudges", "previews", "feedback"]
    assert [job.name for job in SCHEDULED_JOBS] == names


def test_the_real_decisions_run_on_an_empty_workspace(database: Database, worker: DeliveryWorker) -> None:
    assert run_jobs(database, NOW, job_error_log())
    assert worker.next_wait() is None


def test_a_tick_in_which_nothing_is_due_asks_as_little_of_many_workspaces_as_of_one(
    database: Database, listen: Callable[[Database, str, Callable[..., Any]], None]
) -> None:
    asked: list[str] = []
    listen(database, "before_cursor_execute", lambda *told: asked.append(told[2]))
    counts = []
    for number in (1, 20):
        with database.transaction() as session:
            for each in range(number):
                named = Workspace(id=f"T{number}{each}", digest_channel="C1", created_at=NOW)
                Store(session, named.id).workspace.open(named, "Allt")
        assert run_jobs(database, SUNDAY, job_error_log())
        asked.clear()
        assert run_jobs(database, SUNDAY + timedelta(hours=1), job_error_log())
        counts.append([len(asked), len([each for each in asked if "next_run" in each])])
    assert counts[0] == counts[1]
    assert counts[0][1] == 1


def test_nothing_is_decided_for_a_workspace_that_is_not_served(database: Database) -> None:
    with database.transaction() as session:
        for team in ("T8", "T9"):
            Store(session, team).workspace.open(Workspace(id=team, digest_channel="C1", created_at=NOW), "Allt")
    assert run_jobs(database, SUNDAY, job_error_log(), ["T8"])
    with database.transaction(reading=True) as session:
        assert Store(session, "T8").next_runs.find("digest") is not None
        assert Store(session, "T9").next_runs.find("digest") is None


def test_what_is_over_age_goes_also_where_the_app_is_not_installed_any_more(database: Database) -> None:
    with database.transaction() as session:
        Store(session, "T9").workspace.open(Workspace(id="T9", created_at=NOW), "Allt")
    assert run_jobs(database, SUNDAY, job_error_log(), [])
    with database.transaction(reading=True) as session:
        assert Store(session, "T9").next_runs.find("retention") is not None


def test_what_is_done_in_parts_goes_on_for_a_while_and_at_the_next_look(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.transaction() as session:
        Store(session, "T1").workspace.open(Workspace(id="T1", created_at=NOW), "Allt")
    parts: list[int] = []

    def take_part(_store: Store, _due: datetime, _now: datetime) -> bool:
        parts.append(len(parts))
        return len(parts) < jobs.MOST_PARTS + 3

    later = NOW + timedelta(days=30)
    job = ScheduledJob("parts", lambda _workspace, moment: NOW if moment < NOW else later, take_part)
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (job,))
    for done in (jobs.MOST_PARTS, jobs.MOST_PARTS + 3, jobs.MOST_PARTS + 3):
        assert run_jobs(database, NOW, job_error_log())
        assert len(parts) == done


def test_one_that_fails_does_not_keep_the_others(
    database: Database, monkeypatch: pytest.MonkeyPatch, logs: Callable[[], str]
) -> None:
    open_workspaces(database)
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (BREAKDOWN, HELLO))
    assert not run_jobs(database, NOW, job_error_log())
    assert hellos(database) == [True, True]
    assert "decision_failed" in logs()
    assert "people's own words" not in logs()


def test_a_lasting_fault_is_told_when_it_begins_and_ends(
    database: Database, monkeypatch: pytest.MonkeyPatch, logs: Callable[[], str]
) -> None:
    open_workspaces(database)
    trouble = job_error_log()
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (BREAKDOWN,))
    for _ in range(3):
        assert not run_jobs(database, NOW, trouble)
    assert logs().count("decision_failed") == len(("T1", "T2"))
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (HELLO,))
    assert run_jobs(database, NOW, trouble)
    assert logs().count("decision_failed_over") == 1


def test_what_another_process_is_deciding_is_left_to_it(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_workspaces(postgres)
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (HELLO,))
    with postgres.transaction() as session:
        assert try_lock(session, "hello:T1")
        assert run_jobs(postgres, NOW, job_error_log())
    assert hellos(postgres) == [False, True]
    assert run_jobs(postgres, NOW, job_error_log())
    assert hellos(postgres) == [True, True]


def test_a_tick_waits_for_what_becomes_due(
    database: Database, worker: DeliveryWorker, slack: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (HELLO,))
    slack.script(("chat.postMessage", "reset_before"), ("chat.postMessage", "429"))
    assert run_tick(database, worker, NOW, patience=60)
    assert len(slack.posted) == 2


def test_what_was_put_before_the_clock_was_set_back_is_delivered(
    database: Database,
    worker: DeliveryWorker,
    slack: SlackServer,
    move_clock: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (HELLO,))
    run_jobs(database, NOW, job_error_log())
    move_clock(hours=-1)
    assert not worker.deliver_next()
    run_jobs(database, NOW, job_error_log())
    assert [worker.deliver_next() for _ in range(3)] == [True, True, False]
    assert len(slack.posted) == 2


def test_a_coordinator_hears_of_an_owner_who_turns_out_to_have_left(
    database: Database, worker: DeliveryWorker, slack: SlackServer
) -> None:
    due = date(2026, 11, 23)
    with database.transaction() as session:
        store = Store(session, "T1")
        store.people.meet("UCOORD").role = "coordinator"
        wanted = NewAction(title="Tänd tunneln", owner="UGONE", start=date(2026, 11, 2), deadline=due)
        add_action(store, wanted, by="UCOORD", now=NOW)
    slack.left.add("UGONE")
    run_tick(database, worker, datetime(2026, 11, 23, 8, 0, tzinfo=STOCKHOLM), patience=60)
    assert [each.channel for each in slack.posted] == ["DUCOORD"]
    assert "ny ansvarig" in slack.posted[0].body["text"]


def test_a_tick_ends_in_time_when_slack_does_not_answer(
    database: Database, worker: DeliveryWorker, slack: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (HELLO,))
    slack.fail = lambda _method: "500_before"
    with Stopwatch() as watch:
        run_tick(database, worker, NOW, patience=1)
    assert watch.seconds < 1 + HURRY.call


def test_the_clockwork_ticks_at_once_and_when_the_clock_has_been_moved(
    database: Database, worker: DeliveryWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worker.next_wait() is None
    seen: list[datetime] = []
    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (always("seen", lambda _store, _due, now: seen.append(now)),))
    ticks = _Counter()
    with Scheduler(database, lambda: NOW, ticks.add) as running:
        ticks.wait_for(1)
        running.tick_now()
        ticks.wait_for(2)
    assert seen == [NOW] * 4


def test_the_clockwork_goes_on_when_the_wall_clock_is_set_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "SECONDS", 0.1)
    ticks = _Counter()
    with Scheduler(database, lambda: NOW, ticks.add) as running:
        ticks.wait_for(1)
        with monkeypatch.context() as before:
            before.setattr(scheduler, "datetime", _AnHourAhead)
            running.tick_now()
        ticks.wait_for(ticks.count + 2)


def test_a_tick_that_fails_is_followed_by_another(
    database: Database, worker: DeliveryWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = _Counter()

    def fail_once() -> datetime:
        if ticks.count == 0:
            raise OSError("no clock")
        return NOW

    monkeypatch.setattr(jobs, "SCHEDULED_JOBS", (HELLO,))
    with Scheduler(database, fail_once, ticks.add) as running:
        ticks.wait_for(1)
        running.tick_now()
        ticks.wait_for(2)
    assert hellos(database) == [True, True]
    assert worker.next_wait() is not None


def test_a_fault_that_lasts_is_told_when_it_begins_and_when_it_is_over(
    postgres: Database, logs: Callable[[], str]
) -> None:
    ticks = _Counter()

    def clock() -> datetime:
        if ticks.count < 5:
            with postgres.transaction() as session:
                session.execute(text("SELECT 1 FROM nowhere"))
        return NOW

    with Scheduler(postgres, clock, ticks.add) as running:
        for count in range(1, 7):
            ticks.wait_for(count)
            running.tick_now()
    told = [json.loads(line) for line in logs().splitlines()]
    assert [each["event"] for each in told] == ["tick_failed", "tick_failed_over"]
    assert (told[0]["code"], told[1]["times"]) == ("42P01", 5)


def test_what_erased_texts_left_behind_is_overwritten_when_its_time_has_come(database: Database) -> None:
    open_workspaces(database)
    with database.transaction() as session:
        Store(session, "T1").next_runs.plan(TRACES, NOW)
    for now, planned in ((NOW - timedelta(minutes=1), NOW), (NOW, None)):
        assert run_jobs(database, now, job_error_log())
        with database.transaction(reading=True) as session:
            assert Store(session, "T1").next_runs.find(TRACES) == planned


SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class _AnHourAhead(datetime):
    """The wall clock before it is set back."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz) + timedelta(hours=1)


class _Counter:
    """Counts calls, and waits for them without looking again and again."""

    def __init__(self) -> None:
        self.count = 0
        self._changed = threading.Condition()

    def add(self) -> None:
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.count >= count, timeout=60)
