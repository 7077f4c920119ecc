"""Queries that put messages into the outbox; delivery takes them out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlmodel import col, select

from storage.database import clock_of
from storage.queries import Queries
from storage.tables import Delivery, Workspace
from storage.tables.deliveries import State

DOUBT = timedelta(days=8)
"""After a restore, until everything that falls due weekly has done so once more."""


def fingerprint_of(workspace_id: str, idempotency_key: str) -> str:
    """The opaque mark that a message carries in Slack, by which it is found again."""
    return blake2b(f"{workspace_id}/{idempotency_key}".encode(), digest_size=16).hexdigest()


class OutboxQueries(Queries):
    """Messages to be posted, each for one named occasion."""

    def put(
        self,
        idempotency_key: str,
        kind: str,
        payload: Mapping[str, Any],
        *,
        now: datetime,
        person: str | None = None,
        channel: str | None = None,
        thread_of: str | None = None,
        changes: str | None = None,
    ) -> bool:
        """Have `kind` rendered from the ids in `payload` and posted once to a person or a channel.

        `thread_of` is the occasion of the message, to the same channel and put before, in whose thread it stands;
        `changes` that of one to the same receiver in whose place it is put, if that one has been posted by then.
        Returns False, and stores nothing, when that occasion has already been taken.
        """
        restored = self._workspace().restored_at
        # After a restore numbers are given again: what they name is not what was posted under them before.
        named = idempotency_key if restored is None else f"{idempotency_key}@{restored.isoformat()}"
        fingerprint, receiver = fingerprint_of(self._workspace_id, named), {"person": person, "channel": channel}
        return self._put(
            idempotency_key,
            fingerprint,
            kind,
            payload,
            now,
            receiver | {"thread_of": thread_of, "changes": changes},
        )

    def put_due(
        self,
        idempotency_key: str,
        kind: str,
        payload: Mapping[str, Any],
        *,
        now: datetime,
        person: str | None = None,
        channel: str | None = None,
    ) -> bool:
        """As `put`, for what is said because its time has come: after a restore it may be there already."""
        fingerprint, receiver = (
            fingerprint_of(self._workspace_id, idempotency_key),
            {"person": person, "channel": channel},
        )
        return self._put(
            idempotency_key,
            fingerprint,
            kind,
            payload,
            now,
            receiver | {"uncertain_since": self._uncertain_since()},
        )

    def _put(
        self,
        idempotency_key: str,
        fingerprint: str,
        kind: str,
        payload: Mapping[str, Any],
        now: datetime,
        more: Mapping[str, Any],
    ) -> bool:
        fresh = self._insert_once(
            Delivery,
            idempotency_key=idempotency_key,
            kind=kind,
            payload=dict(payload),
            conversation=more["person"] or more["channel"],
            fingerprint=fingerprint,
            created_at=now,
            state="pending",
            attempts=0,
            uncertain_attempts=0,
            failure_reason="",
            **more,
        )
        self._session.info["enqueued"] = self._session.info.get("enqueued", False) or fresh
        return fresh

    def _uncertain_since(self) -> datetime | None:
        """From when on what is due may have been posted without our knowing; None when that cannot be."""
        workspace = self._workspace()
        if workspace.restored_at is None or clock_of(self._session) - workspace.restored_at > DOUBT:
            return None
        return workspace.restored_from

    def _workspace(self) -> Workspace:
        return self._session.get_one(Workspace, self._workspace_id)

    def dead_letters(self, state: State, *, since: datetime, most: int) -> Sequence[Delivery]:
        """What was given up with that state after `since`, latest first."""
        wanted = self._of(Delivery).where(Delivery.state == state, col(Delivery.settled_at) >= since)
        return self._session.exec(wanted.order_by(col(Delivery.id).desc()).limit(most)).all()

    def late(self, patience: timedelta, *, most: int) -> Sequence[Delivery]:
        """What should have been posted that long ago and has not been settled, oldest first."""
        due = col(Delivery.created_at) <= clock_of(self._session) - patience
        wanted = self._of(Delivery).where(col(Delivery.settled_at).is_(None), due)
        return self._session.exec(wanted.order_by(col(Delivery.id)).limit(most)).all()

    def has(self, idempotency_key: str) -> bool:
        """Whether something has been put for that occasion, posted or not."""
        known = select(Delivery.id).where(
            Delivery.workspace_id == self._workspace_id, col(Delivery.idempotency_key) == idempotency_key
        )
        return self._session.exec(known).first() is not None

    def find(self, idempotency_key: str) -> Delivery | None:
        """The message that was put for that occasion, or None."""
        return self._session.exec(self._of(Delivery).where(Delivery.idempotency_key == idempotency_key)).first()

    def begun(self, beginning: str) -> Sequence[Delivery]:
        """The messages whose occasions begin so, in the order in which they were put; reads through all."""
        begins = col(Delivery.idempotency_key).startswith(beginning, autoescape=True)
        return self._session.exec(self._of(Delivery).where(begins).order_by(col(Delivery.id))).all()

    def those(self, idempotency_keys: Collection[str]) -> Sequence[Delivery]:
        """The messages that were put for any of these occasions, in the order in which they were put."""
        wanted = self._of(Delivery).where(col(Delivery.idempotency_key).in_(idempotency_keys))
        return self._session.exec(wanted.order_by(col(Delivery.id))).all()

    def take_back(self, person: str, beginning: str) -> Sequence[Delivery]:
        """Drop what was to be said to someone on occasions that begin so, and surely has not been posted."""
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

    def delivery(self, delivery_id: int) -> Delivery | None:
        """One message of this workspace, or None."""
        return self._session.exec(self._of(Delivery).where(Delivery.id == delivery_id)).first()
