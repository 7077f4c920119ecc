"""What becomes of a stored incident: corrections with their earlier versions, and withdrawal."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlmodel import col

from domain.incidents import IncidentFacts, PoliceReport, Severity
from domain.sharing import Sharing
from storage.incident_rows import IncidentRows, columns_of
from storage.tables import Incident, IncidentVersion, NamedPartner


class IncidentChanges(IncidentRows):
    """Queries that change incidents of the workspace."""

    def facts_of(self, incident: Incident) -> IncidentFacts:
        """What an incident says as it stands."""
        named = self._partners_of([_id(incident)]).get(_id(incident), ())
        return IncidentFacts(
            category=incident.category,
            area=incident.area_id,
            happened_at=incident.happened_at,
            uncertain=incident.uncertain,
            place=incident.place_id,
            text=incident.text,
            severity=Severity(incident.severity) if incident.severity else None,
            police_report=PoliceReport(incident.police_report),
            sharing=Sharing(incident.sharing),
            named_partners=tuple(partner.id or 0 for partner in named),
        )

    def correct(self, incident: Incident, facts: IncidentFacts, *, by: str, at: datetime) -> None:
        """Let the incident say this from now on; what it said before is kept as its earlier version."""
        self._keep_version(incident, by, at)
        for column, value in columns_of(facts).items():
            setattr(incident, column, value)
        incident.version += 1
        self._session.execute(delete(NamedPartner).where(col(NamedPartner.incident_id) == incident.id))
        self._name_partners(_id(incident), facts)

    def withdraw(self, incident: Incident, *, reason: str, by: str, at: datetime) -> None:
        """Take an incident out of every list and count; its row and versions stay."""
        incident.withdrawn_by = by
        incident.withdrawn_at = at
        incident.withdrawn_reason = reason
        self._session.flush()

    def last_changed(self, incident: Incident) -> datetime | None:
        """When an incident was last corrected; None when it never was."""
        latest = select(func.max(IncidentVersion.changed_at)).where(
            col(IncidentVersion.incident_id) == incident.id
        )
        changed: datetime | None = self._session.execute(latest).scalar_one()
        return changed

    def _keep_version(self, incident: Incident, by: str, at: datetime) -> None:
        snapshot = columns_of(facts := self.facts_of(incident))
        snapshot |= {"happened_at": facts.happened_at.isoformat(), "named_partners": list(facts.named_partners)}
        self._add(
            IncidentVersion(
                workspace_id=self._workspace_id,
                incident_id=_id(incident),
                version=incident.version,
                snapshot=snapshot,
                changed_by=by,
                changed_at=at,
            )
        )

    def _name_partners(self, incident_id: int, facts: IncidentFacts) -> None:
        named = facts.named_partners if facts.sharing is Sharing.AMBER else ()
        for partner_id in dict.fromkeys(named):
            self._session.add(
                NamedPartner(workspace_id=self._workspace_id, incident_id=incident_id, partner_id=partner_id)
            )
        self._session.flush()


def _id(incident: Incident) -> int:
    if incident.id is None:
        raise LookupError("an incident that has not been stored has no id")
    return incident.id
