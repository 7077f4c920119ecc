"""Find the database and workspace that a command is for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.clock import system_clock
from bot.edge.dispatcher import InteractionDispatcher
from bot.errors import StartError
from bot.installations.slack_calls import asking_client
from bot.running import identify
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
def opened(settings: Settings) -> Iterator[Target]:
    """Open the database and find its only workspace, or the one that the token belongs to. Raises StartError."""
    database = Database(settings.database_url)
    try:
        migrate(database)
        named = bool(settings.slack_bot_token)
        found = _workspace_of_token(database, settings) if named else _only_workspace(database)
        yield Target(database, found.id, found.language, ZoneInfo(found.timezone))
    finally:
        database.close()


def _only_workspace(database: Database) -> Workspace:
    with database.transaction(reading=True) as session:
        known = every_workspace(session)
    if len(known) != 1:
        raise StartError("set SLACK_BOT_TOKEN, so that it is clear which workspace this is for")
    return known[0]


def _workspace_of_token(database: Database, settings: Settings) -> Workspace:
    team = identify(settings, asking_client(settings), threading.Event(), TIMEOUT_SECONDS).team
    with database.transaction() as session:
        return InteractionDispatcher(database, settings, system_clock).open_workspace(Store(session, team))


def count_of(number: int, noun: str) -> str:
    """Write '1 incident', '2 incidents'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
