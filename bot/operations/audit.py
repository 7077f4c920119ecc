"""`trygg audit verify`: whether every entry of the audit log is as it was written."""

import sys

from sqlalchemy import Connection, select
from sqlmodel import col

from bot.errors import StartError
from bot.settings import Settings
from storage.audit import holds, verify_log
from storage.audit_people import count_misnamed
from storage.copies import snapshot
from storage.database import Database
from storage.schema import migrate
from storage.tables import Workspace


def verify_logs(settings: Settings, known: str | None) -> bool:
    """Tell of each workspace's log whether it is whole; False where one is broken or none holds the `known` hash.

    Raises StartError where there is none.
    """
    database = Database(settings.database_url)
    try:
        migrate(database)
        with snapshot(database) as connection:
            workspaces = connection.execute(select(col(Workspace.id)).order_by(col(Workspace.id))).scalars().all()
            verified = [_verify(connection, workspace) for workspace in workspaces]
            if known and not holds(connection, known):
                verified.append(_complain("no audit log holds an entry with that hash: it has been rewritten"))
    finally:
        database.close()
    if not workspaces:
        raise StartError("there is no workspace in the database, and so no audit log")
    return all(verified)


def _verify(connection: Connection, workspace: str) -> bool:
    counted, last, broken = verify_log(connection, workspace)
    if broken is not None:
        return _complain(
            f"{workspace}: entry {broken} of the audit log is missing, was put in, or is not as it was written"
        )
    if misnamed := count_misnamed(connection, workspace):
        return _complain(f"{workspace}: {misnamed} of the people in the audit log were put in the place of others")
    print(f"{workspace}: the audit log is whole, entries: {counted}, hash of the last: {last or '–'}")  # noqa: T201 (its output)
    return True


def _complain(words: str) -> bool:
    print(words, file=sys.stderr)  # noqa: T201 (the command line speaks here)
    return False
