"""Remove records with all that belongs to them, and what the bot has posted of them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlmodel import col

from domain.messages import DigestAhead, Export, IncidentExport, Removal, SevereIncident, keys_of_picture
from domain.retention import RetentionKind
from domain.weeks import Week
from storage.outbox import OutboxQueries
from storage.queries import Queries
from storage.same_events import SameEventQueries
from storage.tables import (
    Action,
    Delivery,
    FollowUp,
    FormerName,
    HistoryEntry,
    Incident,
    NamedPartner,
    NilReport,
    Place,
    Preparation,
    PreparedOmission,
    Problem,
    ProblemIncident,
    ProblemPartner,
    Snapshot,
    ToldFate,
)


class RemovalQueries(Queries):
    """Takes rows of the workspace out for good."""

    def remove(self, kind: RetentionKind, ids: Sequence[int], *, now: datetime) -> None:
        """Remove the rows of that kind with these ids, and enqueue that what was posted of them leaves Slack."""
        match kind:
            case RetentionKind.MESSAGES:
                self._remove_messages(col(Delivery.id).in_(ids), now)
            case RetentionKind.PICTURES:
                self._remove_pictures(ids, now)
            case RetentionKind.NIL_REPORTS:
                self._delete(NilReport, col(NilReport.id).in_(ids))
            case RetentionKind.ACTIONS:
                self._remove_actions(ids, now)
            case RetentionKind.PROBLEMS:
                self._remove_problems(ids)
            case RetentionKind.INCIDENTS:
                self._remove_incidents(ids, now)
        self._session.expire_all()

    def remove_exports(self, kind: type[IncidentExport | Export], since: datetime, *, now: datetime) -> None:
        """Remove the files of that kind that were sent since the moment, and enqueue that they leave Slack."""
        of_kind = col(Delivery.kind) == kind.kind
        self._remove_messages(and_(of_kind, col(Delivery.created_at) >= since), now)

    def _remove_messages(self, which: ColumnElement[bool], now: datetime) -> None:
        """Remove settled messages; those that stand in Slack are to leave it, without a trace of them here."""
        outbox = OutboxQueries(self._session, self._workspace_id)
        settled = and_(which, col(Delivery.settled_at).is_not(None))
        for posted in self._session.exec(self._of(Delivery).where(settled, _stands_in_slack())).all():
            payload = Removal(posted.posted_channel or posted.conversation, posted.posted_ts, posted.file_id)
            key = f"{Removal.kind}:{payload.file_id or payload.ts}:{payload.channel}"
            outbox.put(key, payload, now=now, person=posted.person, channel=posted.channel)
        self._delete(Delivery, settled)

    def _remove_pictures(self, ids: Sequence[int], now: datetime) -> None:
        """Remove pictures with their messages, and what was prepared of them and of weeks before."""
        weeks = self._session.scalars(select(col(Snapshot.week)).where(col(Snapshot.id).in_(ids))).all()
        keys = [key for week in weeks for key in keys_of_picture(Week.from_iso(week))]
        key = col(Delivery.idempotency_key)
        ahead = (key.startswith(f"{DigestAhead.kind}:{week}:", autoescape=True) for week in weeks)
        self._remove_messages(or_(key.in_(keys), col(Delivery.changes).in_(keys), *ahead), now)
        for prepared in (Preparation, PreparedOmission):
            self._delete(prepared, col(prepared.week) <= max(weeks, default=""))
        self._delete(Snapshot, col(Snapshot.id).in_(ids))

    def _remove_actions(self, ids: Sequence[int], now: datetime) -> None:
        """Remove actions, and the files of pictures that may tell of them."""
        wanted = select(func.min(col(Action.created_at))).where(
            col(Action.workspace_id) == self._workspace_id, col(Action.id).in_(ids)
        )
        if since := self._session.scalar(wanted):
            self.remove_exports(Export, since, now=now)
        self._delete(HistoryEntry, col(HistoryEntry.action_id).in_(ids))
        self._delete(FollowUp, col(FollowUp.action_id).in_(ids))
        self._delete(Action, col(Action.id).in_(ids))

    def _remove_problems(self, ids: Sequence[int]) -> None:
        self._delete(HistoryEntry, col(HistoryEntry.problem_id).in_(ids))
        self._delete(ProblemPartner, col(ProblemPartner.problem_id).in_(ids))
        self._delete(ProblemIncident, col(ProblemIncident.problem_id).in_(ids))
        theirs = update(Action).where(
            col(Action.workspace_id) == self._workspace_id, col(Action.problem_id).in_(ids)
        )
        self._session.execute(theirs.values(problem_id=None).execution_options(synchronize_session=False))
        self._delete(Problem, col(Problem.id).in_(ids))

    def _remove_incidents(self, ids: Sequence[int], now: datetime) -> None:
        incidents = self._session.exec(self._of(Incident).where(col(Incident.id).in_(ids))).all()
        places, keys = self._places_of(incidents), [key for each in incidents for key in _keys_of(each)]
        key = col(Delivery.idempotency_key)
        alerts = (key.startswith(f"{SevereIncident.kind}:{each}:", autoescape=True) for each in ids)
        self._remove_messages(or_(key.in_(keys), col(Delivery.changes).in_(keys), *alerts), now)
        if incidents:
            self.remove_exports(IncidentExport, min(each.reported_at for each in incidents), now=now)
        self._delete(HistoryEntry, col(HistoryEntry.incident_id).in_(ids))
        self._delete(NamedPartner, col(NamedPartner.incident_id).in_(ids))
        self._delete(ProblemIncident, col(ProblemIncident.incident_id).in_(ids))
        self._delete(ToldFate, col(ToldFate.incident_id).in_(ids))
        SameEventQueries(self._session, self._workspace_id).leave_behind(ids)
        self._delete(Incident, col(Incident.id).in_(ids))
        self._remove_places(places)

    def _places_of(self, incidents: Iterable[Incident]) -> set[int]:
        """List the places where they happened by what they say, and by what they said before."""
        known = {incident.place_id for incident in incidents}
        theirs = self._of(HistoryEntry).where(col(HistoryEntry.incident_id).in_([each.id for each in incidents]))
        for entry in self._session.exec(theirs):
            known |= set(entry.changes.get("place_id", ()))
        return {place for place in known if place is not None}

    def _remove_places(self, ids: Collection[int]) -> None:
        """Remove those of the places that were known by reports alone, none of which is left."""
        same = or_(col(Place.id).in_(ids), col(Place.merged_into).in_(ids))
        places = self._session.exec(self._of(Place).where(same)).all()
        used = self._session.scalars(
            select(col(Incident.place_id)).where(col(Incident.place_id).in_([place.id for place in places]))
        ).all()
        kept = {_merged(place) for place in places if place.registered or place.id in used}
        gone = [place.id for place in places if _merged(place) not in kept]
        self._delete(HistoryEntry, col(HistoryEntry.place_id).in_(gone))
        self._delete(FormerName, col(FormerName.place_id).in_(gone))
        self._delete(Place, col(Place.id).in_(gone))

    def _delete(self, table: Any, which: ColumnElement[bool]) -> None:
        own = delete(table).where(col(table.workspace_id) == self._workspace_id, which)
        self._session.execute(own.execution_options(synchronize_session=False))


def _stands_in_slack() -> ColumnElement[bool]:
    """A message that Slack holds: one that was put in another's place is told by that one."""
    there = or_(col(Delivery.posted_ts).is_not(None), col(Delivery.file_id).is_not(None))
    return and_(there, col(Delivery.changes).is_(None))


def _merged(place: Place) -> int:
    return place.merged_into or place.id


def _keys_of(incident: Incident) -> list[str]:
    """List the idempotency keys of all messages about an incident (`services.incidents`, `services.erasure`)."""
    versions = [f"{incident.id}:v{version}" for version in range(1, incident.version + 1)]
    return [f"withdrawn:{incident.id}", *(f"{kind}:{each}" for each in versions for kind in ("receipt", "erased"))]
