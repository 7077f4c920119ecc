"""Queries on what coordinators have prepared of weekly pictures: assessments, what is left out, what is held."""

from datetime import datetime

from sqlmodel import col, select

from domain.omissions import Omission
from domain.pictures import Assessment
from domain.weeks import Week
from storage.queries import Queries
from storage.tables import Preparation, PreparedOmission, Snapshot


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

    def omissions(self, week: Week) -> list[Omission]:
        """List what is left out of the picture of a week, in the order in which that was said."""
        rows = self._of(PreparedOmission).where(PreparedOmission.week == str(week))
        order = col(PreparedOmission.at), col(PreparedOmission.key)
        return [Omission(row.key, row.reason, row.by, row.at) for row in self._session.exec(rows.order_by(*order))]

    def add_omission(self, week: Week, key: str, *, reason: str, by: str, at: datetime) -> bool:
        """Keep that it is left out; False, and nothing changes, where it is already."""
        return self._insert_once(PreparedOmission, week=str(week), key=key, reason=reason, by=by, at=at)

    def write_reason(self, week: Week, key: str, reason: str) -> bool:
        """Replace why it is left out; False where it is not."""
        row = self._session.get(PreparedOmission, (self._workspace_id, str(week), key))
        if row is None:
            return False
        row.reason = reason
        self._session.flush()
        return True

    def remove_omission(self, week: Week, key: str) -> bool:
        """Forget that it is left out; False where it was not."""
        row = self._session.get(PreparedOmission, (self._workspace_id, str(week), key))
        if row is None:
            return False
        self._session.delete(row)
        self._session.flush()
        return True
