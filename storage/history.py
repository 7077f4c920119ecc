"""Queries on the history of incidents, actions and problems, and what is added to it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UnaryExpression
from sqlmodel import col

from domain.incidents import IncidentChange
from storage.queries import Queries
from storage.tables import Action, HistoryEntry, Incident, Problem

Changes = dict[str, list[Any]]
"""Each changed field as [before, after]."""


class HistoryQueries(Queries):
    """The changes of the workspace's incidents, actions and problems."""

    def add(
        self,
        kind: StrEnum,
        *,
        by: str,
        at: datetime,
        note: str = "",
        changes: Changes | None = None,
        **record: Any,
    ) -> HistoryEntry:
        """Keep what was done with the `record` that is named, as in `problem_id=7`."""
        entry = HistoryEntry(
            workspace_id=self._workspace_id, kind=kind.value, author=by, at=at, note=note, **record
        )
        entry.changes = changes or {}
        return self._add(entry)

    def of_action(self, action: Action) -> Sequence[HistoryEntry]:
        """List what was reported, postponed and handed over, the latest first."""
        wanted = self._of(HistoryEntry).where(HistoryEntry.action_id == action.id)
        return self._session.exec(wanted.order_by(*_latest_first())).all()

    def of_problem(self, problem: Problem) -> Sequence[HistoryEntry]:
        """List its changes of state and of incidents, the latest first."""
        wanted = self._of(HistoryEntry).where(HistoryEntry.problem_id == problem.id)
        return self._session.exec(wanted.order_by(*_latest_first())).all()

    def of_incident(self, incident: Incident) -> Sequence[HistoryEntry]:
        """List its corrections and its withdrawal, the latest first."""
        wanted = self._of(HistoryEntry).where(HistoryEntry.incident_id == incident.id)
        corrections = self._session.exec(wanted.order_by(*_latest_first())).all()
        withdrawn_at = incident.withdrawn_at
        return [_withdrawal(incident, withdrawn_at), *corrections] if withdrawn_at else corrections


def _latest_first() -> tuple[UnaryExpression[datetime], UnaryExpression[int]]:
    return col(HistoryEntry.at).desc(), col(HistoryEntry.id).desc()


def _withdrawal(incident: Incident, at: datetime) -> HistoryEntry:
    """The withdrawal as an entry: it is kept in the incident's own row, as nothing follows it."""
    return HistoryEntry(
        workspace_id=incident.workspace_id,
        incident_id=incident.id,
        kind=IncidentChange.WITHDRAWN.value,
        note=incident.withdrawn_reason,
        author=incident.withdrawn_by or "",
        at=at,
    )
