"""What happens to an action after it was added: reported on, done, postponed, handed over – each with its note."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property

from sqlmodel import col

from domain.actions import ProgressKind, Status
from domain.follow_ups import plan_days, resolved_by_report
from domain.rhythms import Rhythm
from storage.follow_ups import FollowUpQueries
from storage.queries import Queries
from storage.tables import Action, FollowUp, ProgressNote


class ProgressQueries(Queries):
    """The history of the workspace's actions. Each step changes the action and is remembered as a note."""

    def report(
        self, action: Action, status: Status, *, by: str, now: datetime, note: str = "", next_step: str = ""
    ) -> None:
        """Remember how an action goes; this answers the follow-ups that have fallen due or are near, done all."""
        follow_ups = self._follow_ups.of(action)
        if status is Status.DONE:
            resolved = [follow_up for follow_up in follow_ups if follow_up.closed_at is None]
            action.done_at = now
        else:
            resolved = list(resolved_by_report(follow_ups, self._follow_ups.local(now).date()))
        _close(resolved, now)
        action.status = status.value
        entry = self._note(action, ProgressKind.DONE if status is Status.DONE else ProgressKind.PROGRESS, by, now)
        entry.note, entry.next_step = note, next_step
        entry.follow_up_id = resolved[0].id if resolved else None
        self._add(entry)

    def postpone(
        self, action: Action, follow_up: FollowUp, to: date, *, reason: str, by: str, now: datetime
    ) -> None:
        """Move a follow-up; the rungs of its old day are off. A moved deadline takes the days before it along."""
        entry = self._note(action, ProgressKind.POSTPONED, by, now)
        entry.follow_up_id, entry.note = follow_up.id, reason
        entry.moved_from, entry.moved_to = follow_up.due, to
        follow_up.due = to
        follow_up.version += 1
        follow_up.reminded_through = self._follow_ups.unsaid_from(now)
        if follow_up.is_deadline:
            action.deadline = to
            self._fit(action, now)
        self._add(entry)

    def _fit(self, action: Action, now: datetime) -> None:
        """Let the follow-ups before a moved deadline be those that its rhythm asks for."""
        between = [follow_up for follow_up in self._follow_ups.of(action) if not follow_up.is_deadline]
        _close(
            (
                follow_up
                for follow_up in between
                if follow_up.closed_at is None and follow_up.due >= action.deadline
            ),
            now,
        )
        latest = max((follow_up.due for follow_up in between), default=action.start)
        after = max(latest, self._follow_ups.local(now).date())
        days = plan_days(Rhythm(action.rhythm), (), start=action.start, deadline=action.deadline, after=after)
        self._follow_ups.plan(action, days, now=now)

    def hand_over(self, action: Action, owner: str, *, by: str, now: datetime) -> ProgressNote:
        """Make someone else the owner, whose reminders begin with the rungs to come."""
        entry = self._note(action, ProgressKind.HANDED, by, now)
        entry.handed_to = action.owner = owner
        reminded_through = self._follow_ups.unsaid_from(now)
        for follow_up in self._follow_ups.of(action):
            follow_up.reminded_through = max(follow_up.reminded_through, reminded_through)
        return self._add(entry)

    def notes(self, action: Action) -> Sequence[ProgressNote]:
        """An action's history, the latest first."""
        wanted = self._of(ProgressNote).where(ProgressNote.action_id == action.id)
        return self._session.exec(wanted.order_by(col(ProgressNote.at).desc(), col(ProgressNote.id).desc())).all()

    def _note(self, action: Action, step: ProgressKind, by: str, now: datetime) -> ProgressNote:
        return ProgressNote(
            workspace_id=self._workspace_id,
            action_id=action.id or 0,
            kind=step.value,
            status=action.status,
            author=by,
            at=now,
        )

    @cached_property
    def _follow_ups(self) -> FollowUpQueries:
        return FollowUpQueries(self._session, self._workspace_id)


def _close(follow_ups: Iterable[FollowUp], now: datetime) -> None:
    for follow_up in follow_ups:
        follow_up.closed_at = now
