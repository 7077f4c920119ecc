"""Queries on reports of the same event: which they are, how they are linked, and what a report resembles."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from functools import lru_cache

from sqlalchemy import Executable, bindparam, or_
from sqlmodel import col, select

from domain.sharing import Viewer
from storage.incident_rows import IncidentRows, NamedIncident, incident_by_id
from storage.tables import Incident, Workspace
from storage.visibility import KEPT, standing_for

ALIKE_WITHIN = timedelta(hours=48)
"""So far apart may be told to have happened what resembles each other."""


class SameEventQueries(IncidentRows):
    """Reports of the workspace that are of the same event: all but the first refer to the first by its id."""

    def others(self, incident: Incident, viewer: Viewer) -> list[NamedIncident]:
        """List the other reports of the same event that the viewer may see and that still stand, by number."""
        first = incident.same_as_id or incident.id
        same = or_(col(Incident.id) == first, col(Incident.same_as_id) == first)
        wanted = self._rows(same, col(Incident.id) != incident.id, standing_for(viewer))
        return self._read(wanted.order_by(col(Incident.number)))

    def of_same_event(self, incident: Incident) -> Sequence[Incident]:
        """List every report of the same event, this one too, withdrawn or not, the first one first.

        Until the end of the transaction no other links reports of the workspace.
        """
        linking = {"key_share": True}
        self._session.get_one(Workspace, self._workspace_id, with_for_update=linking, populate_existing=True)
        self._session.refresh(incident)
        first = incident.same_as_id or incident.id
        same = or_(col(Incident.id) == first, col(Incident.same_as_id) == first)
        wanted = self._of(Incident).where(same).order_by(col(Incident.id))
        return self._session.exec(wanted.execution_options(populate_existing=True)).all()

    def those(self, ids: Collection[int]) -> Sequence[Incident]:
        """List the incidents with these ids."""
        return self._session.exec(self._of(Incident).where(col(Incident.id).in_(ids))).all()

    def put_together(self, incidents: Collection[Incident]) -> None:
        """Let these be the reports of one event."""
        first, *others = sorted(incidents, key=lambda each: each.id)
        first.same_as_id = None
        for each in others:
            each.same_as_id = first.id
        self._session.flush()

    def leave_behind(self, ids: Collection[int]) -> None:
        """Let what refers to one of these, which are about to be removed, be of one event without them."""
        left = self._of(Incident).where(col(Incident.same_as_id).in_(ids), col(Incident.id).not_in(ids))
        events: dict[int | None, list[Incident]] = {}
        for each in self._session.exec(left):
            events.setdefault(each.same_as_id, []).append(each)
        for incidents in events.values():
            self.put_together(incidents)

    def resembling(
        self, incident: Incident, kinds: Collection[str], viewer: Viewer, apart: Collection[int] = ()
    ) -> NamedIncident | None:
        """Find what another reported before of these categories in the same area, where the places do not differ.

        The viewer may see it, and it has none of the numbers `apart`; the same place comes first, then what
        happened last.
        """
        known = {
            "workspace": self._workspace_id,
            "incident": incident.id,
            "reporter": incident.reporter,
            "area": incident.area_id,
            "place": incident.place_id,
            "kinds": sorted(kinds),
            "apart": sorted(apart),
            "since": incident.happened_at - ALIKE_WITHIN,
            "until": incident.happened_at + ALIKE_WITHIN,
        }
        wanted = _resembling(viewer, at_place=incident.place_id is not None, apart=bool(apart))
        found = self._session.connection().execute(wanted, known).scalar()
        return next(iter(self._read(incident_by_id(), incident=found)), None) if found else None


@lru_cache(KEPT)
def _resembling(viewer: Viewer, *, at_place: bool, apart: bool) -> Executable:
    """Build the statement for the id of what a report resembles; kept, as nearly every report finds none."""
    place = col(Incident.place_id)
    wanted = select(Incident.id).where(
        col(Incident.workspace_id) == bindparam("workspace"),
        col(Incident.happened_at) >= bindparam("since"),
        col(Incident.happened_at) <= bindparam("until"),
        col(Incident.area_id) == bindparam("area"),
        col(Incident.category).in_(bindparam("kinds", expanding=True)),
        col(Incident.reporter).is_distinct_from(bindparam("reporter")),
        col(Incident.id) < bindparam("incident"),
        standing_for(viewer),
    )
    if apart:
        wanted = wanted.where(col(Incident.number).not_in(bindparam("apart", expanding=True)))
    if at_place:
        wanted = wanted.where(or_(place.is_(None), place == bindparam("place"))).order_by(place.is_(None))
    return wanted.order_by(col(Incident.happened_at).desc(), col(Incident.id).desc()).limit(1)
