"""Queries behind the situational picture, and the snapshots of what was posted."""

from collections.abc import Collection, Mapping, Sequence
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from domain.messages import Digest
from domain.pictures import Plan, SituationalPicture
from domain.records import read_record, write_record
from domain.weeks import Week
from storage.coverage import CoverageQueries
from storage.tables import Delivery, Incident, Snapshot, Workspace
from storage.week_counts import Posted, WeekCountQueries

FEWEST_PICTURES, MOST_PICTURES = 4, 8
"""So many pictures tell what is usual of late reports."""


class PictureQueries(WeekCountQueries, CoverageQueries):
    """What pictures count, whom they name as heard from, and those that were posted."""

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
            Delivery.idempotency_key == Digest(week).key,
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

    def usually_late(self, week: Week) -> int:
        """Compute how many reports of the week just before theirs the latest pictures told of: their median.

        0 where there are fewer than four such pictures; the first of all could tell of none.
        """
        kept = self._earlier(week, _part("late_reports"), most=MOST_PICTURES + 1)
        told = [_late_in(*each) for each in kept[:-1]]
        return round(median(told)) if len(told) >= FEWEST_PICTURES else 0

    def posted_before(self, week: Week) -> Posted | None:
        """Find the latest week before this one of which a picture was posted."""
        columns = _part("plan"), col(Snapshot.taken_at), col(Snapshot.last_incident)
        for of, plan, taken_at, last_incident in self._earlier(week, *columns, most=1):
            done = frozenset(line.number for line in read_record(plan, Plan).done) if plan else frozenset()
            return Posted(Week.from_iso(of), taken_at, last_incident, done)
        return None

    def _earlier(self, week: Week, *columns: Any, most: int) -> Sequence[Any]:
        """Read the ISO weeks of the latest pictures before the week, and those columns, the latest first."""
        kept = select(col(Snapshot.week), *columns).where(
            col(Snapshot.workspace_id) == self._workspace_id, col(Snapshot.week) < str(week)
        )
        return self._session.execute(kept.order_by(col(Snapshot.week).desc()).limit(most)).all()

    def taken_of(self, week: Week) -> Posted | None:
        """Find when the kept picture of a week was taken and what it had seen, without what it told."""
        kept = self._session.exec(self._of(Snapshot).where(Snapshot.week == str(week))).first()
        return Posted(week, kept.taken_at, kept.last_incident) if kept else None

    def hold_workspace(self) -> Workspace:
        """Lock the workspace's row until this transaction ends."""
        return self._session.get_one(Workspace, self._workspace_id, with_for_update=True, populate_existing=True)


def _part(name: str) -> ColumnElement[Any]:
    """A part of what a picture is kept as, None where it has none: to read a whole one takes far longer."""
    return col(Snapshot.picture)[name]


def _late_in(week: str, late_reports: Sequence[Mapping[str, Any]] | None) -> int:
    """How many late reports the picture of an ISO week told of the week just before it."""
    before = str(Week.from_iso(week).previous())
    return sum(late["number"] for late in late_reports or () if late["week"] == before)
