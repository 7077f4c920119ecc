"""What people who report have been told."""

from datetime import datetime

from sqlmodel import Field

from storage.tables.columns import TableRow, instant, owning_workspace


class ToldFate(TableRow, table=True):
    """That the reporter of an incident has been told what became of it, so that it is told once.

    `kind` and `reference` are those of a `domain.feedback.Fate`.
    """

    __tablename__ = "told_fate"

    workspace_id: str = owning_workspace()
    incident_id: int = Field(foreign_key="incident.id", ondelete="RESTRICT", primary_key=True)
    kind: str = Field(primary_key=True)
    reference: str = Field(primary_key=True)
    told_at: datetime = instant()
