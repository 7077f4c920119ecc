"""Problems: what keeps happening somewhere."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import TableRow, instant, maybe_instant, owning_workspace


class Problem(TableRow, table=True):
    """One problem; `number` is the one people see, `partner_id` the partner of whoever opened it."""

    __tablename__ = "problem"
    __table_args__ = (UniqueConstraint("workspace_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = owning_workspace()
    number: int
    title: str
    description: str = ""
    area_id: int | None = Field(default=None, foreign_key="area.id", ondelete="RESTRICT")
    partner_id: int | None = Field(default=None, foreign_key="partner.id", ondelete="RESTRICT")
    sharing: str
    created_by: str
    created_at: datetime = instant()
    closed_at: datetime | None = maybe_instant()
    closed_by: str | None = None
    closed_reason: str = ""
