"""Problems: what keeps happening somewhere, with the incidents that belong to it."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import IdentifiedRow, TableRow, facts, instant, maybe_instant, owning_workspace


class Problem(IdentifiedRow, table=True):
    """One problem; `number` is the one people see, `areas` row ids, `partner_id` that of whoever opened it."""

    __tablename__ = "problem"
    __table_args__ = (UniqueConstraint("workspace_id", "number"),)

    workspace_id: str = owning_workspace()
    number: int
    title: str
    description: str = ""
    areas: list[int] = facts(list)
    categories: list[str] = facts(list)
    priority: str
    state: str = "noticed"
    partner_id: int | None = Field(default=None, foreign_key="partner.id", ondelete="RESTRICT")
    sharing: str
    created_by: str
    created_at: datetime = instant()
    closed_at: datetime | None = maybe_instant()
    closed_by: str | None = None
    closed_reason: str = ""
    text_erased_at: datetime | None = maybe_instant()
    text_erased_why: str | None = None


class ProblemPartner(TableRow, table=True):
    """A partner that an AMBER problem is shared with."""

    __tablename__ = "problem_partner"

    workspace_id: str = owning_workspace()
    problem_id: int = Field(foreign_key="problem.id", ondelete="RESTRICT", primary_key=True)
    partner_id: int = Field(foreign_key="partner.id", ondelete="RESTRICT", primary_key=True)


class ProblemIncident(TableRow, table=True):
    """An incident that belongs to a problem, since when and by whom, where that is known."""

    __tablename__ = "problem_incident"

    workspace_id: str = owning_workspace()
    problem_id: int = Field(foreign_key="problem.id", ondelete="RESTRICT", primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", ondelete="RESTRICT", primary_key=True, index=True)
    linked_at: datetime | None = maybe_instant()
    linked_by: str | None = None
