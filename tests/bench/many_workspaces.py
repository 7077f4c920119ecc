"""How long the pictures of 290 workspaces take that are due at the same minute, and what people notice of it.

Run with `make bench`. The real bot in HTTP mode, installed in every one of them; meanwhile people open forms, list
incidents and say that there is nothing to report, by requests as Slack signs them.
"""

import asyncio
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import httpx
from sqlalchemy import func, update
from sqlmodel import select

from bot.installations.token_cipher import TokenCipher, new_key
from services.schedule import DIGEST, SCHEDULED_JOBS
from storage.database import Database
from storage.queries import table_of
from storage.schema import migrate
from storage.store import Store
from storage.tables import NextRun, Snapshot
from tests.bench.acknowledgement import print_row
from tests.bench.filling import fill
from tests.bench.slack_stub import SlackStub
from tests.bench.timing import Waits
from tests.bot.signing import headers
from tests.journeys.stage import TRYGG
from tests.journeys.test_http_replicas import await_port
from tests.postgres import find_binaries, running_cluster

WORKSPACES, INCIDENTS, PLACES = 290, 500, 100
PEOPLE = 4
AHEAD = 60.0
"""Seconds from the start of the bot until the pictures are due; once it runs, people are served alone in them."""
PAUSE = 0.25
"""Seconds from one acknowledgement to the next request of the same person."""
SECRET = "not-so-secret"
LIST, FORM, NOTHING = "list", "form opened", "word stored that there is nothing to report"
WORDS = {LIST: "lista", FORM: "klotter", NOTHING: "inget"}


@dataclass
class Crowd:
    """People who go on until they are told that it is enough; what each waited for, by kind, and when."""

    address: str
    enough: threading.Event = field(default_factory=threading.Event)
    waits: list[tuple[float, str, float]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let them work while the block runs."""
        threads = [threading.Thread(target=self._work) for _ in range(PEOPLE)]
        for thread in threads:
            thread.start()
        yield
        self.enough.set()
        for thread in threads:
            thread.join()

    def between(self, first: float, last: float) -> dict[str, Waits]:
        """What they waited for from one moment to another, by kind."""
        found: dict[str, Waits] = {}
        for at, kind, wait in list(self.waits):
            if first <= at < last:
                found.setdefault(kind, Waits()).clock.append(wait)
        return found

    def _work(self) -> None:
        with httpx.Client(trust_env=False, timeout=60) as client:
            while not self.enough.wait(PAUSE):
                number = next(self._numbers)
                kind, body = self._ask(number)
                begun = time.monotonic()
                answer = client.post(self.address, content=body, headers=headers(body, secret=SECRET))
                self.waits.append((begun, kind, (time.monotonic() - begun) * 1_000))
                assert answer.status_code == 200, answer.text

    def _ask(self, number: int) -> tuple[str, bytes]:
        """The kind of a request, and its body: in each workspace in turn."""
        kind = (LIST, FORM, NOTHING)[number % 3]
        told = {"command": "/handelse", "text": WORDS[kind], "user_id": "U2", "channel_id": "C1"}
        where = {"team_id": f"T{number % WORKSPACES}", "trigger_id": str(number)}
        return kind, urlencode(told | where).encode()


def prepare(database: Database, key: str, due: datetime) -> None:
    """Workspaces with incidents, in which the bot is installed and a picture is due then."""
    cipher = TokenCipher([key])
    if database.engine.dialect.name == "sqlite":
        with database.engine.connect() as connection:  # the only one of the pool, which is kept
            connection.connection.cursor().execute("PRAGMA synchronous=OFF")
    for number in range(WORKSPACES):
        team = f"T{number}"
        fill(database, INCIDENTS, team, PLACES, now=due)
        with database.transaction() as session:
            store = Store(session, team)
            token = cipher.encrypt(f"xoxb-{number}")
            about = {"bot_user": "U0BOT", "scopes": [], "installed_by": "U1", "installed_at": due}
            store.installation.put(token=token, **about)
            for job in SCHEDULED_JOBS:
                store.next_runs.add(job.name, due + timedelta(days=1))


def set_due(database: Database, due: datetime) -> None:
    """Let every picture be due at that moment."""
    with database.engine.connect() as connection:
        run = table_of(NextRun)
        connection.execute(update(run).where(run.c.job == DIGEST.name).values(at=due))
        connection.commit()


@contextmanager
def serving(url: str, key: str, folder: Path) -> Iterator[tuple[str, int]]:
    """The bot before a Slack that answers at once: where it takes requests, and its process."""
    loop, stub = asyncio.new_event_loop(), SlackStub()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(stub.start(), loop).result(30)
    environment = {
        "PATH": os.environ["PATH"],
        "PORT": "0",
        "PUBLIC_URL": "https://trygg.example",
        "SLACK_API_URL": f"{stub.address}/api/",
        "SLACK_CLIENT_ID": "1.1",
        "SLACK_CLIENT_SECRET": SECRET,
        "SLACK_SIGNING_SECRET": SECRET,
        "TOKEN_KEYS": key,
        "DATABASE_URL": url,
    }
    with (folder / "bot.log").open("wb") as log:
        bot = subprocess.Popen([TRYGG, "run"], env=environment, cwd=folder, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{await_port(folder / 'bot.log')}/slack/events", bot.pid
    finally:
        bot.kill()
        bot.wait()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def seconds_of(process: int) -> float:
    """Processor time of a process with all its threads."""
    used = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def composed(database: Database) -> int:
    """How many pictures there are."""
    with database.transaction(reading=True) as session:
        return session.exec(select(func.count()).select_from(Snapshot)).one()


def measure(kind: str, url: str) -> None:
    """Print a row for the quiet before the pictures and one for the time in which they are composed."""
    key = new_key()
    with TemporaryDirectory() as folder, closing(Database(url)) as database:
        migrate(database)
        prepare(database, key, datetime.now(UTC))
        due = time.monotonic() + AHEAD
        set_due(database, datetime.now(UTC) + timedelta(seconds=AHEAD))
        with serving(url, key, Path(folder)) as (address, bot):
            crowd = Crowd(address)
            with crowd.at_work():
                begun = time.monotonic()
                time.sleep(due - begun)
                used = seconds_of(bot)
                while composed(database) < WORKSPACES:
                    assert time.monotonic() < due + 600, (Path(folder) / "bot.log").read_text()[-2_000:]
                    time.sleep(0.5)
                done, used = time.monotonic(), seconds_of(bot) - used
            print_rows(kind, "before", crowd.between(begun, due), "", "")
            print_rows(kind, "meanwhile", crowd.between(due, done), f"{done - due:.0f}", f"{used:.0f}")


def print_rows(kind: str, when: str, waits: dict[str, Waits], seconds: str, used: str) -> None:
    """A row for each kind of request."""
    for asked, each in sorted(waits.items()):
        told = [f"{figure:.0f}" for figure in (each.median, each.slow, max(each.clock))]
        print_row(kind, when, asked, str(len(each.clock)), *told, seconds, used)


def main() -> None:
    """Print the table."""
    heads = ("requests", "p50 ms", "p95 ms", "longest ms", "s until composed", "s of the bot's processor")
    print_row("database", "pictures", "acknowledged", *heads)
    print_row(*["---"] * 9)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        urls = {"SQLite": f"sqlite:///{folder / 'many.db'}"}
        if binaries := find_binaries():
            urls["PostgreSQL"] = stack.enter_context(running_cluster(binaries)).create("many")
        for kind, url in urls.items():
            measure(kind, url)


if __name__ == "__main__":
    main()
