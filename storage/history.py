"""Queries on the history of every kind of record, and what is added to it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import col

from domain.audit import AuditEvent
from storage.audit import AuditQueries
from storage.queries import Queries
from storage.tables import HistoryEntry
from storage.tables.columns import IdentifiedRow

Changes = dict[str, list[Any]]
"""Each changed field as [before, after]."""


class HistoryQueries(Queries):
    """The changes of the workspace's records, each under the id of its row: `action_id` for a row of `action`."""

    def add(
        self,
        record: IdentifiedRow,
        kind: StrEnum,
        *,
        by: str,
        at: datetime,
        changes: Changes | None = None,
        event: AuditEvent = AuditEvent.CHANGED,
        **more: Any,
    ) -> HistoryEntry:
        """Keep what was done with the record, with `more` columns of the entry, and note that `event`."""
        known: dict[str, Any] = {"workspace_id": self._workspace_id, _column_for(record): record.id, **more}
        table, number = str(record.__tablename__), getattr(record, "number", record.id)
        told = {"kind": kind, "changes": changes, **more}
        AuditQueries(self._session, self._workspace_id).note(event, table, number, by=by, at=at, content=told)
        return self._add(HistoryEntry(**known, kind=kind.value, author=by, at=at, changes=changes or {}))

    def find(self, entry_id: int) -> HistoryEntry | None:
        """Find one entry of the workspace."""
        return self._get(HistoryEntry, entry_id)

    def of(self, record: IdentifiedRow) -> Sequence[HistoryEntry]:
        """List what was done with the record, the latest first."""
        wanted = self._of(HistoryEntry).where(getattr(HistoryEntry, _column_for(record)) == record.id)
        latest = wanted.order_by(col(HistoryEntry.at).desc(), col(HistoryEntry.id).desc())
        return self._session.exec(latest).all()

    def of_problems(self, problems: Collection[int], kind: StrEnum) -> Sequence[HistoryEntry]:
        """List what of one kind was done with problems by their row ids, the earliest first."""
        wanted = self._of(HistoryEntry).where(
            col(HistoryEntry.problem_id).in_(problems), HistoryEntry.kind == kind.value
        )
        return self._session.exec(wanted.order_by(col(HistoryEntry.at), col(HistoryEntry.id))).all()


def _column_for(record: IdentifiedRow) -> str:
    return f"{record.__tablename__}_id"
