"""Where people say that they belong, and what becomes of what they reported when a coordinator has answered."""

from sqlalchemy import update
from sqlmodel import col

from storage.incidents import IncidentQueries
from storage.queries import Queries
from storage.tables import Incident, NilReport, Partner, Person, Unit


class StatementQueries(Queries):
    """Settles what people have stated."""

    def settle(self, person: Person, unit: Unit | None) -> None:
        """Let the person belong to the unit, or to none known, by a coordinator's word.

        What they reported under their own statement becomes the unit's, or nobody's. A unit and a partner that
        were there only because of the statement, and that are not the person's now, are retired.
        """
        before = person.unit_id
        person.unit_id = unit.id if unit else None
        person.unit_confirmed = unit is not None
        self._session.flush()
        self._attribute(person.user_id, unit)
        if unit:
            unit.unconfirmed = self._partner_of(unit).unconfirmed = False
        if before and before != person.unit_id:
            self._retire(before)
        self._session.flush()

    def _attribute(self, user: str, unit: Unit | None) -> None:
        ids = {"unit_id": unit.id if unit else None, "partner_id": unit.partner_id if unit else None}
        own = (
            col(Incident.workspace_id) == self._workspace_id,
            col(Incident.reporter) == user,
            col(Incident.unconfirmed),
        )
        self._session.execute(update(Incident).where(*own).values(unconfirmed=False, **ids))
        nils = self._session.exec(
            self._of(NilReport).where(NilReport.reporter == user, col(NilReport.unconfirmed))
        )
        for nil in nils.all():
            self._attribute_nil(nil, unit)

    def _attribute_nil(self, nil: NilReport, unit: Unit | None) -> None:
        week, at = nil.week, nil.reported_at
        self._session.delete(nil)
        self._session.flush()
        if unit:
            incidents = IncidentQueries(self._session, self._workspace_id)
            incidents.report_nothing(unit.partner_id, week, reporter=nil.reporter, at=at)

    def _retire(self, unit_id: int) -> None:
        unit = self._session.get_one(Unit, unit_id)
        members = self._session.exec(self._of(Person).where(Person.unit_id == unit_id))
        if not unit.unconfirmed or members.first():
            return
        unit.retired = True
        self._session.flush()
        partner = self._partner_of(unit)
        units = self._session.exec(self._of(Unit).where(Unit.partner_id == partner.id, ~col(Unit.retired)))
        partner.retired = partner.retired or (partner.unconfirmed and units.first() is None)

    def _partner_of(self, unit: Unit) -> Partner:
        return self._session.get_one(Partner, unit.partner_id)
