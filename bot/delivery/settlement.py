"""Settle a delivery: in one transaction, store what was learnt and notify coordinators of dead letters."""

from sqlmodel import Session

from bot.delivery.outcomes import ACCOUNT_GONE
from domain.messages import DeadLetter, Removal, Waiting
from storage.database import clock_of
from storage.deliveries import Outcome, settle
from storage.store import Store
from storage.tables import Delivery
from storage.tables.deliveries import DEAD_LETTER_STATES


def settle_delivery(session: Session, delivery: Delivery, outcome: Outcome) -> bool:
    """Settle it with all that follows; False, changing nothing, when the claim has been lost."""
    if not settle(session, delivery, outcome):
        return False
    store = Store(session, delivery.workspace_id)
    if outcome.level is not None and outcome.level != store.workspace.settings().block_support:
        store.workspace.settings().block_support = outcome.level
    if outcome.failure_reason == ACCOUNT_GONE:
        store.people.note_leaving(store.people.meet(delivery.person or ""), left=True)
    if outcome.state == "redirected":
        _tell_in_channel(store, delivery)
    if outcome.state in ("sent", "dropped") and delivery.kind == Removal.kind:
        store.outbox.forget(delivery.id)
    if outcome.state in DEAD_LETTER_STATES and delivery.kind != DeadLetter.kind:
        _tell_coordinators(store, delivery)
    return True


def _tell_in_channel(store: Store, delivery: Delivery) -> None:
    """Enqueue the notice, without content, that something waits for the receiver."""
    channel = store.workspace.settings().digest_channel
    now = clock_of(store.session)
    store.outbox.put(f"{Waiting.kind}:{delivery.id}", Waiting(delivery.id), now=now, channel=channel)


def _tell_coordinators(store: Store, delivery: Delivery) -> None:
    """Enqueue one notice for each coordinator; a notice that becomes a dead letter itself causes none."""
    now = clock_of(store.session)
    for coordinator in store.people.coordinators():
        idempotency_key = f"{DeadLetter.kind}:{delivery.id}:{coordinator.user_id}"
        store.outbox.put(idempotency_key, DeadLetter(delivery.id), now=now, person=coordinator.user_id)
