"""A local Slack and the real bot beside it, a process each; people are driven through the sandbox's client."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from bot.manifest import build_manifest
from commands.reader import Reader
from sandbox.client import SandboxClient
from sandbox.person import PersonClient
from storage.database import Database
from tests.postgres import Cluster

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


@dataclass
class Stage:
    """The local Slack, and a bot that can be started, stopped, killed and asked to tick."""

    folder: Path
    slack: dict[str, str]
    client: SandboxClient
    settings: dict[str, str] = field(default_factory=dict)
    postgres_url: str = ""
    bot: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """What the bot has logged, over all its starts."""
        return self.folder / "bot.log"

    @property
    def database_url(self) -> str:
        """Where the bot keeps what it knows: a file beside its log unless a PostgreSQL database is given."""
        return self.postgres_url or f"sqlite:///{self.folder / 'trygg.db'}"

    def read(self, statement: str) -> list[Any]:
        """The rows of a query."""
        with closing(Database(self.database_url)) as database, database.engine.connect() as connection:
            return list(connection.execute(text(statement)))

    def stored(self) -> str:
        """Every value of every table."""
        tables = [table.name for table in SQLModel.metadata.sorted_tables]
        return "\n".join(str(row) for name in tables for row in self.read(f'SELECT * FROM "{name}"'))  # noqa: S608

    def await_nothing_on_its_way(self) -> None:
        """Return between two attempts to post: what dies on its way is left alone for minutes, by design."""
        end = time.monotonic() + 20
        while self.read("SELECT id FROM delivery WHERE state = 'sending'"):
            assert time.monotonic() < end
            time.sleep(0.01)

    def environment(self) -> dict[str, str]:
        """The environment of the bot."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DIGEST_"))}
        return kept | {
            "SLACK_BOT_TOKEN": self.slack["bot_token"],
            "SLACK_APP_TOKEN": self.slack["app_token"],
            "SLACK_API_URL": self.slack["api"],
            "DATABASE_URL": self.database_url,
            "DIGEST_CHANNEL": CHANNEL,
            **self.settings,
        }

    def person(self, user: str) -> PersonClient:
        """Someone at the keyboard."""
        return self.client.person(user)

    def start(self, *, connected: bool = True) -> None:
        """Start `trygg run`; returns when it is connected, or at once."""
        with self.log.open("ab") as log:
            self.bot = subprocess.Popen([TRYGG, "run"], env=self.environment(), cwd=self.folder, stderr=log)
        if connected:
            self.client.wait_connected(timeout=30)

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the bot by a signal; its exit code."""
        assert self.bot is not None
        self.bot.send_signal(how)
        code = self.bot.wait(20)
        self.bot = None
        return code

    def trygg(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the command line to its end."""
        return subprocess.run(
            [TRYGG, *arguments],
            env=self.environment(),
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )

    def tick(self, at: str) -> None:
        """Do what is due at that local time."""
        done = self.trygg("tick", "--at", at)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def fresh_postgres(cluster: Cluster) -> str:
    """The address of a PostgreSQL database without any table."""
    return cluster.create(f"journey{uuid4().hex}")


@pytest.fixture
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    """The local Slack with four people; no bot yet. On PostgreSQL if JOURNEYS_ON=postgresql is set."""
    with open_stage(tmp_path, STATE) as opened:
        if os.environ.get("JOURNEYS_ON") == "postgresql":
            opened.postgres_url = request.getfixturevalue("fresh_postgres")
        yield opened


def receive_at(manifest: dict[str, Any], url: str) -> None:
    """Do with the manifest what README says for HTTP mode."""
    settings = manifest["settings"]
    settings["socket_mode_enabled"] = False
    for place in (settings["event_subscriptions"], settings["interactivity"]):
        place["request_url"] = url
    for command in manifest["features"]["slash_commands"]:
        command["url"] = url


class open_stage:  # noqa: N801 (used as a context manager)
    """Starts the local Slack with a state and the bot's own manifest; in HTTP mode if there is a request URL."""

    def __init__(self, folder: Path, state: dict[str, Any], language: str = "sv", request_url: str = "") -> None:
        self.folder, self.state, self.language, self.request_url = folder, state, language, request_url

    def __enter__(self) -> Stage:
        (self.folder / "state.json").write_text(json.dumps(self.state))
        manifest = build_manifest(Reader(self.language, ZoneInfo("Europe/Stockholm")))
        if self.request_url:
            receive_at(manifest, self.request_url)
        (self.folder / "manifest.json").write_text(json.dumps(manifest))
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "sandbox",
                "--no-page",
                "--port",
                "0",
                "--state",
                "state.json",
                "--manifest",
                "manifest.json",
            ],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        slack = json.loads(self.process.stdout.readline())
        self.stage = Stage(self.folder, slack, SandboxClient(slack["page"]))
        return self.stage

    def __exit__(self, *_: object) -> None:
        if self.stage.bot is not None:
            self.stage.end(signal.SIGKILL)
        self.stage.client.close()
        self.process.kill()
        self.process.communicate(timeout=10)


@pytest.fixture
def running(stage: Stage) -> Stage:
    """The local Slack with the bot connected to it."""
    stage.start()
    return stage
