"""Queries on the days of follow-up: which an action has, and of which nothing has been said yet."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, update
from sqlmodel import col, select

from storage.queries import Queries
from storage.tables import Action, FollowUp, Person, Workspace

# The first step is 14 days before; holidays move it to an earlier working day, never a week back.
HORIZON = timedelta(days=21)


class FollowUpQueries(Queries):
    """Follow-ups of the workspace's actions."""

    def of(self, action: Action) -> Sequence[FollowUp]:
        """List all of an action's follow-ups in order of time, the closed ones too."""
        wanted = self._of(FollowUp).where(FollowUp.action_id == action.id)
        in_order = (col(FollowUp.due), col(FollowUp.is_deadline), col(FollowUp.id))
        return self._session.exec(wanted.order_by(*in_order)).all()

    def with_actions(self, ids: Collection[int]) -> Sequence[tuple[FollowUp, Action]]:
        """These follow-ups with their actions, by day."""
        wanted = (
            select(FollowUp, Action)
            .join(Action, col(Action.id) == FollowUp.action_id)
            .where(FollowUp.workspace_id == self._workspace_id, col(FollowUp.id).in_(ids))
            .order_by(col(FollowUp.due), col(Action.number), col(FollowUp.id))
        )
        return self._session.exec(wanted).all()

    def due_for_reminder(self, today: date) -> Sequence[tuple[FollowUp, Action]]:
        """Open follow-ups near or past their day of which it is not settled whether to say something today."""
        wanted = (
            select(FollowUp, Action)
            .join(Action, col(Action.id) == FollowUp.action_id)
            .where(self._unsaid(today))
            .order_by(col(FollowUp.due), col(Action.number), col(FollowUp.id))
            .execution_options(populate_existing=True)
        )
        return self._session.exec(wanted).all()

    def settle(self, today: date, *, waiting: Collection[int]) -> None:
        """Remember that all there was to say of follow-ups through today is said, but for those that wait."""
        settled = update(FollowUp).where(self._unsaid(today), col(FollowUp.id).not_in(waiting))
        self._session.execute(settled.values(reminded_through=today))

    def _unsaid(self, today: date) -> ColumnElement[bool]:
        return and_(
            col(FollowUp.workspace_id) == self._workspace_id,
            col(FollowUp.closed_at).is_(None),
            col(FollowUp.reminded_through) < today,
            col(FollowUp.due) <= today + HORIZON,
        )

    def hold(self) -> None:
        """Keep other processes from deciding about this workspace's reminders until this transaction ends."""
        self._session.exec(
            select(Workspace.id).where(Workspace.id == self._workspace_id).with_for_update(key_share=True)
        ).one()

    def left_owners(self) -> Sequence[str]:
        """List those who own open actions and whose accounts are deactivated."""
        owner = and_(col(Action.workspace_id) == Person.workspace_id, col(Action.owner) == Person.user_id)
        wanted = (
            select(Person.user_id)
            .join(Action, owner)
            .where(
                Person.workspace_id == self._workspace_id, col(Person.deactivated), col(Action.done_at).is_(None)
            )
            .distinct()
            .order_by(Person.user_id)
        )
        return self._session.exec(wanted).all()
