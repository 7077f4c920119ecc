"""Queries on the workspace itself: its settings, its jobs, its people, and what has already been dealt with."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from domain.roles import Role
from domain.sharing import Viewer
from storage.queries import Queries
from storage.tables import Area, NextRun, Partner, Person, ProcessedInteraction, Unit, Workspace
from storage.visibility import partner_confirmed


def every_workspace(session: Session) -> Sequence[Workspace]:
    """List all workspaces that this database knows."""
    return session.exec(select(Workspace).order_by(Workspace.id)).all()


def planned_runs(session: Session) -> dict[str, dict[str, datetime | None]]:
    """List when each job runs next, by workspace and name of the job; without those not planned yet."""
    runs = select(Workspace.id, NextRun).outerjoin(NextRun, col(NextRun.workspace_id) == Workspace.id)
    planned: dict[str, dict[str, datetime | None]] = {}
    for workspace, run in session.exec(runs.order_by(Workspace.id)):
        planned.setdefault(workspace, {}).update({run.job: run.at} if run else {})
    return planned


class WorkspaceQueries(Queries):
    """The workspace's own row."""

    def settings(self) -> Workspace:
        """Read the workspace with its settings; raises LookupError before it has been opened."""
        workspace = self._session.get(Workspace, self._workspace_id)
        if workspace is None:
            raise LookupError(self._workspace_id)
        return workspace

    def local(self, now: datetime) -> datetime:
        """Convert the instant to the workspace's time zone."""
        return now.astimezone(ZoneInfo(self.settings().timezone))

    def find(self) -> Workspace | None:
        """Find the workspace, or None before its first interaction."""
        return self._session.get(Workspace, self._workspace_id)

    def recall(self, user_id: str) -> Workspace | None:
        """Find the workspace, and read a person with their unit and its partner in the same query."""
        known = self._session.exec(
            _with_person(), params={"workspace": self._workspace_id, "user": user_id}
        ).first()
        return known[0] if known else None

    def open(self, fresh: Workspace, first_area: str) -> Workspace:
        """Store a new workspace with one area, so that anyone can report before any set-up.

        Returns the workspace's row: another process's, if that has just opened it.
        """
        try:
            with self._session.begin_nested():
                self._add(fresh)
                self._add(Area(workspace_id=fresh.id, name=first_area))
        except IntegrityError:
            return self.settings()
        return fresh

    def first_time(self, idempotency_key: str, now: datetime) -> bool:
        """Remember that the interaction `idempotency_key` is dealt with; False when it already was."""
        return self._insert_once(ProcessedInteraction, idempotency_key=idempotency_key, at=now)


@cache
def _with_person() -> Select[Workspace, Person, Unit, Partner]:
    own = and_(col(Person.workspace_id) == col(Workspace.id), col(Person.user_id) == bindparam("user"))
    known = select(Workspace, Person, Unit, Partner).where(col(Workspace.id) == bindparam("workspace"))
    of_unit = known.outerjoin(Person, own).outerjoin(Unit, col(Unit.id) == Person.unit_id)
    return of_unit.outerjoin(Partner, col(Partner.id) == Unit.partner_id)


class NextRunQueries(Queries):
    """When the workspace's scheduled jobs run next."""

    def find(self, job: str) -> datetime | None:
        """Find when the job runs next; None when that is not planned."""
        run = self._session.get(NextRun, (self._workspace_id, job))
        return run.at if run else None

    def hold(self, job: str) -> NextRun | None:
        """Lock the job's row until this transaction ends."""
        key = (self._workspace_id, job)
        return self._session.get(NextRun, key, with_for_update=True, populate_existing=True)

    def add(self, job: str, at: datetime | None) -> NextRun:
        """Store when the job runs first, unless it has been planned by now; its row, held as above."""
        self._insert_once(NextRun, job=job, at=at)
        return self._session.get_one(NextRun, (self._workspace_id, job), with_for_update=True)


class PeopleQueries(Queries):
    """The people of the workspace."""

    def find(self, user_id: str) -> Person | None:
        """Find the person's row, or None."""
        return self._session.get(Person, (self._workspace_id, user_id))

    def meet(self, user_id: str) -> Person:
        """Find or add the person's row, whoever else adds it at the same time."""
        person = self.find(user_id)
        if person is None:
            self._insert_once(Person, user_id=user_id)
            person = self._session.exec(self._of(Person).where(Person.user_id == user_id)).one()
        return person

    def meet_all(self, user_ids: Collection[str]) -> dict[str, Person]:
        """Find or add the rows of many people at once."""
        known = self.named(user_ids)
        fresh = [{"user_id": user_id} for user_id in user_ids if user_id not in known]
        if not fresh:
            return known
        self._insert_each_once(Person, fresh)
        return self.named(user_ids)

    def look(self, user_id: str) -> Viewer:
        """Build the person's viewer: with the partner only when a coordinator has confirmed the unit.

        Until a workspace has a partner, its full members may see what is for all partners; who is none, or whom
        Slack has not described yet, may not.
        """
        person = self.find(user_id)
        if person is None:
            return Viewer(user_id)
        unit = self.unit_of(person, confirmed=True)
        partner = unit.partner_id if unit else None
        open_only = partner is None and person.member and not self._has_partners()
        return Viewer(user_id, partner, Role(person.role), open_only, unit.id if unit else None)

    def unit_of(self, person: Person, *, confirmed: bool = False) -> Unit | None:
        """Find the unit that the person belongs to or has stated, as long as it and its partner take part.

        Only by a coordinator's word where it must be `confirmed`.
        """
        unit = self._get(Unit, person.unit_id) if person.unit_id else None
        if unit is None or (confirmed and not person.unit_confirmed):
            return None
        rows = (unit, self._session.get_one(Partner, unit.partner_id))
        taking_part = not any(row.retired or (confirmed and row.unconfirmed) for row in rows)
        return unit if taking_part else None

    def _has_partners(self) -> bool:
        registered = select(Partner.id).where(Partner.workspace_id == self._workspace_id, partner_confirmed())
        return self._session.exec(registered.limit(1)).first() is not None

    def coordinators(self, *, changing: bool = False) -> Sequence[Person]:
        """List the coordinators whose accounts are active; to change who they are, read anew and lock them."""
        wanted = self._of(Person).where(Person.role == Role.COORDINATOR.value, ~col(Person.deactivated))
        if changing:
            wanted = wanted.with_for_update(key_share=True).execution_options(populate_existing=True)
        return self._session.exec(wanted.order_by(Person.user_id)).all()

    def admins(self) -> Sequence[Person]:
        """List the workspace's admins whose accounts are active."""
        return self._session.exec(self._of(Person).where(col(Person.admin), ~col(Person.deactivated))).all()

    def named(self, user_ids: Iterable[str]) -> dict[str, Person]:
        """List the known people among these ids."""
        wanted = self._of(Person).where(col(Person.user_id).in_(list(user_ids)))
        return {person.user_id: person for person in self._session.exec(wanted)}

    def unconfirmed(self) -> Sequence[Person]:
        """List people who stated a unit that no coordinator has confirmed."""
        wanted = self._of(Person).where(col(Person.unit_id).is_not(None), ~col(Person.unit_confirmed))
        return self._session.exec(wanted.order_by(Person.name, Person.user_id)).all()
