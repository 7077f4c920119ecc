"""Queries behind the situational picture, and the snapshots of what was posted."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, FromClause, Select, bindparam, func, literal, select, union_all
from sqlmodel import col

from domain.pictures import REPEATED, Coverage, RepeatedPlace, SituationalPicture
from domain.records import read_record, write_record
from domain.sharing import Viewer
from domain.weeks import Week
from storage.queries import ON_THE_WAY, Queries
from storage.tables import Area, Delivery, Incident, NilReport, Partner, Place, Snapshot, Workspace
from storage.visibility import KEPT, partner_confirmed, standing_for

MOST_PLACES = 25
BEGINNING = datetime.min.replace(tzinfo=UTC)
# The period's position, the area's name, the category, and how many standing incidents.
Counted = tuple[int, str, str, int]


@dataclass(frozen=True)
class Posted:
    """That a week's picture was posted, when it was taken, the last incident that it had seen, by id (None: not
    known), and the numbers of the actions that it told to be done."""

    week: Week
    taken_at: datetime
    last_incident: int | None = None
    done: frozenset[int] = frozenset()


class PictureQueries(Queries):
    """Counts by week, and posted pictures. Instants are aware; a period's start lies in it, its end does not."""

    def counts(self, bounds: Sequence[datetime], viewer: Viewer, area_id: int | None = None) -> list[Counted]:
        """Count what the viewer may see of consecutive periods, each from one of the bounds to the next."""
        asked = {f"bound{number}": bound for number, bound in enumerate(bounds)}
        wanted = _counts(viewer, len(bounds), in_area=area_id is not None)
        return self._named(wanted, {**asked, "workspace": self._workspace_id, "area": area_id})

    def counts_late(
        self, ends: Sequence[datetime], viewer: Viewer, posted: Posted, until: datetime
    ) -> list[Counted]:
        """Count as `counts`, but from the beginning of time, and only what came after a picture, up to `until`."""
        late = _told(*self._standing(viewer), *_after(posted), col(Incident.reported_at) < until)
        return self._named(_count_each([BEGINNING, *ends], late.cte()))

    def repeated_places(
        self, start: datetime, end: datetime, viewer: Viewer, area_id: int | None = None
    ) -> tuple[RepeatedPlace, ...]:
        """List the places with at least two incidents that the viewer may see, most first, 25 at most."""
        number = func.count(col(Incident.id))
        wanted = (
            select(col(Place.name), col(Area.name), number)
            .join(Incident, col(Incident.place_id) == Place.id)
            .join(Area, col(Area.id) == Incident.area_id)
            .where(*self._standing(viewer, area_id), *_between(start, end))
            .group_by(col(Place.id), col(Place.name), col(Area.name))
            .having(number >= REPEATED)
            .order_by(number.desc(), col(Place.name), col(Area.name))
            .limit(MOST_PLACES)
        )
        return tuple(RepeatedPlace(*row) for row in self._session.execute(wanted))

    def coverage(self, week: Week, start: datetime, end: datetime, viewer: Viewer) -> Coverage:
        """Whom was heard from in a week.

        A partner has reported when an incident of theirs that the viewer may see happened in the week or was
        reported during it; what someone only states to be theirs tells nothing of them, and a partner that is
        only stated is none yet. One whose reports are all hidden is told like one with nothing to report, and is
        not silent; nor is one that joined after the week.
        """
        reported = self._partners_heard(start, end, standing_for(viewer))
        heard = self._partners_heard(start, end) | self._partners_with_nothing(week)
        nothing = heard - reported
        known = self._of(Partner).where(partner_confirmed())
        partners = self._session.exec(known.order_by(Partner.name)).all()
        told = reported | nothing
        there = [each for each in partners if each.id in told or each.joined_at is None or each.joined_at < end]
        return Coverage(
            reported=tuple(partner.name for partner in there if partner.id in reported),
            nothing=tuple(partner.name for partner in there if partner.id in nothing),
            silent=tuple(partner.name for partner in there if partner.id not in told),
            later=bool(partners and not there),
        )

    def first_report_at(self, viewer: Viewer) -> datetime | None:
        """Find when the first incident was reported that stands and that the viewer may see.

        Nil reports are left out: where they counted and hidden reports did not, the figures would tell them apart.
        """
        reported_at = col(Incident.reported_at)
        first = select(reported_at).where(*self._standing(viewer)).order_by(reported_at).limit(1)
        found: datetime | None = self._session.scalar(first)
        return found

    def keep(self, picture: SituationalPicture) -> bool:
        """Keep what is to be posted of a week; False, and nothing changes, when one has been kept already.

        Between `hold_workspace` and the end of the transaction no incident is stored, so all that came before is
        in the picture.
        """
        return self._insert_once(Snapshot, **self._snapshot(picture))

    def keep_instead(self, picture: SituationalPicture) -> None:
        """Keep this in place of what was to be posted of the week, which surely has not been. As `keep` else."""
        kept = self._session.exec(self._of(Snapshot).where(Snapshot.week == str(picture.week))).one()
        kept.sqlmodel_update(self._snapshot(picture))
        self._session.flush()

    def _snapshot(self, picture: SituationalPicture) -> dict[str, Any]:
        last = select(func.max(col(Incident.id))).where(col(Incident.workspace_id) == self._workspace_id)
        return {
            "week": str(picture.week),
            "picture": write_record(picture),
            "taken_at": picture.taken_at,
            "last_incident": self._session.scalar(last) or 0,
        }

    def kept(self, week: Week) -> SituationalPicture | None:
        """Find the picture of a week that is to be posted, or was."""
        kept = self._session.exec(self._of(Snapshot).where(Snapshot.week == str(week))).first()
        return read_record(kept.picture, SituationalPicture) if kept else None

    def posted(self, week: Week) -> SituationalPicture | None:
        """Find the picture of a week that was posted, or may have been; None while it surely was not."""
        waiting = self._of(Delivery).where(
            Delivery.idempotency_key == f"digest:{week}",
            Delivery.state != "sent",
            col(Delivery.uncertain_since).is_(None),
        )
        return None if self._session.exec(waiting).first() else self.kept(week)

    def unposted(self, weeks: Collection[Week]) -> tuple[Week, ...]:
        """List those of the weeks of which no picture was posted, in the same order."""
        within = select(col(Snapshot.week)).where(
            col(Snapshot.workspace_id) == self._workspace_id, col(Snapshot.week).in_([str(week) for week in weeks])
        )
        posted = set(self._session.scalars(within))
        return tuple(week for week in weeks if str(week) not in posted)

    def posted_before(self, week: Week) -> Posted | None:
        """Find the latest week before this one of which a picture was posted."""
        earlier = self._of(Snapshot).where(Snapshot.week < str(week)).order_by(col(Snapshot.week).desc())
        kept = self._session.exec(earlier.limit(1)).first()
        if kept is None:
            return None
        plan = read_record(kept.picture, SituationalPicture).plan
        done = frozenset(line.number for line in plan.done) if plan else frozenset()
        return Posted(Week.from_iso(kept.week), kept.taken_at, kept.last_incident, done)

    def hold_workspace(self) -> Workspace:
        """Lock the workspace's row until this transaction ends."""
        return self._session.get_one(Workspace, self._workspace_id, with_for_update=True, populate_existing=True)

    def _standing(self, viewer: Viewer, area_id: int | None = None) -> list[ColumnElement[bool]]:
        conditions = [
            col(Incident.workspace_id) == self._workspace_id,
            standing_for(viewer),
        ]
        return conditions if area_id is None else [*conditions, col(Incident.area_id) == area_id]

    def _named(self, wanted: Executable, known: Mapping[str, Any] | None = None) -> list[Counted]:
        found = self._session.execute(wanted, known).all()
        names = {area.id: area.name for area in self._session.exec(self._of(Area))}
        return [(number, names[area], category, count) for number, area, category, count in found]

    def _partners_heard(self, start: datetime, end: datetime, *conditions: ColumnElement[bool]) -> set[int | None]:
        found: set[int | None] = set()
        for instant in (col(Incident.happened_at), col(Incident.reported_at)):
            wanted = select(col(Incident.partner_id)).where(
                col(Incident.workspace_id) == self._workspace_id,
                col(Incident.withdrawn_at).is_(None),
                ~col(Incident.unconfirmed),
                instant >= start,
                instant < end,
                *conditions,
            )
            found |= set(self._session.scalars(wanted.distinct()))
        return found

    def _partners_with_nothing(self, week: Week) -> set[int | None]:
        wanted = self._of(NilReport).where(NilReport.week == str(week), ~col(NilReport.unconfirmed))
        return {report.partner_id for report in self._session.exec(wanted)}


def _told(*conditions: ColumnElement[bool]) -> Select[datetime, int, str]:
    return select(col(Incident.happened_at), col(Incident.area_id), col(Incident.category)).where(*conditions)


@lru_cache(KEPT)
def _counts(viewer: Viewer, bounds: int, *, in_area: bool) -> Executable:
    standing = [col(Incident.workspace_id) == bindparam("workspace"), standing_for(viewer)]
    there = [col(Incident.area_id) == bindparam("area")] if in_area else []
    return _count_each([bindparam(f"bound{n}") for n in range(bounds)], _told(*standing, *there).subquery())


def _count_each(bounds: Sequence[Any], told: FromClause) -> Executable:
    """Count each period by itself: SQLite groups by sorting, and short lists are sorted sooner than a long one."""
    kind = told.c.area_id, told.c.category
    each = (
        select(literal(number), *kind, func.count())
        .where(told.c.happened_at >= start, told.c.happened_at < end)
        .group_by(*kind)
        for number, (start, end) in enumerate(itertools.pairwise(bounds))
    )
    return union_all(*each)


def _after(posted: Posted) -> tuple[ColumnElement[bool], ...]:
    """What came after a picture: by its id, as a report on its way bears the time at which it set out."""
    reported_at = col(Incident.reported_at)
    if posted.last_incident is None:
        return (reported_at >= posted.taken_at,)
    return reported_at >= posted.taken_at - ON_THE_WAY, col(Incident.id) > posted.last_incident


def _between(start: datetime, end: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Incident.happened_at) >= start, col(Incident.happened_at) < end
