"""Putting a backup back: all of it or nothing, and with doubt about what was said after it was made."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import Session, col

from domain.audit import AuditEvent
from domain.erasure import Erased
from storage.audit import NAME, append, noted_in
from storage.audit_people import keep_people, later_people
from storage.backup_files import CopyError, opened_backup
from storage.copies import back_up, refuse_busy
from storage.database import Database
from storage.database_summary import summarize
from storage.erasure_list import erased_since, keep_erasures, read_companion, read_erasures
from storage.erasure_traces import erase_traces
from storage.queries import table_of
from storage.row_copies import Copied, copy_rows, every_table
from storage.schema import migrate
from storage.store import Store
from storage.tables import AuditEntry, Delivery, ProcessedInteraction, Workspace
from storage.tables.append_only import lifted
from storage.tables.columns import DatabaseClock


def restore(file: Path, database: Database, *, aside: Path | None = None, may_empty: bool = False) -> Copied:
    """Let the database hold what the backup holds, and nothing else, or leave it as it is.

    What it held is written to the file `aside` before. What was to be said at the time of the backup may have been
    said since: it is looked for in Slack before it is posted. The audit log goes on where it was. What was erased
    after the backup, by the list in the database and the one beside the backup, is erased again. Raises CopyError
    when the file is no sound backup, a bot is at work on the database, or all that there is would be lost for an
    empty backup, unless it `may_empty`.
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
            later = _later_entries(source, target)
            people = later_people(target, later)
            erased = erased_since(source, [*read_erasures(target), *read_companion(file)])
            with lifted(target, table_of(AuditEntry)):
                for table in reversed(every_table()):
                    target.execute(delete(table))
            copied = copy_rows(source, target)
            _doubt(target)
            keep_erasures(target, erased)
            keep_people(target, people)
            copied.erased = _continue_logs(target, later, erased)
    erase_traces(database)
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


def _later_entries(backup: Connection, ours: Connection) -> Sequence[dict[str, Any]]:
    """Read what our logs have after the backup's, where they continue those; nothing of another log."""
    log, later = table_of(AuditEntry).c, []
    for (workspace,) in backup.execute(select(col(Workspace.id))).all():
        own = log.workspace_id == workspace
        latest = select(log.sequence, log.hash).where(own).order_by(log.sequence.desc()).limit(1)
        last, hashed = backup.execute(latest).first() or (0, None)
        if hashed == ours.execute(select(log.hash).where(own, log.sequence == last)).scalar():
            wanted = select(table_of(AuditEntry)).where(own, log.sequence > last)
            later += [dict(row) for row in ours.execute(wanted.order_by(log.sequence)).mappings()]
    return later


def _continue_logs(target: Connection, later: Sequence[dict[str, Any]], erased: Sequence[Erased]) -> int:
    """Append what was done after the backup, and that it was restored: nobody hides a deed by a restore.

    What was erased after the backup is erased again; returns of how many records.
    """
    again = 0
    if later:
        target.execute(insert(table_of(AuditEntry)), later)
    with Session(target) as session:
        for (workspace,) in target.execute(select(col(Workspace.id))).all():
            kept = [entry for entry in later if entry["workspace_id"] == workspace]
            store, now = Store(session, workspace), target.execute(select(DatabaseClock())).scalar_one()
            if kept:
                store.numbers.count_past(NAME, kept[-1]["sequence"])
            store.audit.note(AuditEvent.RESTORED, "workspace", by="", at=now, content=len(kept))
            again += store.erasures.erase_again(erased)
        append(session, noted_in(session))
        session.commit()
    return again
