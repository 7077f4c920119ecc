"""What is to be said in Slack, and what has been said: the outbox and the posted pictures."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import facts, instant, maybe_instant, owning_workspace


class Delivery(SQLModel, table=True):
    """One message to be posted once: `occasion` names why, `key` is the opaque mark that it carries."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("workspace_id", "occasion"),
        Index("delivery_open", "state", "not_before"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = owning_workspace()
    occasion: str
    kind: str
    said: dict[str, Any] = facts()
    person: str | None = None
    channel: str | None = None
    state: str = "pending"
    key: str
    attempts: int = 0
    not_before: datetime = instant()
    lease_until: datetime | None = maybe_instant()
    ambiguous_since: datetime | None = maybe_instant()
    posted_channel: str | None = None
    posted_ts: str | None = None
    trouble: str = ""
    created_at: datetime = instant()
    settled_at: datetime | None = maybe_instant()


class Snapshot(SQLModel, table=True):
    """The situational picture of a week as it was posted."""

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("workspace_id", "week"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = owning_workspace()
    week: str
    picture: dict[str, Any] = facts()
    taken_at: datetime = instant()
