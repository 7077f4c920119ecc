"""Check the database of `trygg check`: that it can be reached, its tables, and what a PostgreSQL server holds."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from storage.database import Database
from storage.row_security import ROLE, separation_of
from storage.schema import schema_state
from storage.server_log import log_handling
from storage.workspaces import every_workspace

SCHEMAS = {
    "current": "of this version",
    "behind": "older or not there yet: the next start brings it forward",
    "ahead": "of a newer version of Trygg: install that version, or restore a backup",
}

SEPARATIONS = {
    "role": f"each transaction reaches one workspace, in the role {ROLE}",
    "policies": "each transaction reaches one workspace, as the tables' owner",
    "none": f"DATABASE_URL names a superuser who cannot become {ROLE}: name the owner of the tables instead",
}
GOES = "what was removed goes with the old log, as soon as the tables have been rewritten"
STAYS = "warning: what was removed stays in old log for weeks; a superuser changes that, in this database, with"
KEPT = "; warning: an archive, a replica or wal_keep_size keeps old log for longer"


@dataclass(frozen=True)
class CheckResult:
    """What was checked, what was found, and whether that is good enough."""

    what: str
    found: str
    good: bool = True


def look_at_database(settings: Settings) -> tuple[list[CheckResult], list[str]]:
    """Check the database; returns the channels for the weekly picture too."""
    wanted = [settings.digest_channel] if settings.digest_channel else []
    missing = missing_file(settings)
    if missing is not None:
        return [missing], wanted
    try:
        with open_database(settings) as database:
            state = schema_state(database)
            channels = wanted + (_channels(database) if state == "current" else [])
            server = list(_check_server(database)) if state == "current" else []
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", None) or type(error).__name__)
        return [CheckResult("database", why, good=False)], wanted
    schema = CheckResult("schema", SCHEMAS[state], good=state != "ahead")
    return [CheckResult("database", "can be reached"), schema, *server], list(dict.fromkeys(channels))


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Open the database until the block ends."""
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


def missing_file(settings: Settings) -> CheckResult | None:
    """Check a SQLite database that is not there yet, without creating it."""
    url = make_url(settings.database_url)
    file = Path(url.database or "")
    try:
        if url.get_backend_name() != "sqlite" or file.exists():
            return None
    except OSError as error:
        return CheckResult("database", f"cannot be made: {error.strerror}", good=False)
    folder = file.resolve().parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return CheckResult("database", "not there yet: the first start makes it")
    return CheckResult("database", f"cannot be made in {folder}", good=False)


def _channels(database: Database) -> list[str]:
    with database.transaction(reading=True) as session:
        return [each.digest_channel for each in every_workspace(session) if each.digest_channel]


def _check_server(database: Database) -> Iterator[CheckResult]:
    """Check a PostgreSQL server; SQLite has none."""
    if database.engine.dialect.name == "postgresql":
        found = separation_of(database.engine)
        yield CheckResult("row security", SEPARATIONS[found], good=found != "none")
        handling = log_handling(database.engine)
        wanted = handling.wanted()
        told = f"{STAYS}: {'; '.join(wanted)}" if wanted else GOES
        yield CheckResult("write-ahead log", told + (KEPT if handling.keeps else ""))
