"""The audit log: who saw, made, changed, removed or exported what; the database only lets it grow."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.append_only import append_only
from storage.tables.columns import TableRow, instant, owning_workspace


class AuditEntry(TableRow, table=True):
    """One entry of a workspace's audit log, as `domain.audit.ChainedFact` tells it; `sequence` begins at 1."""

    __tablename__ = "audit_entry"

    workspace_id: str = owning_workspace(primary_key=True)
    sequence: int = Field(primary_key=True)
    at: datetime = instant()
    actor: str
    event: str
    subject: str
    reference: str
    digest: str
    previous: str
    hash: str


class AuditPerson(TableRow, table=True):
    """Whom an alias in the log stands for (`domain.audit.alias_of`); for nobody known, without this row."""

    __tablename__ = "audit_person"
    __table_args__ = (UniqueConstraint("workspace_id", "user_id"),)

    workspace_id: str = owning_workspace(primary_key=True)
    alias: str = Field(primary_key=True)
    user_id: str
    key: str


append_only(SQLModel.metadata.tables[AuditEntry.__tablename__])
