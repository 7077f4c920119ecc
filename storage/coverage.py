"""Query which partners were heard from, and since when and about what others are silent."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from domain.pictures import Coverage
from domain.sharing import Viewer
from domain.weeks import Week
from storage.queries import Queries
from storage.tables import Area, Incident, NilReport, Partner
from storage.visibility import partner_confirmed, standing_for


class CoverageQueries(Queries):
    """Partners by what they told of a week: what they reported during it about others is no word for it."""

    def coverage(self, week: Week, start: datetime, end: datetime, viewer: Viewer) -> Coverage:
        """Tell who was heard from about a week.

        A partner has reported when an incident of theirs that the viewer may see happened in the week; what
        someone only states to be theirs tells nothing of them, and a partner that is only stated is none yet. One
        whose reports are all hidden is told like one with nothing to report, and is not silent; nor is one that
        joined after the week.
        """
        reported = self._partners_heard(start, end, standing_for(viewer))
        heard = self._partners_heard(start, end) | self._partners_with_nothing(week)
        nothing = heard - reported
        known = self._of(Partner).where(partner_confirmed())
        partners = self._session.exec(known.order_by(Partner.name)).all()
        told = reported | nothing
        there = [each for each in partners if each.id in told or _has_joined(each, end)]
        return Coverage(
            reported=tuple(partner.name for partner in there if partner.id in reported),
            nothing=tuple(partner.name for partner in there if partner.id in nothing),
            silent=tuple(partner.name for partner in there if partner.id not in told),
            later=bool(partners and not there),
        )

    def silent_partners(self, week: Week, start: datetime, end: datetime) -> list[Partner]:
        """List the partners that `coverage` calls silent, by name; it does so whoever looks."""
        heard = self._partners_heard(start, end) | self._partners_with_nothing(week)
        partners = self._session.exec(self._of(Partner).where(partner_confirmed()).order_by(Partner.name)).all()
        return [each for each in partners if each.id not in heard and _has_joined(each, end)]

    def is_heard_from(self, week: Week, start: datetime, end: datetime) -> bool:
        """Tell whether any partner was heard from about a week, as `coverage` does: hidden reports count too."""
        return bool(self._partners_with_nothing(week) or self._partners_heard(start, end))

    def last_incidents(self, partners: Collection[int], since: datetime, until: datetime) -> dict[int, datetime]:
        """Find when the last incident of each of these partners happened in the period; hidden ones too."""
        wanted = select(col(Incident.partner_id), func.max(col(Incident.happened_at)))
        rows = self._session.execute(
            wanted.where(*self._theirs(since, until), col(Incident.partner_id).in_(partners)).group_by(
                col(Incident.partner_id)
            )
        )
        return {partner: at for partner, at in rows if partner is not None}

    def last_nothing(self, partners: Collection[int], since: Week, until: Week) -> dict[int, Week]:
        """Find the last of the weeks from `since` up to `until` about which each partner had nothing to report."""
        wanted = select(col(NilReport.partner_id), func.max(col(NilReport.week))).where(
            col(NilReport.workspace_id) == self._workspace_id,
            col(NilReport.partner_id).in_(partners),
            ~col(NilReport.unconfirmed),
            col(NilReport.week) >= str(since),
            col(NilReport.week) < str(until),
        )
        rows = self._session.execute(wanted.group_by(col(NilReport.partner_id)))
        return {partner: Week.from_iso(week) for partner, week in rows}

    def areas_of_partners(
        self, partners: Collection[int], since: datetime, until: datetime, viewer: Viewer
    ) -> list[tuple[int, str]]:
        """List the areas of each partner's incidents that the viewer may see, those with most incidents first."""
        wanted = (
            select(col(Incident.partner_id), col(Area.name))
            .join(Area, col(Area.id) == col(Incident.area_id))
            .where(*self._theirs(since, until), col(Incident.partner_id).in_(partners), standing_for(viewer))
            .group_by(col(Incident.partner_id), col(Area.name))
            .order_by(func.count().desc(), col(Area.name))
        )
        return [(partner, area) for partner, area in self._session.execute(wanted) if partner is not None]

    def _partners_heard(self, start: datetime, end: datetime, *conditions: ColumnElement[bool]) -> set[int | None]:
        wanted = select(col(Incident.partner_id)).where(*self._theirs(start, end), *conditions)
        return set(self._session.scalars(wanted.distinct()))

    def _theirs(self, since: datetime, until: datetime) -> list[ColumnElement[bool]]:
        """True of what stands, happened between these instants, and is a partner's by more than someone's word."""
        return [
            col(Incident.workspace_id) == self._workspace_id,
            col(Incident.withdrawn_at).is_(None),
            ~col(Incident.unconfirmed),
            col(Incident.happened_at) >= since,
            col(Incident.happened_at) < until,
        ]

    def _partners_with_nothing(self, week: Week) -> set[int | None]:
        wanted = self._of(NilReport).where(NilReport.week == str(week), ~col(NilReport.unconfirmed))
        return {report.partner_id for report in self._session.exec(wanted)}


def _has_joined(partner: Partner, end: datetime) -> bool:
    return partner.joined_at is None or partner.joined_at < end
