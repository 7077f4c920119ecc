"""A local Slack and the real bot beside it, a process each; people are driven through the sandbox's client."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import SQLModel

from bot.installations.manifest import build_manifest
from commands.reader import Reader
from sandbox.client import SandboxClient
from sandbox.person import PersonClient
from sandbox.process import LocalSlack
from storage.database import Database
from tests.journeys.forked import ForkedProgram, RunningProcess
from tests.sandbox.running import UNHURRIED

CHANNEL = "C0LAGESBILD"
TRYGG = Path(sys.executable).with_name("trygg")
STATE: dict[str, Any] = {
    "team": {"id": "T0TEST", "name": "Testköping"},
    "people": [
        {"id": "U0SAMO", "name": "samo", "real_name": "Samo Samordnarsson", "locale": "sv-SE", "is_admin": True},
        {"id": "U0VERA", "name": "vera", "real_name": "Vera Vaktmästardotter", "locale": "sv-SE"},
        {"id": "U0ELLA", "name": "ella", "real_name": "Ella Example-Smith", "locale": "en-GB"},
        {"id": "U0POLI", "name": "poli", "real_name": "Poli Polissdotter", "locale": "sv-SE"},
    ],
    "channels": [
        {"id": CHANNEL, "name": "lägesbild", "members": ["U0SAMO", "U0VERA", "U0ELLA", "U0POLI", "BOT"]},
        {"id": "C0ALLMANT", "name": "allmänt", "members": ["U0SAMO", "U0VERA", "U0ELLA", "U0POLI"]},
    ],
}


DIFFERENT = ("klotter", "glaskross", "brand", "bråk", "hot", "inbrott", "snatteri", "buskörning")
"""Words for reports that are not like each other: one just like the last would be asked about."""


@dataclass
class Stage:
    """The local Slack, and a bot that can be started, stopped, killed and asked to tick."""

    folder: Path
    slack: LocalSlack
    settings: dict[str, str] = field(default_factory=dict)
    postgres_url: str = ""
    bot: RunningProcess | None = None

    @property
    def client(self) -> SandboxClient:
        """What steers the local Slack."""
        return self.slack.client

    @property
    def log(self) -> Path:
        """What the bot has logged, over all its starts."""
        return self.folder / "bot.log"

    @property
    def database_url(self) -> str:
        """Where the bot keeps what it knows: a file beside its log unless a PostgreSQL database is given."""
        return self.postgres_url or f"sqlite:///{self.folder / 'trygg.db'}"

    def read(self, statement: str) -> list[Any]:
        """The rows of a query, which waits for nobody, not even for a bot that was stopped as it wrote."""
        with closing(Database(self.database_url)) as database, database.engine.connect() as connection:
            return list(connection.execution_options(reading=True).execute(text(statement)))

    def stored(self) -> str:
        """Every value of every table."""
        tables = [table.name for table in SQLModel.metadata.sorted_tables]
        return "\n".join(str(row) for name in tables for row in self.read(f'SELECT * FROM "{name}"'))  # noqa: S608

    def kill_between_attempts(self, another: RunningProcess | None = None) -> None:
        """Kill a bot while nothing is on its way to Slack, where it is left alone for minutes, by design."""
        bot = another or self.bot
        assert bot is not None
        end = time.monotonic() + 60
        bot.send_signal(signal.SIGSTOP)
        while self.read("SELECT id FROM delivery WHERE state = 'sending'"):
            assert time.monotonic() < end
            bot.send_signal(signal.SIGCONT)
            time.sleep(0.01)
            bot.send_signal(signal.SIGSTOP)
        bot.kill()
        bot.wait()

    def environment(self) -> dict[str, str]:
        """The environment of the bot."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DIGEST_"))}
        return kept | {
            "SLACK_BOT_TOKEN": self.slack.bot_token,
            "SLACK_APP_TOKEN": self.slack.app_token,
            "SLACK_API_URL": self.slack.api,
            "DATABASE_URL": self.database_url,
            "DIGEST_CHANNEL": CHANNEL,
            **self.settings,
        }

    def person(self, user: str) -> PersonClient:
        """Someone at the keyboard."""
        return self.client.person(user)

    def start(self, *, connected: bool = True) -> None:
        """Start `trygg run`; returns when it is connected, or at once."""
        self.bot = self._begin(["run"], self.folder / "bot.out", self.log)
        if connected:
            self.client.wait_connected(timeout=90)

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the bot by a signal; its exit code."""
        assert self.bot is not None
        self.bot.send_signal(how)
        code = self.bot.wait(60)
        self.bot = None
        return code

    def trygg(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the command line to its end."""
        out, err = (self.folder / f"command{uuid4().hex}.{name}" for name in ("out", "err"))
        code = self._begin(arguments, out, err).wait(110)
        said = (file.read_text(encoding="utf-8") for file in (out, err))
        return subprocess.CompletedProcess(["trygg", *arguments], code, *said)

    def _begin(self, arguments: Sequence[str], out: Path, err: Path) -> RunningProcess:
        if "LD_PRELOAD" not in self.settings:
            return ForkedProgram("trygg", arguments, self.environment(), self.folder, out=out, err=err)
        with out.open("ab") as said, err.open("ab") as log:  # a library that has to be there from the start
            command = [TRYGG, *arguments]
            return subprocess.Popen(command, env=self.environment(), cwd=self.folder, stdout=said, stderr=log)

    def tick(self, at: str) -> None:
        """Do what is due at that local time."""
        done = self.trygg("tick", "--at", at)
        assert done.returncode == 0, done.stderr


def receive_at(manifest: dict[str, Any], url: str) -> None:
    """Do with the manifest what README says for HTTP mode."""
    settings = manifest["settings"]
    settings["socket_mode_enabled"] = False
    for place in (settings["event_subscriptions"], settings["interactivity"]):
        place["request_url"] = url
    for command in manifest["features"]["slash_commands"]:
        command["url"] = url


@contextmanager
def _forked_slack(folder: Path, **given: dict[str, Any]) -> Iterator[LocalSlack]:
    """A local Slack without its page; `given` is written to files that its options of those names take."""
    options = ["--no-page", "--port", "0"]
    for name, content in given.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
        options += [f"--{name}", str(folder / f"{name}.json")]
    os.mkfifo(said := folder / "slack.out")
    process = ForkedProgram("sandbox", options, os.environ, folder, out=said, err=folder / "slack.err")
    try:
        with said.open(encoding="utf-8") as stream:  # when it is there, it says where it is
            where = json.loads(stream.readline())
            with closing(SandboxClient(where["page"])) as client:
                yield LocalSlack(**where, client=client)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@contextmanager
def open_stage(
    folder: Path, state: dict[str, Any], language: str = "sv", request_url: str = ""
) -> Iterator[Stage]:
    """Starts the local Slack with a state and the bot's own manifest; in HTTP mode if there is a request URL."""
    manifest = build_manifest(Reader(language, ZoneInfo("Europe/Stockholm")))
    if request_url:
        receive_at(manifest, request_url)
    with _forked_slack(folder, state=state, manifest=manifest) as slack:
        stage = Stage(folder, slack)
        stage.client.set_switches(patience=UNHURRIED)
        try:
            yield stage
        finally:
            if stage.bot is not None:
                stage.end(signal.SIGKILL)
