"""Many incidents stored at once, with the numbers they come with or the next ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import select

from domain.incidents import IncidentFacts
from storage.incident_rows import columns_of
from storage.numbers import NumberQueries
from storage.queries import Queries
from storage.tables import Incident, NamedPartner, Unit


@dataclass(frozen=True, kw_only=True)
class ImportedIncident:
    """An incident to be stored as version 1; `number` is None for the next free one."""

    facts: IncidentFacts
    reporter: str | None
    unit: Unit | None
    reported_at: datetime
    number: int | None = None
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""


class IncidentBatches(Queries):
    """Stores incidents many at a time; whose they are and what they say has been checked before."""

    def used_numbers(self) -> set[int]:
        """The numbers that incidents have."""
        numbers = select(Incident.number).where(Incident.workspace_id == self._workspace_id)
        return set(self._session.exec(numbers))

    def numbered(self, fresh: Sequence[ImportedIncident]) -> list[ImportedIncident]:
        """The same, each with a number: those without one get the next after every other, in order."""
        counter = NumberQueries(self._session, self._workspace_id)
        counter.count_past("incident", max((each.number or 0 for each in fresh), default=0))
        unnumbered = sum(each.number is None for each in fresh)
        last = counter.take("incident", unnumbered)
        following = iter(range(last - unnumbered + 1, last + 1))
        return [each if each.number else replace(each, number=next(following)) for each in fresh]

    def add(self, fresh: Sequence[ImportedIncident]) -> None:
        """Store these incidents, all of which have a number that is free."""
        incidents = [self._incident(each) for each in fresh]
        self._session.add_all(incidents)
        self._session.flush()
        for incident, each in zip(incidents, fresh, strict=True):
            self._name_partners(incident, each.facts)
        self._session.flush()

    def _incident(self, fresh: ImportedIncident) -> Incident:
        return Incident(
            workspace_id=self._workspace_id,
            number=fresh.number or 0,
            reporter=fresh.reporter,
            unit_id=fresh.unit.id if fresh.unit else None,
            partner_id=fresh.unit.partner_id if fresh.unit else None,
            reported_at=fresh.reported_at,
            withdrawn_at=fresh.withdrawn_at,
            withdrawn_by=fresh.reporter if fresh.withdrawn_at else None,
            withdrawn_reason=fresh.withdrawn_reason,
            **columns_of(fresh.facts),
        )

    def _name_partners(self, incident: Incident, facts: IncidentFacts) -> None:
        self._session.add_all(
            NamedPartner(workspace_id=self._workspace_id, incident_id=incident.id or 0, partner_id=partner)
            for partner in facts.shared_with
        )
