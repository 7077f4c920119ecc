"""The history of every kind of record: each change, whoever made it, in one table."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import IdentifiedRow, facts, instant, owning_workspace


class HistoryEntry(IdentifiedRow, table=True):
    """One change of a record; `changes` holds each changed field as [before, after].

    `kind` is of the record's own enumeration, such as `domain.actions.ProgressKind`. `version` is the incident's
    before the correction. A value before is None where the first release did not keep it.
    """

    __tablename__ = "history"
    __table_args__ = (UniqueConstraint("incident_id", "version"),)

    workspace_id: str = owning_workspace()
    incident_id: int | None = Field(default=None, foreign_key="incident.id", ondelete="RESTRICT")
    action_id: int | None = Field(default=None, foreign_key="action.id", ondelete="RESTRICT", index=True)
    problem_id: int | None = Field(default=None, foreign_key="problem.id", ondelete="RESTRICT", index=True)
    area_id: int | None = Field(default=None, foreign_key="area.id", ondelete="RESTRICT", index=True)
    place_id: int | None = Field(default=None, foreign_key="place.id", ondelete="RESTRICT", index=True)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", ondelete="RESTRICT", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", ondelete="RESTRICT", index=True)
    category_id: int | None = Field(default=None, foreign_key="category.id", ondelete="RESTRICT", index=True)
    follow_up_id: int | None = Field(default=None, foreign_key="follow_up.id", ondelete="RESTRICT")
    kind: str
    version: int | None = None
    changes: dict[str, Any] = facts()
    note: str = ""
    next_step: str = ""
    author: str
    at: datetime = instant()
