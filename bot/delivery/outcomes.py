"""Map each error to an outcome: a retry, a look at the conversation, or a dead letter."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.errors import (
    ConversationUnreadable,
    DeliveryError,
    DeliveryRefused,
    OutcomeUncertain,
    OutOfTime,
    RateLimited,
    ReceiverGone,
    SlackUnreachable,
)
from bot.delivery.pacing import RetryPolicy
from commands.message_kinds import find_message_kind
from storage.deliveries import Outcome
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


def outcome_of(error: Exception, delivery: Delivery, policy: RetryPolicy) -> Outcome:
    """Decide the outcome of a failed attempt; any other exception is a fault of ours, and retried as often."""
    why = error.why if isinstance(error, DeliveryError) else type(error).__name__
    match error:
        case RateLimited(seconds=seconds):
            return Outcome("retry", why, timedelta(seconds=seconds))
        case OutOfTime():
            return Outcome("retry", why)
        case OutcomeUncertain():
            wait = policy.outage if delivery.changes else policy.reconcile_after
            return Outcome("unknown_outcome", why, timedelta(seconds=wait), uncertain_attempts=1)
        case ConversationUnreadable():
            return _count_reading(why, delivery, policy)
        case ReceiverGone():
            return Outcome("dropped" if find_message_kind(delivery.kind).for_owners else "failed", ACCOUNT_GONE)
        case SlackUnreachable() | SQLAlchemyError():
            return Outcome("retry", why, timedelta(seconds=policy.outage))
        case DeliveryRefused() if why in OURS:
            return Outcome("retry", why, timedelta(seconds=policy.outage))
        case DeliveryRefused() if why in LEFT_AS_IT_IS and delivery.changes:
            return Outcome("dropped", why)
        case DeliveryRefused() if why in HOPELESS:
            return Outcome("failed", why, attempts=1)
        case _:
            return _count_failure(why, delivery, policy)


def _count_reading(why: str, delivery: Delivery, policy: RetryPolicy) -> Outcome:
    return _count(delivery, policy.readings, Outcome("unknown_outcome", why), Outcome("unknown", why))


def _count_failure(why: str, delivery: Delivery, policy: RetryPolicy) -> Outcome:
    return _count(delivery, policy.backoff, Outcome("retry", why), Outcome("failed", why))


def _count(delivery: Delivery, waits: tuple[float, ...], again: Outcome, dead_letter: Outcome) -> Outcome:
    if delivery.attempts >= len(waits):
        return replace(dead_letter, attempts=1)
    return replace(again, attempts=1, wait=timedelta(seconds=waits[delivery.attempts]))
