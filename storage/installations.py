"""Queries on installations by OAuth, and on the states that have been used."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from storage.queries import Queries, table_of
from storage.tables import Installation, UsedState


class InstallationQueries(Queries):
    """The workspace's own installation by OAuth."""

    def find(self) -> Installation | None:
        """Find it; None where the app has never been installed by OAuth."""
        return self._session.get(Installation, self._workspace_id)

    def hold(self) -> Installation | None:
        """Find it, read anew and locked until this transaction ends."""
        key = self._workspace_id
        return self._session.get(Installation, key, with_for_update=True, populate_existing=True)

    def put(self, **columns: Any) -> None:
        """Store it, in the place of an earlier one."""
        if not self._insert_once(Installation, **columns):
            self._session.get_one(Installation, self._workspace_id, with_for_update=True).sqlmodel_update(columns)


def every_installation(session: Session, *, changing: bool = False) -> Sequence[Installation]:
    """List the installations in all workspaces, those that have ended included; locked, to change them."""
    wanted = select(Installation).order_by(Installation.workspace_id)
    return session.exec(wanted.with_for_update() if changing else wanted).all()


def use_state(session: Session, state: str, *, now: datetime, valid: timedelta) -> bool:
    """Remember that a state has been used; False when it already was. What is no longer `valid` is forgotten."""
    session.connection().execute(delete(table_of(UsedState)).where(col(UsedState.used_at) < now - 2 * valid))
    try:
        with session.begin_nested():
            session.add(UsedState(digest=sha256(state.encode()).hexdigest(), used_at=now))
    except IntegrityError:
        return False
    return True
