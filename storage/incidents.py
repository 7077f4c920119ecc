"""Queries on incidents, their earlier versions, and nil reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, or_, update
from sqlmodel import col, select

from domain.incidents import IncidentFacts
from domain.sharing import Viewer
from storage.incident_changes import IncidentChanges
from storage.incident_rows import NamedIncident, columns_of, incident_by_id, latest_report
from storage.incident_search import IncidentSearch
from storage.numbers import NumberQueries
from storage.queries import Page, table_of
from storage.tables import Incident, NilReport, Unit
from storage.visibility import INCIDENTS, counted_for, standing_for, visible_to

_TABLE = table_of(Incident)
_INSERT = insert(_TABLE).returning(_TABLE.c.number, _TABLE.c.id)
EVERY = IncidentSearch()


@dataclass(frozen=True, kw_only=True)
class ReportedIncident:
    """An incident as it is first stored: `number` is None for the next one.

    `reporter` is a Slack user id, or None when nobody known reported it. `unit` gives the partner it counts for,
    as long as it is not merely `unconfirmed` by the reporter; without a unit, `partner` does, by its id. Text is
    stored as it is: check it before.
    """

    facts: IncidentFacts
    reporter: str | None
    unit: Unit | None
    reported_at: datetime
    number: int | None = None
    partner: int | None = None
    unconfirmed: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    text_erased_at: datetime | None = None
    text_erased_why: str | None = None

    def columns(self) -> dict[str, Any]:
        """Write the row of version 1, without the workspace."""
        return columns_of(self.facts) | {
            "number": self.number,
            "version": 1,
            "reporter": self.reporter,
            "unit_id": self.unit.id if self.unit else None,
            "partner_id": self.unit.partner_id if self.unit else self.partner,
            "unconfirmed": self.unconfirmed and self.unit is not None,
            "reported_at": self.reported_at,
            "withdrawn_at": self.withdrawn_at,
            "withdrawn_by": self.reporter if self.withdrawn_at else None,
            "withdrawn_reason": self.withdrawn_reason,
            "text_erased_at": self.text_erased_at,
            "text_erased_why": self.text_erased_why,
        }


@dataclass(frozen=True)
class NewIncident:
    """What is known of an incident that has just been stored, without reading it."""

    id: int
    number: int
    reporter: str | None
    version: int = 1


class IncidentQueries(IncidentChanges):
    """Incidents of the workspace."""

    def add(
        self,
        facts: IncidentFacts,
        *,
        reporter: str | None,
        unit: Unit | None,
        reported_at: datetime,
        number: int | None = None,
        partner: int | None = None,
        unconfirmed: bool = False,
    ) -> NewIncident:
        """Store what was reported, under its own number or (None) the next one."""
        told = ReportedIncident(
            facts=facts,
            reporter=reporter,
            unit=unit,
            reported_at=reported_at,
            number=number,
            partner=partner,
            unconfirmed=unconfirmed,
        )
        return self.add_each(self.numbered([told]))[0]

    def add_each(self, reported: Sequence[ReportedIncident]) -> list[NewIncident]:
        """Store incidents that have numbers; raises IntegrityError when one is taken: see `used_numbers`."""
        rows = [{"workspace_id": self._workspace_id, **each.columns()} for each in reported]
        stored = self._session.connection().execute(_INSERT, rows).all()
        ids: dict[int, int] = dict(stored)
        added = [NewIncident(ids[each.number or 0], each.number or 0, each.reporter) for each in reported]
        for new, each in zip(added, reported, strict=True):
            self._name_partners(new.id, each.facts)
        self._session.flush()
        return added

    def numbered(self, reported: Sequence[ReportedIncident]) -> list[ReportedIncident]:
        """Give a number to each that has none: the next ones after every other, in order."""
        counter = NumberQueries(self._session, self._workspace_id)
        if highest := max((each.number or 0 for each in reported), default=0):
            counter.count_past("incident", highest)
        without = [each for each in reported if not each.number]
        if not without:
            return list(reported)
        last = counter.take("incident", len(without))
        following = count(last - len(without) + 1)
        return [each if each.number else replace(each, number=next(following)) for each in reported]

    def used_numbers(self) -> set[int]:
        """List the numbers that incidents have."""
        numbers = select(Incident.number).where(Incident.workspace_id == self._workspace_id)
        return set(self._session.exec(numbers))

    def get(self, incident_id: int) -> NamedIncident | None:
        """Find one incident without asking who looks: for what is sent to those who may see it."""
        return next(iter(self._read(incident_by_id(), incident=incident_id)), None)

    def find(self, number: int, viewer: Viewer, *, changing: bool = False) -> NamedIncident | None:
        """Find the incident of that number if the viewer may see it; `changing` locks it."""
        wanted = self._rows(col(Incident.number) == number, visible_to(viewer, INCIDENTS))
        if changing:
            wanted = wanted.with_for_update(of=Incident).execution_options(populate_existing=True)
        return next(iter(self._read(wanted)), None)

    def listed(
        self, viewer: Viewer, wanted: IncidentSearch = EVERY, *, skip: int = 0, most: int = 10
    ) -> Page[NamedIncident]:
        """Read a page of what stands, is wanted and the viewer may see, latest first; each event once."""
        return self._latest(_listed_for(viewer, wanted), skip, most)

    def count(self, viewer: Viewer, wanted: IncidentSearch) -> int:
        """Count what stands, is wanted and the viewer may see; each event once."""
        return self._count(self._every(*_listed_for(viewer, wanted)))

    def standing(self, numbers: Sequence[int], viewer: Viewer) -> list[NamedIncident]:
        """List the incidents of these numbers that the viewer may see and that still stand, the latest first."""
        wanted = self._rows(standing_for(viewer), col(Incident.number).in_(numbers))
        return self._read(wanted.order_by(col(Incident.happened_at).desc()))

    def of_reporter(self, user: str, *, skip: int = 0, most: int = 10) -> Page[NamedIncident]:
        """Read a page of what someone has reported, withdrawn or not, latest first."""
        return self._latest([col(Incident.reporter) == user], skip, most)

    def latest_like(
        self, reporter: str, category: str, *, area_id: int, place_id: int | None, since: datetime
    ) -> NamedIncident | None:
        """Find someone's latest standing report of that category, at that place, or in that area without one."""
        known = {"area": area_id, "place": place_id, "reporter": reporter, "category": category, "since": since}
        known |= {"workspace": self._workspace_id}
        wanted = latest_report(at_place=place_id is not None)
        found = self._session.connection().execute(wanted, known).scalar()
        return self.get(found) if found else None

    def every(self) -> Sequence[NamedIncident]:
        """List every incident in the order of its number, withdrawn ones too: for export, whatever their level."""
        return self._read(self._rows().order_by(col(Incident.number)))

    def count_of_partner(self, partner_id: int, since: datetime, until: datetime, viewer: Viewer) -> int:
        """Count a partner's standing incidents of the period that the viewer may see.

        What others only state to be the partner's is not counted.
        """
        counted = self._every(
            standing_for(viewer),
            or_(~col(Incident.unconfirmed), col(Incident.reporter) == viewer.user),
            col(Incident.partner_id) == partner_id,
            col(Incident.happened_at) >= since,
            col(Incident.happened_at) < until,
        )
        return self._count(counted)

    def add_nil_report(
        self, partner_id: int, week: str, *, reporter: str, at: datetime, unconfirmed: bool = False
    ) -> bool:
        """Store a partner's word that there was nothing in the ISO week '2026-W47'; False where there is one."""
        said = {"reporter": reporter, "reported_at": at, "unconfirmed": unconfirmed}
        return self._insert_once(NilReport, partner_id=partner_id, week=week, **said)

    def nil_report(self, partner_id: int, week: str) -> NilReport | None:
        """Find a partner's word that there was nothing in the ISO week '2026-W47', or None."""
        wanted = self._of(NilReport).where(NilReport.partner_id == partner_id, NilReport.week == week)
        return self._session.exec(wanted).first()

    def unconfirmed_nil_reports(self, reporter: str) -> Sequence[NilReport]:
        """List what someone said for a partner that no coordinator has confirmed to be theirs."""
        own = self._of(NilReport).where(NilReport.reporter == reporter, col(NilReport.unconfirmed))
        return self._session.exec(own).all()

    def attribute_unconfirmed(self, reporter: str, unit: Unit | None) -> None:
        """Let what someone reported under a unit that nobody had confirmed be this unit's, or nobody's."""
        ids = {"unit_id": unit.id if unit else None, "partner_id": unit.partner_id if unit else None}
        own = (
            col(Incident.workspace_id) == self._workspace_id,
            col(Incident.reporter) == reporter,
            col(Incident.unconfirmed),
        )
        self._session.execute(update(Incident).where(*own).values(unconfirmed=False, **ids))

    def undo_nil_report(self, nil: NilReport) -> None:
        """Forget that the partner has said so; whoever has done so already does no harm."""
        self._session.exec(delete(NilReport).where(col(NilReport.id) == nil.id))


def _listed_for(viewer: Viewer, wanted: IncidentSearch) -> list[ColumnElement[bool]]:
    """What is listed of a search: each event once, but all that one partner reported where that is asked for."""
    seen = counted_for(viewer) if wanted.partner is None else standing_for(viewer)
    return [seen, *wanted.conditions()]
