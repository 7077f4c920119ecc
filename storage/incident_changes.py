"""What becomes of a stored incident: corrections, each kept in the history, and withdrawal."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete
from sqlmodel import col

from domain.incidents import IncidentChange, IncidentFacts, plain_facts_of
from storage.history import HistoryQueries
from storage.incident_rows import IncidentRows, columns_of
from storage.tables import HistoryEntry, Incident, NamedPartner


class IncidentChanges(IncidentRows):
    """Queries that change incidents of the workspace."""

    def facts_of(self, incident: Incident) -> IncidentFacts:
        """Read what an incident says now."""
        named = self._partners_of([incident.id]).get(incident.id, ())
        partners = tuple(partner.id for partner in named)
        plain = plain_facts_of(incident)
        return IncidentFacts(**plain, area=incident.area_id, place=incident.place_id, named_partners=partners)

    def correct(self, incident: Incident, facts: IncidentFacts, *, by: str, at: datetime) -> None:
        """Let the incident say this from now on; what it changes is kept in the history."""
        before, after = state_of(self.facts_of(incident)), state_of(facts)
        changes = {name: [was, after[name]] for name, was in before.items() if was != after[name]}
        history, version = HistoryQueries(self._session, self._workspace_id), incident.version
        history.add(incident, IncidentChange.CORRECTED, by=by, at=at, changes=changes, version=version)
        for column, value in columns_of(facts).items():
            setattr(incident, column, value)
        incident.version += 1
        self._session.execute(delete(NamedPartner).where(col(NamedPartner.incident_id) == incident.id))
        self._name_partners(incident.id, facts)
        self._session.flush()

    def withdraw(self, incident: Incident, *, reason: str, by: str, at: datetime) -> None:
        """Take an incident out of every list and count; its row and history stay."""
        incident.withdrawn_by = by
        incident.withdrawn_at = at
        incident.withdrawn_reason = reason
        self._session.flush()

    def history(self, incident: Incident) -> Sequence[HistoryEntry]:
        """List its corrections and, as the first, its withdrawal, which is kept in its own row."""
        corrections = HistoryQueries(self._session, self._workspace_id).of(incident)
        withdrawn_at = incident.withdrawn_at
        return [_withdrawal(incident, withdrawn_at), *corrections] if withdrawn_at else corrections

    def _name_partners(self, incident_id: int, facts: IncidentFacts) -> None:
        self._session.add_all(
            NamedPartner(workspace_id=self._workspace_id, incident_id=incident_id, partner_id=partner_id)
            for partner_id in facts.shared_with
        )


def state_of(facts: IncidentFacts) -> dict[str, Any]:
    """Write what an incident says as JSON: by column, and the ids of its named partners."""
    return columns_of(facts) | {
        "happened_at": facts.happened_at.astimezone(UTC).isoformat(),
        "named_partners": sorted(facts.shared_with),
    }


def _withdrawal(incident: Incident, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        workspace_id=incident.workspace_id,
        kind=IncidentChange.WITHDRAWN.value,
        note=incident.withdrawn_reason,
        author=incident.withdrawn_by or "",
        at=at,
    )
