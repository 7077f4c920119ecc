"""Retention: the decision by which records are removed, legal holds that stop that, and what each run removed."""

from datetime import date, datetime

from sqlmodel import Field

from storage.tables.columns import IdentifiedRow, facts, instant, maybe_instant, owning_workspace


class RetentionDecision(IdentifiedRow, table=True):
    """A decision as someone entered it; it applies until it is ended, and then stays for the runs' records.

    `periods` holds months by `domain.retention.RetentionKind`.
    """

    __tablename__ = "retention_decision"

    workspace_id: str = owning_workspace()
    reference: str
    decided_on: date
    periods: dict[str, int] = facts()
    entered_by: str
    entered_at: datetime = instant()
    ended_by: str | None = None
    ended_at: datetime | None = maybe_instant()


class LegalHold(IdentifiedRow, table=True):
    """That nothing may be removed, and why, until it is lifted."""

    __tablename__ = "legal_hold"

    workspace_id: str = owning_workspace()
    reason: str
    placed_by: str
    placed_at: datetime = instant()
    lifted_by: str | None = None
    lifted_at: datetime | None = maybe_instant()


class RetentionRun(IdentifiedRow, table=True):
    """The record of a run by a decision (gallringsprotokoll), while it is made and for good.

    Ages are counted at `begun_at`. `begun_by` is '' where nobody asked for it: the month's own run, or the
    operator's. `counts` holds how many were removed by kind. `compacted_at` is when the database's files no longer
    held what had been removed.
    """

    __tablename__ = "retention_run"

    workspace_id: str = owning_workspace()
    decision_id: int = Field(foreign_key="retention_decision.id", ondelete="RESTRICT", index=True)
    begun_by: str = ""
    begun_at: datetime = instant()
    counts: dict[str, int] = facts()
    finished_at: datetime | None = maybe_instant()
    compacted_at: datetime | None = maybe_instant()
