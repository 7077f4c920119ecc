"""Putting a backup back: all of it or nothing, and with doubt about what was said after it was made."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, select, update
from sqlmodel import col

from storage.backup_files import CopyError, opened_backup
from storage.copies import back_up, refuse_busy
from storage.database import Database
from storage.database_summary import summarize
from storage.queries import table_of
from storage.row_copies import Copied, copy_rows, every_table
from storage.schema import migrate
from storage.tables import Delivery, ProcessedInteraction, Workspace
from storage.tables.columns import DatabaseClock


def restore(file: Path, database: Database, *, aside: Path | None = None, may_empty: bool = False) -> Copied:
    """Let the database hold what the backup holds, and nothing else, or leave it as it is.

    What it held is written to the file `aside` before. What was to be said at the time of the backup may have been
    said since: it is looked for in Slack before it is posted. Raises CopyError when the file is no sound backup, a
    bot is at work on the database, or all that there is would be lost for an empty backup, unless it `may_empty`.
    """
    with opened_backup(file) as backup:
        migrate(database)
        ours = summarize(database)
        if summarize(backup).is_empty and not ours.is_empty and not may_empty:
            raise CopyError(f"{file} holds no reports and no actions, and the database does: nothing was changed")
        with database.engine.connect() as target:
            refuse_busy(target)
        if aside is not None and ours.workspaces:
            back_up(database, aside)
        with backup.engine.connect() as source, database.engine.begin() as target:
            refuse_busy(target)
            for table in reversed(every_table()):
                target.execute(delete(table))
            copied = copy_rows(source, target)
            _doubt(target)
    return copied


def _doubt(target: Connection) -> None:
    """What is open may have been posted since the backup, and so may what falls due now: each workspace knows."""
    deliveries, workspaces = table_of(Delivery), table_of(Workspace)
    for (workspace,) in target.execute(select(workspaces.c.id)).all():
        since = _last_known(target, workspace)
        own = (deliveries.c.workspace_id == workspace) & deliveries.c.settled_at.is_(None)
        uncertain = {
            "state": "unknown_outcome",
            "uncertain_since": func.coalesce(deliveries.c.uncertain_since, deliveries.c.created_at),
            "lease_until": None,
            "not_before": DatabaseClock(),
        }
        target.execute(update(deliveries).where(own).values(uncertain))
        restored = {"restored_from": since, "restored_at": DatabaseClock()}
        target.execute(update(workspaces).where(workspaces.c.id == workspace).values(restored))


def _last_known(connection: Connection, workspace: str) -> datetime:
    """The last moment of which the backup knows anything: nothing that it lacks was posted earlier."""
    known = (
        select(func.max(ProcessedInteraction.at)).where(col(ProcessedInteraction.workspace_id) == workspace),
        select(func.max(Delivery.created_at)).where(col(Delivery.workspace_id) == workspace),
        select(col(Workspace.created_at)).where(col(Workspace.id) == workspace),
    )
    moments: list[datetime | None] = [connection.execute(each).scalar_one() for each in known]
    return max(moment for moment in moments if moment is not None)
