"""Query whom to ask whether anything has happened at a silent partner."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from storage.queries import Queries
from storage.tables import Incident, NilReport, Person, Unit

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class NudgeQueries(Queries):
    """People at a partner."""

    def people_at(self, partner_id: int) -> list[tuple[Person, datetime | None]]:
        """List the people with a confirmed unit there whose accounts are active, with when each last reported.

        Whoever reported latest comes first; that there was nothing to report counts too.
        """
        known = self._session.exec(self._people_at(partner_id)).all()
        dated = [
            (person, max((at for at in (incident, nil) if at), default=None)) for person, incident, nil in known
        ]
        return sorted(dated, key=lambda each: (each[1] or LONG_AGO, each[0].user_id), reverse=True)

    def _people_at(self, partner_id: int) -> Any:
        incident = (
            select(col(Incident.reported_at))
            .where(Incident.workspace_id == self._workspace_id, col(Incident.reporter) == col(Person.user_id))
            .order_by(col(Incident.number).desc())
            .limit(1)
        )
        nil = select(func.max(col(NilReport.reported_at))).where(
            NilReport.workspace_id == self._workspace_id, col(NilReport.reporter) == col(Person.user_id)
        )
        return (
            select(Person, incident.scalar_subquery(), nil.scalar_subquery())
            .join(Unit, col(Unit.id) == col(Person.unit_id))
            .where(Person.workspace_id == self._workspace_id, Unit.partner_id == partner_id)
            .where(~col(Unit.retired), ~col(Unit.unconfirmed))
            .where(col(Person.unit_confirmed), ~col(Person.deactivated))
        )
