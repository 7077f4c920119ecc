"""What each way of failing leads to: a later try, a look at the conversation, or a message that is parked."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.errors import Doubtful, Fault, Gone, Limited, OutOfTime, Refused, Unreachable, Unreadable
from bot.delivery.retry_policy import Patience
from storage.deliveries import Settlement
from storage.tables import Delivery

ACCOUNT_GONE = "account_gone"
OURS = frozenset(
    {
        "access_denied",
        "account_inactive",
        "ekm_access_denied",
        "invalid_auth",
        "missing_scope",
        "not_authed",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""Slack refuses the app, not the message, which keeps until the operator has put that right."""
HOPELESS = frozenset(
    {
        "files_not_allowed",
        "invalid_blocks",
        "invalid_blocks_format",
        "is_archived",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
    }
)
"""Slack will refuse this very message every time."""
LEFT_AS_IT_IS = frozenset(
    {"cant_update_message", "channel_not_found", "edit_window_closed", "is_archived", "message_not_found"}
)
"""The message that was to be changed is out of our reach for good: nobody needs to hear of that."""
COUNTED_ON = frozenset({"reminder", "assigned"})
"""Kinds for owners of actions: coordinators hear of those who have left, so such a message is merely dropped."""


def settle_fault(fault: Exception, delivery: Delivery, patience: Patience) -> Settlement:
    """What becomes of a delivery that met this fault; what is no Fault is a mistake of ours, and bounded too."""
    why = fault.why if isinstance(fault, Fault) else type(fault).__name__
    match fault:
        case Limited(seconds=seconds):
            return Settlement("retry", why, timedelta(seconds=seconds))
        case OutOfTime():
            return Settlement("retry", why)
        case Doubtful():
            wait = patience.outage if delivery.changes else patience.reconcile_after
            return Settlement("unknown_outcome", why, timedelta(seconds=wait), doubts=1)
        case Unreadable():
            return _count_reading(why, delivery, patience)
        case Gone():
            return Settlement("dropped" if delivery.kind in COUNTED_ON else "failed", ACCOUNT_GONE)
        case Unreachable() | SQLAlchemyError():
            return Settlement("retry", why, timedelta(seconds=patience.outage))
        case Refused() if why in OURS:
            return Settlement("retry", why, timedelta(seconds=patience.outage))
        case Refused() if why in LEFT_AS_IT_IS and delivery.changes:
            return Settlement("dropped", why)
        case Refused() if why in HOPELESS:
            return Settlement("failed", why, attempts=1)
        case _:
            return _count_failure(why, delivery, patience)


def _count_reading(why: str, delivery: Delivery, patience: Patience) -> Settlement:
    return _count(delivery, patience.readings, Settlement("unknown_outcome", why), Settlement("unknown", why))


def _count_failure(why: str, delivery: Delivery, patience: Patience) -> Settlement:
    return _count(delivery, patience.backoff, Settlement("retry", why), Settlement("failed", why))


def _count(delivery: Delivery, waits: tuple[float, ...], again: Settlement, parked: Settlement) -> Settlement:
    if delivery.attempts >= len(waits):
        return replace(parked, attempts=1)
    return replace(again, attempts=1, wait=timedelta(seconds=waits[delivery.attempts]))
