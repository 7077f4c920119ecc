"""Queries on what coordinators have prepared of weekly pictures: their assessments, and which are held."""

from sqlmodel import col, select

from domain.pictures import Assessment
from domain.weeks import Week
from storage.queries import Queries
from storage.tables import Preparation, Snapshot


class PreparationQueries(Queries):
    """What coordinators have prepared, by week."""

    def find(self, week: Week) -> Preparation | None:
        """Find what has been prepared of a week."""
        return self._session.get(Preparation, (self._workspace_id, str(week)))

    def hold(self, week: Week) -> Preparation:
        """Read the week's row anew, or make it, and lock it until the transaction ends."""
        self._insert_once(Preparation, week=str(week), assessment="", version=0)
        key = (self._workspace_id, str(week))
        return self._session.get_one(Preparation, key, with_for_update=True, populate_existing=True)

    def assessment(self, week: Week) -> Assessment:
        """Read the assessment of a week, without words where there is none."""
        row = self.find(week)
        return Assessment(row.assessment, row.version, row.assessed_by, row.edited_at) if row else Assessment()

    def is_held(self, week: Week) -> bool:
        """Tell whether the picture of a week is held."""
        row = self.find(week)
        return row is not None and row.held_at is not None

    def held_weeks(self) -> list[Week]:
        """List the weeks whose pictures are held, after the latest that was posted, in order."""
        posted = select(col(Snapshot.week)).where(col(Snapshot.workspace_id) == self._workspace_id)
        latest = self._session.exec(posted.order_by(col(Snapshot.week).desc()).limit(1)).first() or ""
        held = self._of(Preparation).where(col(Preparation.held_at).is_not(None), Preparation.week > latest)
        return [Week.from_iso(row.week) for row in self._session.exec(held.order_by(Preparation.week))]
