"""Queries on the workspace itself: its settings, its jobs, and what has already been dealt with."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from domain.records import read_record
from domain.teams import ChannelSharing
from storage.queries import Queries
from storage.tables import Area, NextRun, Partner, Person, ProcessedInteraction, Unit, Workspace


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

    def channel_sharing(self) -> ChannelSharing | None:
        """Read how the channel of the weekly picture is shared; None where Slack has not told of that one."""
        workspace = self.settings()
        known = workspace.channel_sharing
        is_told = bool(known) and known["channel"] == workspace.digest_channel
        return read_record(known, ChannelSharing) if is_told else None

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

    def plan(self, job: str, at: datetime | None) -> None:
        """Let the job run at that time, whenever it was to run."""
        run = self.hold(job) or self.add(job, at)
        run.at = at

    def add(self, job: str, at: datetime | None) -> NextRun:
        """Store when the job runs first, unless it has been planned by now; its row, held as above."""
        self._insert_once(NextRun, job=job, at=at)
        return self._session.get_one(NextRun, (self._workspace_id, job), with_for_update=True)
