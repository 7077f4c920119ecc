"""Queries on incidents, their earlier versions, and nil reports."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select
from sqlmodel import col

from domain.incidents import IncidentFacts, PoliceReport, Severity
from domain.sharing import Sharing, Viewer
from storage.incident_rows import IncidentRows, NamedIncident, Page, columns_of
from storage.queries import table_of
from storage.sight import seen_by, standing_for
from storage.tables import Incident, IncidentVersion, NamedPartner, NilReport, Unit
from storage.workspaces import WorkspaceQueries

_TABLE = table_of(Incident)
_INSERT = insert(_TABLE).returning(_TABLE.c.id)


@dataclass(frozen=True)
class NewIncident:
    """What is known of an incident that has just been stored, without reading it."""

    id: int
    number: int
    reporter: str
    version: int = 1


class IncidentQueries(IncidentRows):
    """Incidents of the workspace."""

    def add(
        self,
        facts: IncidentFacts,
        *,
        reporter: str,
        unit: Unit | None,
        reported_at: datetime,
        number: int | None = None,
        stated: bool = False,
    ) -> NewIncident:
        """Store an incident as version 1, under its own number or (None) the next one.

        `reporter` is a Slack user id, `unit` gives the partner it counts for, if not only the reporter has
        `stated` it. A number that is taken already
        raises IntegrityError: ask `has_number` first. Text is stored as it is: check it before.
        """
        counter = WorkspaceQueries(self._session, self._workspace_id)
        if number is None:
            number = counter.next_number("incident")
        else:
            counter.count_past_incident(number)
        row = columns_of(facts) | {
            "workspace_id": self._workspace_id,
            "number": number,
            "version": 1,
            "reporter": reporter,
            "unit_id": unit.id if unit else None,
            "partner_id": unit.partner_id if unit else None,
            "stated": stated and unit is not None,
            "reported_at": reported_at,
            "withdrawn_reason": "",
        }
        incident_id: int = self._session.connection().execute(_INSERT, row).scalar_one()
        self._name_partners(incident_id, facts)
        return NewIncident(incident_id, number, reporter)

    def has_number(self, number: int) -> bool:
        """Whether an incident has this number."""
        return self._session.exec(self._of(Incident).where(Incident.number == number)).first() is not None

    def get(self, incident_id: int) -> NamedIncident | None:
        """One incident, whoever looks: for what is sent to those who may see it."""
        return next(iter(self._read(self._rows(col(Incident.id) == incident_id))), None)

    def find(self, number: int, viewer: Viewer, *, changing: bool = False) -> NamedIncident | None:
        """The incident of that number if the viewer may see it; `changing` keeps others from changing it now."""
        wanted = self._rows(col(Incident.number) == number, standing_for(viewer))
        if changing:
            wanted = wanted.with_for_update(of=Incident).execution_options(populate_existing=True)
        return next(iter(self._read(wanted)), None)

    def listed(
        self,
        viewer: Viewer,
        *,
        areas: Collection[int] = (),
        categories: Collection[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        skip: int = 0,
        most: int = 10,
    ) -> Page:
        """What the viewer may see and that still stands, latest first; instants: `since` included, `until` not."""
        conditions = [seen_by(viewer), col(Incident.withdrawn_at).is_(None)]
        if areas:
            conditions.append(col(Incident.area_id).in_(areas))
        if categories:
            conditions.append(col(Incident.category).in_(categories))
        if since:
            conditions.append(col(Incident.happened_at) >= since)
        if until:
            conditions.append(col(Incident.happened_at) < until)
        return self._page(conditions, skip, most)

    def of_reporter(self, user: str, *, skip: int = 0, most: int = 10) -> Page:
        """What someone has reported, withdrawn or not, latest first."""
        return self._page([col(Incident.reporter) == user], skip, most)

    def every(self) -> Sequence[NamedIncident]:
        """Every incident in the order of its number, withdrawn ones too: for export, whatever their level."""
        return self._read(self._rows().order_by(col(Incident.number)))

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

    def count_reported(self, partner_id: int, since: datetime, until: datetime, viewer: Viewer) -> int:
        """How many standing incidents that the viewer may see a partner reported from `since` up to `until`.

        What others only state to be the partner's is not counted.
        """
        return self._count(
            seen_by(viewer),
            or_(~col(Incident.stated), col(Incident.reporter) == viewer.user),
            col(Incident.partner_id) == partner_id,
            col(Incident.reported_at) >= since,
            col(Incident.reported_at) < until,
            col(Incident.withdrawn_at).is_(None),
        )

    def report_nothing(
        self, partner_id: int, week: str, *, reporter: str, at: datetime, stated: bool = False
    ) -> bool:
        """Remember a partner's word that there was nothing in the ISO week '2026-W47'; False when it was known.

        Whoever is known to belong there takes over the word of one who has only `stated` it.
        """
        said = {"reporter": reporter, "reported_at": at, "stated": stated}
        fresh = self._insert_once(NilReport, partner_id=partner_id, week=week, **said)
        if fresh or stated:
            return fresh
        known = self._of(NilReport).where(NilReport.partner_id == partner_id, NilReport.week == week)
        nil = self._session.exec(known.execution_options(populate_existing=True)).one()
        was_stated = nil.stated
        if was_stated:
            nil.sqlmodel_update(said)
            self._session.flush()
        return was_stated

    def _keep_version(self, incident: Incident, by: str, at: datetime) -> None:
        said = columns_of(facts := self.facts_of(incident))
        said |= {"happened_at": facts.happened_at.isoformat(), "named_partners": list(facts.named_partners)}
        self._add(
            IncidentVersion(
                workspace_id=self._workspace_id,
                incident_id=_id(incident),
                version=incident.version,
                said=said,
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
