"""What is to be said in Slack, and what has been said: the outbox, and pictures with what is prepared of them."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.tables.columns import (
    DatabaseClock,
    IdentifiedRow,
    TableRow,
    facts,
    instant,
    maybe_instant,
    owning_workspace,
)

State = Literal[
    "pending", "sending", "retry", "unknown_outcome", "sent", "dropped", "redirected", "failed", "unknown"
]
DEAD_LETTER_STATES: tuple[State, ...] = ("failed", "unknown")
_OPEN = text("settled_at IS NULL")


class Delivery(IdentifiedRow, table=True):
    """One message to be posted once for its `idempotency_key`; Slack keeps its `fingerprint` as metadata.

    With `changes`, the occasion of another message, it is put in that one's place instead.

    Open as long as `settled_at` is empty: pending, sending (until `lease_until`), retry (after a clear no) or
    unknown_outcome (it may have been posted since `uncertain_since`). Settled: sent, dropped (no longer
    meaningful), redirected (its receiver, out of reach, is told in the channel that it waits), failed or unknown
    (dead letters, of which coordinators hear). `conversation` is the person or the channel: its messages keep
    their order. `attempts` counts failures, `uncertain_attempts` unknown outcomes.
    `claimed_at` is when its lease began, or what it waits after that.
    `file_id` is Slack's name of the file that has been uploaded for it, shared or not.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("workspace_id", "idempotency_key"),
        # PostgreSQL's index gets the same condition when it is made
        Index("delivery_open", "conversation", "id", sqlite_where=_OPEN),
    )

    workspace_id: str = owning_workspace()
    idempotency_key: str
    kind: str
    payload: dict[str, Any] = facts()
    person: str | None = None
    channel: str | None = None
    conversation: str
    thread_of: str | None = None
    changes: str | None = None
    state: str = "pending"
    fingerprint: str
    attempts: int = 0
    uncertain_attempts: int = 0
    not_before: datetime = instant(sa_column_kwargs={"default": DatabaseClock()})
    claimed_at: datetime | None = maybe_instant()
    lease_until: datetime | None = maybe_instant()
    uncertain_since: datetime | None = maybe_instant()
    file_id: str | None = None
    posted_channel: str | None = None
    posted_ts: str | None = None
    failure_reason: str = ""
    created_at: datetime = instant()
    settled_at: datetime | None = maybe_instant()


class Snapshot(IdentifiedRow, table=True):
    """The situational picture of a week as it was posted; incidents with ids above `last_incident` came later."""

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("workspace_id", "week"),)

    workspace_id: str = owning_workspace()
    week: str
    picture: dict[str, Any] = facts()
    taken_at: datetime = instant()
    last_incident: int | None = None


class Preparation(TableRow, table=True):
    """What coordinators have prepared of a week's picture: their assessment, and that it is held.

    `version` counts the wordings of the `assessment`, the last by `assessed_by`; `edited_at` is when that was
    written, if that was after the posting. While `held_at` is there the picture is not posted at its time.
    """

    __tablename__ = "preparation"

    workspace_id: str = owning_workspace(primary_key=True)
    week: str = Field(primary_key=True)
    assessment: str = ""
    version: int = 0
    assessed_by: str | None = None
    edited_at: datetime | None = maybe_instant()
    held_by: str | None = None
    held_at: datetime | None = maybe_instant()


class PreparedOmission(TableRow, table=True):
    """What is left out of a week's picture, by its key (`domain.omissions`), and why; `by` None once erased."""

    __tablename__ = "omission"

    workspace_id: str = owning_workspace(primary_key=True)
    week: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    reason: str
    by: str | None = None
    at: datetime = instant()
