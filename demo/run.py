"""`trygg demo`: the local Slack, the real bot connected to it, and sample data, until Ctrl-C."""

import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.installations.manifest import build_manifest
from bot.operations.log import set_up_logging
from bot.operations.stopping import stop_on_signals
from bot.running import running
from bot.settings import Settings
from commands.reader import Reader
from demo.archive import post_in_the_past, workspace_state
from demo.local_slack import MovingClock, local_slack
from demo.municipality import MJOLBY, SHARED_CHANNEL, TEAM
from demo.seed import go_on, plant
from storage.database import Database
from storage.schema import migrate


def run_demo(port: int, *, seed: bool) -> None:
    """Run until SIGINT or SIGTERM, in a folder that is removed afterwards. Raises StartError."""
    set_up_logging("WARNING")
    stopped = stop_on_signals()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="trygg-demo-")))
        settings = _settings(folder)
        database = stack.enter_context(closing(Database(settings.database_url)))
        begun = datetime.now(UTC)
        state = _prepare(database, settings, begun, seed=seed)
        manifest = build_manifest(Reader("sv", settings.zone))
        slack = stack.enter_context(local_slack(folder, port, manifest, state))
        clock = MovingClock(slack.address["page"])
        if seed:
            clock.on_moving = partial(_go_on, database, begun, settings.zone)
        scheduler = stack.enter_context(running(_connected_to(slack.address, settings), clock, stopped))
        clock.on_moved = scheduler.tick_now
        stack.enter_context(clock.watched())
        # With Slack gone the bot's socket closes by itself; to close it from our side may take ten seconds.
        stack.callback(slack.end)
        _welcome(slack.address["page"])
        stopped.wait()
        _say_goodbye()


def _say_goodbye() -> None:
    """Silence the log from here on: it would only say that Slack is gone."""
    sys.stdout.write("Avslutar … / Ending …\n")
    sys.stdout.flush()
    set_up_logging("CRITICAL")


def _connected_to(slack: Mapping[str, str], settings: Settings) -> Settings:
    return replace(
        settings,
        slack_bot_token=slack["bot_token"],
        slack_app_token=slack["app_token"],
        slack_api_url=slack["api"],
    )


def _settings(folder: Path) -> Settings:
    return Settings(
        slack_bot_token="",
        slack_app_token="",
        slack_signing_secret="",
        slack_api_url="",
        database_url=f"sqlite:///{folder / 'trygg.db'}",
        digest_channel=SHARED_CHANNEL,
        coordinators=tuple(person.id for person in MJOLBY.people if person.coordinates),
        language="sv",
        timezone="Europe/Stockholm",
        port=0,
        log_level="WARNING",
    )


def _prepare(database: Database, settings: Settings, now: datetime, *, seed: bool) -> dict[str, object]:
    """Make the database, seeded or empty; returns the local Slack's first state."""
    migrate(database)
    if seed:
        with database.transaction() as session:
            plant(session, TEAM, now, settings.zone)
    return workspace_state(now.timestamp(), post_in_the_past(database, settings.language))


def _go_on(database: Database, begun: datetime, zone: ZoneInfo, since: datetime, now: datetime) -> None:
    """Report what the others report while the clock is moved."""
    with database.transaction() as session:
        go_on(session, TEAM, begun, since, now, zone)


def _welcome(page: str) -> None:
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    console.print(f"\n[bold]Trygg[/] körs i en lokal Slack: [bold]{page}[/]")
    console.print(
        "Prova /handelse klotter på Stationen i Skänninge igår 22:30 – och flytta sedan klockan till måndag."
    )
    console.print("Trygg is running in a local Slack at the address above. Ctrl-C avslutar / ends.\n")
