"""Enqueue messages and query them; delivery claims them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from domain.messages import Payload
from domain.records import write_record
from storage.database import clock_of
from storage.queries import Queries
from storage.tables import Delivery, Workspace
from storage.tables.columns import DatabaseClock
from storage.tables.deliveries import DEAD_LETTER_STATES, State

DOUBT = timedelta(days=8)
"""After a restore, until everything that falls due weekly has done so once more."""


def fingerprint_of(workspace_id: str, idempotency_key: str) -> str:
    """Compute the opaque mark that a message carries in Slack, by which it is found again."""
    return blake2b(f"{workspace_id}/{idempotency_key}".encode(), digest_size=16).hexdigest()


class OutboxQueries(Queries):
    """Messages to be posted, each once for its idempotency key."""

    def put(
        self,
        idempotency_key: str,
        payload: Payload,
        *,
        now: datetime,
        person: str | None = None,
        channel: str | None = None,
        thread_of: str | None = None,
        changes: str | None = None,
    ) -> bool:
        """Enqueue a message of the payload's kind, posted once to a person or a channel.

        `thread_of` is the key of an earlier message to the same channel, which it replies to in a thread;
        `changes` that of an earlier one to the same receiver, which it updates if that one has been posted.
        Returns False, storing nothing, when there is a message with that key already.
        """
        restored = self._workspace().restored_at
        # After a restore numbers are given again: what they name is not what was posted under them before.
        named = idempotency_key if restored is None else f"{idempotency_key}@{restored.isoformat()}"
        receiver = {"person": person, "channel": channel, "thread_of": thread_of, "changes": changes}
        return self._put(idempotency_key, named, payload, now, **receiver)

    def put_due(
        self,
        idempotency_key: str,
        payload: Payload,
        *,
        now: datetime,
        person: str | None = None,
        channel: str | None = None,
        thread_of: str | None = None,
    ) -> bool:
        """Enqueue as `put` does, for what is due by time: after a restore it may have been posted already."""
        receiver = {"person": person, "channel": channel, "thread_of": thread_of}
        since = self._uncertain_since()
        return self._put(idempotency_key, idempotency_key, payload, now, **receiver, uncertain_since=since)

    def _put(self, idempotency_key: str, named: str, payload: Payload, now: datetime, **columns: Any) -> bool:
        fresh = self._insert_once(
            Delivery,
            idempotency_key=idempotency_key,
            kind=payload.kind,
            payload=write_record(payload),
            conversation=columns["person"] or columns["channel"],
            fingerprint=fingerprint_of(self._workspace_id, named),
            created_at=now,
            state="pending",
            attempts=0,
            uncertain_attempts=0,
            failure_reason="",
            **columns,
        )
        self._session.info["enqueued"] = self._session.info.get("enqueued", False) or fresh
        return fresh

    def _uncertain_since(self) -> datetime | None:
        """Tell since when messages unknown to the database may have been posted; None when none can be."""
        workspace = self._workspace()
        if workspace.restored_at is None or clock_of(self._session) - workspace.restored_at > DOUBT:
            return None
        return workspace.restored_from

    def _workspace(self) -> Workspace:
        return self._session.get_one(Workspace, self._workspace_id)

    def dead_letters(self, state: State, *, since: datetime, most: int) -> Sequence[Delivery]:
        """List dead letters in that state since `since`, latest first."""
        wanted = self._of(Delivery).where(Delivery.state == state, col(Delivery.settled_at) >= since)
        return self._session.exec(wanted.order_by(col(Delivery.id).desc()).limit(most)).all()

    def late(self, patience: timedelta, *, most: int) -> Sequence[Delivery]:
        """List open messages that were enqueued longer ago than `patience`, oldest first."""
        due = col(Delivery.created_at) <= clock_of(self._session) - patience
        wanted = self._of(Delivery).where(col(Delivery.settled_at).is_(None), due)
        return self._session.exec(wanted.order_by(col(Delivery.id)).limit(most)).all()

    def has(self, idempotency_key: str) -> bool:
        """Tell whether there is a message with that key, posted or not."""
        known = select(Delivery.id).where(
            Delivery.workspace_id == self._workspace_id, col(Delivery.idempotency_key) == idempotency_key
        )
        return self._session.exec(known).first() is not None

    def find(self, idempotency_key: str) -> Delivery | None:
        """Find the message with that key, or None."""
        return self._session.exec(self._of(Delivery).where(Delivery.idempotency_key == idempotency_key)).first()

    def begun(self, beginning: str) -> Sequence[Delivery]:
        """List the messages whose keys begin so, in order; scans all."""
        begins = col(Delivery.idempotency_key).startswith(beginning, autoescape=True)
        return self._session.exec(self._of(Delivery).where(begins).order_by(col(Delivery.id))).all()

    def those(self, idempotency_keys: Collection[str]) -> Sequence[Delivery]:
        """List the messages with any of these keys, in order."""
        wanted = self._of(Delivery).where(col(Delivery.idempotency_key).in_(idempotency_keys))
        return self._session.exec(wanted.order_by(col(Delivery.id))).all()

    def take_back(self, person: str, beginning: str) -> Sequence[Delivery]:
        """Drop messages to someone whose keys begin so and which surely have not been posted; returns them."""
        wanted = self._of(Delivery).where(
            Delivery.conversation == person,
            col(Delivery.settled_at).is_(None),
            col(Delivery.idempotency_key).startswith(beginning, autoescape=True),
            col(Delivery.state).in_(("pending", "retry")),
            col(Delivery.uncertain_since).is_(None),
        )
        taken = self._session.exec(
            wanted.order_by(col(Delivery.id)).with_for_update(skip_locked=True, of=Delivery)
        ).all()
        for delivery in taken:
            delivery.state, delivery.failure_reason, delivery.settled_at = (
                "dropped",
                "merged",
                clock_of(self._session),
            )
        return taken

    def forget(self, delivery_id: int) -> None:
        """Take a message out of the outbox without a trace."""
        own = col(Delivery.workspace_id) == self._workspace_id
        self._session.execute(delete(Delivery).where(own, col(Delivery.id) == delivery_id))

    def delivery(self, delivery_id: int) -> Delivery | None:
        """Find one message of this workspace, or None."""
        return self._get(Delivery, delivery_id)


@dataclass(frozen=True)
class OutboxState:
    """Open messages and dead letters by state; `late` is the seconds that the longest due one has waited, of the
    workspaces that are served."""

    messages: dict[str, int]
    late: float


def read_outbox_state(session: Session, served: Collection[str]) -> OutboxState:
    """Read the state now, by the database's clock."""
    watched = col(Delivery.settled_at).is_(None) | col(Delivery.state).in_(DEAD_LETTER_STATES)
    counted = select(Delivery.state, func.count()).where(watched).group_by(col(Delivery.state))
    messages = {state: int(number) for state, number in session.exec(counted)}
    due = select(DatabaseClock(), func.min(Delivery.not_before)).where(col(Delivery.settled_at).is_(None))
    now, earliest = session.exec(due.where(col(Delivery.workspace_id).in_(served))).one()
    return OutboxState(messages, max((now - earliest).total_seconds(), 0.0) if earliest else 0.0)
