"""Find the database and workspace that a command is for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.clock import system_clock
from bot.edge.dispatcher import InteractionDispatcher
from bot.errors import StartError
from bot.installations.clients import find_workspace
from bot.settings import Settings
from storage.database import Database
from storage.schema import migrate
from storage.store import Store
from storage.tables import Workspace
from storage.workspaces import every_workspace

TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True)
class Target:
    """A migrated database, and the workspace in it."""

    database: Database
    workspace: str
    language: str
    zone: ZoneInfo


@contextmanager
def opened(settings: Settings, named: str | None = None) -> Iterator[Target]:
    """Open the database and find the named workspace, or the token's, or the only one. Raises StartError."""
    database = Database(settings.database_url)
    try:
        migrate(database)
        by_token = bool(settings.slack_bot_token)
        found = _workspace_of_token(database, settings) if by_token else _known_workspace(database, named)
        yield Target(database, found.id, found.language, ZoneInfo(found.timezone))
    finally:
        database.close()


def _known_workspace(database: Database, named: str | None) -> Workspace:
    with database.transaction(reading=True) as session:
        known = every_workspace(session)
    found = [each for each in known if named in (None, each.id)]
    if len(found) != 1:
        there = ", ".join(each.id for each in known) or "none yet"
        raise StartError(
            f"set SLACK_BOT_TOKEN, or say with --workspace which workspace this is for (there: {there})"
        )
    return found[0]


def _workspace_of_token(database: Database, settings: Settings) -> Workspace:
    team = find_workspace(settings, threading.Event(), TIMEOUT_SECONDS)
    with database.transaction() as session:
        return InteractionDispatcher(database, settings, system_clock).open_workspace(Store(session, team))


def count_of(number: int, noun: str) -> str:
    """Write '1 incident', '2 incidents'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
