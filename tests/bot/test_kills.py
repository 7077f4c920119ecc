"""Killed at any commit of a report or of a look at what is due: nothing lost, nothing twice."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlmodel import SQLModel, func, select

from bot.edge.dispatcher import InteractionDispatcher
from bot.edge.interaction import Interaction
from bot.schedule.jobs import job_error_log, run_jobs
from bot.settings import Settings
from commands.response import Reply
from commands.routes import InteractionKind
from domain.actions import NewAction
from domain.pictures import PicturePart
from services.actions import add_action
from services.schedule import DIGEST
from storage.database import Database
from storage.store import Store
from storage.tables import Delivery, Incident, ProcessedInteraction, Workspace
from tests.bot.edge.test_dispatcher import words
from tests.conftest import NOW
from tests.killing import is_killed_at

# The forked process uses nothing that a thread of this one may hold: it opens its own database.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def rows(database: Database, table: type[SQLModel]) -> int:
    with database.transaction(reading=True) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def dispatch(url: str, settings: Settings, report: Interaction) -> str:
    """What a person hears of a report from a process that has just opened the database."""
    database = Database(url)
    told = words(InteractionDispatcher(database, settings, lambda: NOW).dispatch(report))
    database.close()
    return told


@pytest.fixture
def report(
    database: Database, dispatcher: InteractionDispatcher, interaction: Callable[..., Interaction]
) -> Callable[[str], Interaction]:
    """Makes the submission of a report, with the occasion of its own view."""
    dispatcher.dispatch(interaction(InteractionKind.COMMAND, "trygg", words="hjälp", idempotency_key="first"))
    with database.transaction() as session:
        area = str(Store(session, "T1").geography.areas()[0].id)
    fields: dict[str, Any] = {"category": "threat", "area": area, "sharing": "green"}
    people = map("U{}".format, count())  # one just like the last of the same person's would be asked about
    return lambda view: interaction(
        InteractionKind.FORM, "incident.report", idempotency_key=view, fields=fields, user=next(people)
    )


def test_a_report_is_stored_once_whenever_its_process_dies(
    database: Database, settings: Settings, report: Callable[[str], Interaction]
) -> None:
    """Killed before each of its commits; Slack, which got no acknowledgement, has it sent again."""
    for nth in count(1):
        submission = report(f"V{nth}")
        killed = is_killed_at("commit", nth, lambda: dispatch(database.url, settings, submission))  # noqa: B023
        assert rows(database, Incident) == (nth - 1 if killed else nth), "nothing is stored before its commit"
        dispatch(database.url, settings, submission)
        assert rows(database, Incident) == rows(database, Delivery) == nth
        if not killed:
            break
    assert nth > 1


def look(url: str) -> None:
    """Look once at what is due."""
    database = Database(url)
    assert run_jobs(database, NOW, job_error_log())
    database.close()


def test_what_is_due_is_decided_once_whenever_the_process_dies(database: Database) -> None:
    with database.transaction() as session:
        store = Store(session, "T1")
        store.workspace.open(Workspace(id="T1", created_at=NOW), "Hela kommunen")
        settings = store.workspace.settings()
        settings.digest_channel = "C1"
        store.next_runs.add(DIGEST.name, NOW)
        begun = NOW - timedelta(days=30)
        planned = NewAction(title="Tänd tunneln", owner="U1", start=begun.date(), deadline=NOW.date())
        add_action(store, planned, by="U1", now=begun)
    kills = [nth for nth in range(1, 5) if is_killed_at("commit", nth, lambda: look(database.url))]
    look(database.url)
    assert kills
    with database.transaction(reading=True) as session:
        kinds = Counter(session.exec(select(Delivery.kind)))
        assert kinds == {"digest": 1, "digest_part": len(PicturePart), "reminder": 1}


def report_without_pause(url: str, settings: Settings, submissions: Iterable[Interaction], told: int) -> None:
    """Four people report at once until killed; each that has been acknowledged is told of through a pipe."""
    dispatcher, numbered = InteractionDispatcher(Database(url), settings, lambda: NOW), iter(submissions)

    def report_on() -> None:
        for submission in numbered:
            if isinstance(dispatcher.dispatch(submission).response, Reply):
                os.write(told, f"{submission.idempotency_key}\n".encode())

    threads = [threading.Thread(target=report_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def kill_while_reporting(
    url: str, settings: Settings, submissions: Iterable[Interaction], after: float
) -> set[str]:
    """What a process had acknowledged that was killed so many seconds after the first of it."""
    heard, told = os.pipe()
    process = os.fork()
    if not process:
        try:
            report_without_pause(url, settings, submissions, told)
        finally:
            os._exit(1)
    os.close(told)
    with os.fdopen(heard, encoding="ascii") as pipe:
        first = pipe.readline()
        time.sleep(after)  # the moment of the kill is what is drawn
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return {*first.split(), *pipe.read().split()}


@pytest.mark.parametrize("kills", [5, pytest.param(100, marks=[pytest.mark.long, pytest.mark.timeout(600)])])
def test_what_was_acknowledged_is_stored_however_often_the_process_is_killed(
    database: Database, settings: Settings, report: Callable[[str], Interaction], kills: int
) -> None:
    chance = random.Random(kills)  # noqa: S311 (repeatable; nothing secret)
    acknowledged: set[str] = set()
    for nth in range(kills):
        submissions = map(report, map(f"K{nth}.{{}}".format, count()))  # which threads can share
        lasts = chance.uniform(0.0, 0.2)
        acknowledged |= kill_while_reporting(database.url, settings, submissions, lasts)
    with database.transaction(reading=True) as session:
        stored = {row.idempotency_key for row in session.exec(select(ProcessedInteraction))}
        incidents = session.exec(select(func.count()).select_from(Incident)).one()
    assert acknowledged
    assert acknowledged <= stored
    assert incidents == len([key for key in stored if key.startswith("K")])
