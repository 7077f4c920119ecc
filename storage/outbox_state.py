"""Measure the outbox over all workspaces, for monitoring."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.tables import Delivery
from storage.tables.columns import DatabaseClock
from storage.tables.deliveries import DEAD_LETTER_STATES


@dataclass(frozen=True)
class OutboxState:
    """Open messages and dead letters by state; `late` is the seconds that the longest due one has waited."""

    messages: dict[str, int]
    late: float


def read_outbox_state(session: Session) -> OutboxState:
    """Read the state now, by the database's clock."""
    watched = col(Delivery.settled_at).is_(None) | col(Delivery.state).in_(DEAD_LETTER_STATES)
    counted = select(Delivery.state, func.count()).where(watched).group_by(col(Delivery.state))
    messages = {state: int(number) for state, number in session.exec(counted)}
    due = select(DatabaseClock(), func.min(Delivery.not_before)).where(col(Delivery.settled_at).is_(None))
    now, earliest = session.exec(due).one()
    return OutboxState(messages, max((now - earliest).total_seconds(), 0.0) if earliest else 0.0)
