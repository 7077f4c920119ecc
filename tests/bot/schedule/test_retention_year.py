"""A year under a retention decision leaves nothing that it should have removed: in files, logs and a backup.

Each piece of text is a word of its own, so that it can be looked for by its bytes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from bot.schedule.jobs import job_error_log, run_jobs
from domain.actions import NewAction, Status
from domain.incidents import IncidentFacts
from domain.problems import NewProblem, ProblemState
from domain.retention import DecidedRetention, RetentionKind, kept_since
from domain.roles import Role
from domain.sharing import Viewer
from services.actions import add_action, report_progress
from services.geography import place_named
from services.incidents import correct, report, withdraw
from services.problems import change_state, open_problem
from services.retention import enter_decision
from storage.copies import back_up
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Delivery, Incident, RetentionRun, Workspace
from tests.storage.test_erasure_traces import files_of, log_of, samples

ZONE = ZoneInfo("Europe/Stockholm")
BEGUN = datetime(2025, 1, 7, 7, 30, tzinfo=UTC)
ENDED = datetime(2026, 2, 1, 4, 0, tzinfo=UTC)
COORDINATOR = Viewer("UBOSS", role=Role.COORDINATOR)
PERIODS = {
    RetentionKind.TEXTS: 3,
    RetentionKind.INCIDENTS: 8,
    RetentionKind.ACTIONS: 4,
    RetentionKind.PROBLEMS: 5,
    RetentionKind.MESSAGES: 2,
    RetentionKind.PICTURES: 4,
    RetentionKind.NIL_REPORTS: 6,
    RetentionKind.PEOPLE: 2,
}
A_PICTURE_LATER = timedelta(days=29)
"""What is done stands in the next picture, which is taken up to four weeks later."""
WORD = re.compile(rb"Zork\d+qu")


@pytest.fixture(params=["sqlite", "sqlite with a log ahead", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """A database of its own, of each kind, with a workspace and a decision from the beginning of the year."""
    url = f"sqlite:///{tmp_path / 'trygg.db'}"
    monkeypatch.setattr("storage.database.write_ahead_is_safe", lambda _version: "ahead" in request.param)
    if request.param == "postgresql":
        url = request.getfixturevalue("cluster").create(tmp_path.name)
    made = Database(url)
    migrate(made)
    with made.transaction() as session:
        store = Store(session, "T1")
        settings = Workspace(id="T1", digest_channel="C1", timezone=str(ZONE), created_at=BEGUN)
        store.workspace.open(settings, "Hela kommunen")
        enter_decision(store, DecidedRetention("KS 1", date(2025, 1, 1), PERIODS), by="UBOSS", now=BEGUN)
    yield made
    made.close()


@dataclass
class Year:
    """Tells of something each week; `words` are when each word's age began, and how it is kept."""

    store: Store
    now: datetime
    words: dict[str, tuple[RetentionKind, datetime]] = field(default_factory=dict)

    def word(self, kind: RetentionKind, later: timedelta = timedelta()) -> str:
        made = f"Zork{len(self.words)}qu"
        self.words[made] = kind, self.now + later
        return made

    def tell(self) -> None:
        """Report, correct and withdraw; do an action and close a problem; let what was enqueued be posted."""
        area = self.store.geography.areas()[0].id
        for number in range(3):
            self._tell_incident(area, withdrawn=number == 1)
        self._tell_action()
        self._tell_problem()
        leaver = self.store.people.meet(f"U{len(self.words)}")
        leaver.name = self.word(RetentionKind.PEOPLE)
        self.store.people.note_leaving(leaver, left=True)
        leaver.left_at = self.now
        self.store.session.flush()

    def _tell_incident(self, area: int, *, withdrawn: bool) -> None:
        place = place_named(self.store, self.word(RetentionKind.TEXTS), area).id
        told = self.word(RetentionKind.TEXTS)
        facts = IncidentFacts(category="threat", area=area, happened_at=self.now, place=place, text=told)
        new = report(self.store, facts, by="U1", now=self.now, unit=None)
        incident = self.store.session.get_one(Incident, new.id)
        corrected = replace(facts, text=self.word(RetentionKind.TEXTS))
        correct(self.store, incident, corrected, by="U1", now=self.now)
        if withdrawn:
            withdraw(self.store, incident, reason=self.word(RetentionKind.TEXTS), by="UBOSS", now=self.now)

    def _tell_action(self) -> None:
        kind, days = RetentionKind.ACTIONS, timedelta(days=20)
        title, words = self.word(RetentionKind.PICTURES, A_PICTURE_LATER), self.word(kind)
        today = self.now.astimezone(ZONE).date()
        new = NewAction(title=title, description=words, owner="U1", start=today, deadline=today + days)
        action = add_action(self.store, new, by="U1", now=self.now)
        for status in (Status.AT_RISK, Status.DONE):
            report_progress(self.store, action, status, by="U1", now=self.now, note=self.word(kind))

    def _tell_problem(self) -> None:
        kind = RetentionKind.PROBLEMS
        problem = open_problem(
            self.store,
            NewProblem(title=self.word(kind), description=self.word(kind)),
            COORDINATOR,
            by="UBOSS",
            now=self.now,
        )
        change_state(self.store, problem, ProblemState.CLOSED, by="UBOSS", now=self.now, note=self.word(kind))


def post_everything(database: Database, now: datetime) -> None:
    """Let Slack have taken everything that was enqueued."""
    with database.transaction() as session:
        store = Store(session, "T1")
        for row in session.exec(select(Delivery).where(col(Delivery.settled_at).is_(None))).scalars():
            row.state, row.settled_at, row.posted_channel = "sent", now, row.channel or f"D{row.person}"
            row.posted_ts = None if row.kind == "removal" else f"{now.timestamp():.0f}.{row.id}"
        store.session.flush()


def live_through(database: Database) -> dict[str, tuple[RetentionKind, datetime]]:
    """Let the year pass, four weeks by four weeks, with looks at what is due each time; returns all the words."""
    words: dict[str, tuple[RetentionKind, datetime]] = {}
    now = BEGUN
    while now < ENDED:
        with database.transaction() as session:
            Year(Store(session, "T1"), now, words).tell()
        post_everything(database, now)
        now = min(now + timedelta(days=28), ENDED)
        for _ in range(2):
            assert run_jobs(database, now, job_error_log())
    return words


def found_in(*held: bytes) -> set[str]:
    return {word.decode() for each in held for word in WORD.findall(each)}


def everything_in(database: Database) -> bytes:
    """The log ahead, every file with the tables, what the planner knows of them, and every row as it is read."""
    log = log_of(database)
    with database.engine.connect() as connection:
        rows = [str(connection.execute(select(table)).all()) for table in SQLModel.metadata.sorted_tables]
    files = [file.read_bytes() for file in files_of(database)]
    return b"\n".join([log, *files, samples(database).encode(), "\n".join(rows).encode()])


def test_a_year_leaves_nothing_that_it_should_have_removed(
    database: Database, tmp_path: Path, logs: Callable[[], str]
) -> None:
    words = live_through(database)
    since = kept_since(PERIODS, ENDED, ZONE)
    gone = {word for word, (kind, at) in words.items() if at < since[kind]}
    kept = {word for word, (kind, at) in words.items() if at >= since[kind] and kind is not RetentionKind.PICTURES}
    assert min(len(gone), len(kept)) > 50
    held = found_in(everything_in(database))
    assert (held & gone, kept - held) == (set(), set())
    back_up(database, tmp_path / "backup")
    held = found_in((tmp_path / "backup").read_bytes())
    assert (held & gone, kept - held) == (set(), set())
    assert found_in(logs().encode()) == set()
    with database.transaction(reading=True) as session:
        runs = session.exec(select(RetentionRun)).scalars().all()
        removed = {kind: sum(run.counts.get(kind, 0) for run in runs) for kind in PERIODS}
    assert len(runs) == 12
    assert all(run.finished_at and run.compacted_at for run in runs)
    assert all(removed[kind] > 5 for kind in PERIODS if kind is not RetentionKind.NIL_REPORTS)
