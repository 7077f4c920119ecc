"""Claim and settle deliveries, across workspaces: each is claimed by a lease and settled once.

Every due time and lease is compared with the database's clock, never with a machine's.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, bindparam, case, exists, func, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.database import clock_of
from storage.tables import Delivery
from storage.tables.columns import DatabaseClock
from storage.tables.deliveries import State

NO_TIME = timedelta()
CORRECTION = timedelta(minutes=1)
"""A clock that is set back by less only makes things wait for so much longer."""
_OPEN = col(Delivery.settled_at).is_(None)
_COOLS_DOWN = col(Delivery.conversation).in_(bindparam("resting", expanding=True))
_SERVED = col(Delivery.workspace_id).in_(bindparam("served", expanding=True))


@dataclass(frozen=True)
class Outcome:
    """The outcome of one attempt. `wait` counts from now on the database's clock; `posted` is (channel, ts);
    `attempts` and `uncertain_attempts` are added to the delivery's own; `level` is the block level that Slack
    took."""

    state: State
    failure_reason: str = ""
    wait: timedelta = NO_TIME
    attempts: int = 0
    uncertain_attempts: int = 0
    posted: tuple[str, str] | None = None
    level: str | None = None

    @property
    def closed(self) -> bool:
        """Whether nothing more will be tried."""
        return self.state in ("sent", "dropped", "redirected", "failed", "unknown")


def claim_next(
    session: Session,
    *,
    lease: timedelta,
    reconcile_after: timedelta,
    cooling_down: Collection[str] = (),
    served: Collection[str] | None = None,
) -> Delivery | None:
    """Claim the delivery whose turn it is: now 'sending', under a lease; None when none is due.

    Skips conversations in `cooling_down` and, unless that is None, workspaces that are not `served`. A delivery
    whose lease ran out gets an unknown outcome.
    """
    now = clock_of(session)
    _mark_abandoned(session, now, reconcile_after)
    told = {"now": now, "resting": list(cooling_down), **_among(served)}
    delivery = session.exec(_next_due(of_all=served is None), params=told).first()
    if delivery is not None:
        delivery.state, delivery.claimed_at, delivery.lease_until = "sending", now, now + lease
    return delivery


def _among(served: Collection[str] | None) -> dict[str, list[str]]:
    return {} if served is None else {"served": list(served)}


@cache
def _next_due(*, of_all: bool) -> SelectOfScalar[Delivery]:
    due = and_(col(Delivery.state) != "sending", col(Delivery.not_before) <= bindparam("now"))
    return (
        select(Delivery)
        .where(_heads(), due, ~_COOLS_DOWN, *(() if of_all else (_SERVED,)))
        .order_by(col(Delivery.not_before), col(Delivery.id))
        .limit(1)
        .with_for_update(skip_locked=True, of=Delivery)
    )


def _heads() -> ColumnElement[bool]:
    """Select open deliveries with no earlier open one in their conversation."""
    earlier = aliased(Delivery)
    blocked = exists().where(
        col(earlier.conversation) == col(Delivery.conversation),
        col(earlier.id) < col(Delivery.id),
        col(earlier.workspace_id) == col(Delivery.workspace_id),
        col(earlier.settled_at).is_(None),
    )
    return and_(_OPEN, ~blocked)


def _mark_abandoned(session: Session, now: datetime, reconcile_after: timedelta) -> None:
    """Mark expired claims as unknown outcomes: the holder may have posted at any time since the claim."""
    abandoned = select(Delivery).where(_OPEN, col(Delivery.state) == "sending", col(Delivery.lease_until) <= now)
    for delivery in session.exec(abandoned.with_for_update(skip_locked=True, of=Delivery)):
        delivery.state, delivery.failure_reason, delivery.lease_until = "unknown_outcome", "lease", None
        delivery.uncertain_since = delivery.uncertain_since or delivery.claimed_at
        # From now on: where a clock set forward ended the lease, the holder may be posting at this moment.
        delivery.claimed_at, delivery.not_before = now, now + reconcile_after
        delivery.uncertain_attempts += 1


def follow_clock(session: Session) -> None:
    """Adapt to a database clock that was set back: waits start again, leases expire."""
    now = clock_of(session)
    written = func.coalesce(col(Delivery.claimed_at), col(Delivery.not_before))
    ahead = select(Delivery).where(_OPEN, written > now + CORRECTION)
    for delivery in session.exec(ahead.with_for_update(skip_locked=True, of=Delivery)):
        delivery.not_before -= (delivery.claimed_at or delivery.not_before) - now
        delivery.claimed_at = delivery.claimed_at and now
        delivery.lease_until = delivery.lease_until and now


def still_held(session: Session, delivery: Delivery, *, margin: timedelta) -> bool:
    """Tell whether the claim's lease runs for `margin` more."""
    held = select(Delivery.id).where(_is_claim(delivery), col(Delivery.lease_until) > clock_of(session) + margin)
    return session.exec(held).first() is not None


def hold_claim(session: Session, delivery: Delivery) -> bool:
    """Lock a claimed delivery until this transaction ends; False when the claim has been lost."""
    held = select(Delivery.id).where(_is_claim(delivery)).with_for_update()
    return session.exec(held).first() is not None


def keep_file(session: Session, delivery: Delivery, file_id: str) -> bool:
    """Store the file that was uploaded for a claimed delivery; False, storing nothing, when the claim was lost."""
    kept = session.connection().execute(update(Delivery).where(_is_claim(delivery)).values(file_id=file_id))
    return bool(kept.rowcount)


def _is_claim(delivery: Delivery) -> ColumnElement[bool]:
    return and_(
        col(Delivery.id) == delivery.id,
        col(Delivery.state) == "sending",
        col(Delivery.lease_until) == delivery.lease_until,
    )


def settle(session: Session, delivery: Delivery, outcome: Outcome) -> bool:
    """Store the outcome of a claimed delivery; False, storing nothing, when the claim has been lost.

    That it was posted is stored even then, as it is certain.
    """
    now = clock_of(session)
    own = _is_claim(delivery)
    if outcome.posted:
        own = or_(own, and_(col(Delivery.id) == delivery.id, col(Delivery.state) != "sent"))
    changed = session.connection().execute(update(Delivery).where(own).values(_changes(delivery, outcome, now)))
    return bool(changed.rowcount)


def _changes(delivery: Delivery, outcome: Outcome, now: datetime) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "state": outcome.state,
        "failure_reason": outcome.failure_reason,
        "attempts": delivery.attempts + outcome.attempts,
        "uncertain_attempts": delivery.uncertain_attempts + outcome.uncertain_attempts,
        "not_before": now + outcome.wait,
        "lease_until": None,
        "settled_at": now if outcome.closed else None,
    }
    if outcome.posted:
        changes |= {"posted_channel": outcome.posted[0], "posted_ts": outcome.posted[1]}
    if not outcome.closed:
        changes["claimed_at"] = now
    if outcome.state == "unknown_outcome":
        changes["uncertain_since"] = delivery.uncertain_since or delivery.claimed_at
    return changes


def soonest(
    session: Session, cooling_down: Collection[str] = (), served: Collection[str] | None = None
) -> tuple[float | None, float | None]:
    """Compute the seconds until the next open delivery needs attention (0 or less: now); None when none is open.

    Returns those of all conversations but the ones in `cooling_down`, and those of the latter; unless it is None,
    only of workspaces that are `served`.
    """
    told = {"resting": list(cooling_down), **_among(served)}
    row = session.connection().execute(_soonest(of_all=served is None), told).one()
    now, outside, within = row
    return _seconds(now, outside), _seconds(now, within)


def _seconds(now: datetime, moment: datetime | None) -> float | None:
    return None if moment is None else (moment - now).total_seconds()


@cache
def _soonest(*, of_all: bool) -> Executable:
    attention = func.coalesce(col(Delivery.lease_until), col(Delivery.not_before))
    outside, within = case((_COOLS_DOWN, None), else_=attention), case((_COOLS_DOWN, attention))
    found = select(DatabaseClock(), func.min(outside), func.min(within)).where(_heads())
    return found if of_all else found.where(_SERVED)
