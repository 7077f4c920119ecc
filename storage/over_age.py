"""Find and count the records that have been kept for as long as a decision lets them be."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from domain.erasure import TextChange
from domain.incidents import IncidentChange
from domain.messages import Digest, DigestPart, Greeting, QuickButtons, Welcome
from domain.retention import RetentionKind
from storage.queries import Queries
from storage.tables import Action, Delivery, HistoryEntry, Incident, NilReport, Person, Place, Problem, Snapshot

_BEGINNING = datetime.min.replace(tzinfo=UTC)
KeptSince = Mapping[RetentionKind, datetime]
_STAYING = (Digest.kind, DigestPart.kind, Greeting.kind, QuickButtons.kind, Welcome.kind)
"""Messages that are not about something that happened; a picture's goes with the picture."""


class OverAgeQueries(Queries):
    """Records of the workspace that are over age; `since` tells by kind when those begin that are kept."""

    def count(self, kind: RetentionKind, since: KeptSince) -> int:
        """Count the records of that kind that a run with these times removes."""
        key, over_age = _over_age(kind, since)
        return self._count(select(key).where(key.class_.workspace_id == self._workspace_id, over_age))

    def find(self, kind: RetentionKind, since: KeptSince, most: int) -> Sequence[Any]:
        """List the ids of the oldest rows of that kind that are over age; of people their user ids."""
        key, over_age = _over_age(kind, since)
        wanted = select(key).where(key.class_.workspace_id == self._workspace_id, over_age)
        return self._session.execute(wanted.order_by(key).limit(most)).scalars().all()


def _over_age(kind: RetentionKind, since: KeptSince) -> tuple[Any, ColumnElement[bool]]:
    """Return the key of the kind's rows, and the condition."""
    begins = since[kind]
    match kind:
        case RetentionKind.MESSAGES:
            about = col(Delivery.kind).not_in(_STAYING)
            return Delivery.id, and_(col(Delivery.settled_at) < begins, about)
        case RetentionKind.PICTURES:
            return Snapshot.id, and_(col(Snapshot.taken_at) < begins, _has_later_picture())
        case RetentionKind.NIL_REPORTS:
            return NilReport.id, col(NilReport.reported_at) < begins
        case RetentionKind.ACTIONS:
            return Action.id, col(Action.done_at) < begins
        case RetentionKind.PROBLEMS:
            return Problem.id, col(Problem.closed_at) < begins
        case RetentionKind.INCIDENTS:
            return Incident.id, col(Incident.reported_at) < begins
        case RetentionKind.TEXTS:
            stays = since.get(RetentionKind.INCIDENTS, _BEGINNING)
            reported = col(Incident.reported_at)
            return Incident.id, and_(reported < begins, reported >= stays, _holds_words())
        case RetentionKind.PEOPLE:
            return Person.user_id, and_(col(Person.left_at) < begins, ~_owns_open_actions())


def _owns_open_actions() -> ColumnElement[bool]:
    """Someone who is still to hand actions over, or nobody would answer for them."""
    return exists().where(
        col(Action.workspace_id) == col(Person.workspace_id),
        col(Action.owner) == col(Person.user_id),
        col(Action.done_at).is_(None),
    )


def _holds_words() -> ColumnElement[bool]:
    """An incident with free text, now or before a correction, or with a place that only reports name."""
    written = or_(col(Incident.text) != "", col(Incident.withdrawn_reason) != "")
    by_reports = select(col(Place.id)).where(~col(Place.registered))
    named = and_(col(Incident.text_erased_at).is_(None), col(Incident.place_id).in_(by_reports))
    return or_(written, named, _was_corrected())


def _was_corrected() -> ColumnElement[bool]:
    """A correction stands in the history, later than the last erasure."""
    correction, erasure = aliased(HistoryEntry), aliased(HistoryEntry)
    erased = select(func.max(col(erasure.version))).where(
        col(erasure.incident_id) == col(Incident.id), col(erasure.kind) == TextChange.ERASED.value
    )
    return exists().where(
        col(correction.incident_id) == col(Incident.id),
        col(correction.kind) == IncidentChange.CORRECTED.value,
        col(correction.version) > func.coalesce(erased.scalar_subquery(), 0),
    )


def _has_later_picture() -> ColumnElement[bool]:
    """The latest picture stays: the next one tells what has come in since."""
    later = aliased(Snapshot)
    return exists().where(
        col(later.workspace_id) == col(Snapshot.workspace_id), col(later.taken_at) > col(Snapshot.taken_at)
    )
