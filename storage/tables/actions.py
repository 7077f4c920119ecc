"""The action plan: actions, and when they are followed up."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import IdentifiedRow, instant, maybe_instant, owning_workspace


class Action(IdentifiedRow, table=True):
    """One measure in the action plan; `number` is the one people see, dates are local.

    With the `problem_id` of the problem that it is to solve, if it was decided for one.
    """

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        Index("action_by_owner", "workspace_id", "owner"),
    )

    workspace_id: str = owning_workspace()
    number: int
    title: str
    description: str = ""
    area_id: int | None = Field(default=None, foreign_key="area.id", ondelete="RESTRICT")
    unit_id: int | None = Field(default=None, foreign_key="unit.id", ondelete="RESTRICT")
    problem_id: int | None = Field(default=None, foreign_key="problem.id", ondelete="RESTRICT", index=True)
    owner: str
    start: date
    deadline: date
    rhythm: str = "none"
    status: str = "on_track"
    created_by: str
    created_at: datetime = instant()
    done_at: datetime | None = maybe_instant()
    text_erased_at: datetime | None = maybe_instant()
    text_erased_why: str | None = None


class FollowUp(IdentifiedRow, table=True):
    """A day on which an action is to be followed up; its last one is the deadline itself.

    `reminded_through` is the last day whose steps have been dealt with;
    a moved day gets a new `version`.
    """

    __tablename__ = "follow_up"
    __table_args__ = (Index("follow_up_open", "workspace_id", "closed_at", "due"),)

    workspace_id: str = owning_workspace()
    action_id: int = Field(foreign_key="action.id", ondelete="RESTRICT", index=True)
    due: date
    is_deadline: bool = False
    version: int = 1
    reminded_through: date
    closed_at: datetime | None = maybe_instant()
