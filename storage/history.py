"""Queries on the history of incidents and actions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import UnaryExpression
from sqlmodel import col

from domain.incidents import IncidentChange
from storage.queries import Queries
from storage.tables import Action, HistoryEntry, Incident


class HistoryQueries(Queries):
    """The changes of the workspace's incidents and actions."""

    def of_action(self, action: Action) -> Sequence[HistoryEntry]:
        """List what was reported, postponed and handed over, the latest first."""
        wanted = self._of(HistoryEntry).where(HistoryEntry.action_id == action.id)
        return self._session.exec(wanted.order_by(*_latest_first())).all()

    def of_incident(self, incident: Incident) -> Sequence[HistoryEntry]:
        """List its corrections and its withdrawal, the latest first."""
        wanted = self._of(HistoryEntry).where(HistoryEntry.incident_id == incident.id)
        corrections = self._session.exec(wanted.order_by(*_latest_first())).all()
        withdrawn_at = incident.withdrawn_at
        return [_withdrawal(incident, withdrawn_at), *corrections] if withdrawn_at else corrections


def _latest_first() -> tuple[UnaryExpression[datetime], UnaryExpression[int | None]]:
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
