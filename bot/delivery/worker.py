"""Claim due deliveries and post each once per idempotency key; no transaction is open during a call to Slack."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.exc import DBAPIError

from bot.delivery.attempt import DeliveryAttempt
from bot.delivery.errors import DeliveryError
from bot.delivery.outcomes import outcome_of
from bot.delivery.pacing import RateLimiter, RetryPolicy
from bot.delivery.settlement import settle_delivery
from bot.installations.slack_calls import DEAD_TOKEN, Clients
from bot.operations.error_log import ThrottledErrorLog
from bot.operations.log import describe_error, log
from storage.database import Database
from storage.database_errors import will_pass
from storage.deliveries import Outcome, claim_next, soonest
from storage.tables import Delivery

RETRY_POLICY = RetryPolicy()
SHORTEST_NAP = 0.05
AFTER_TROUBLE = 1.0
SETTLING = (0.1, 0.5, 1.0, 2.0)


def _never() -> bool:
    return False


def _nothing() -> None:
    pass


class DeliveryWorker:
    """Delivers what is due; thread-safe, and safe beside other processes. No client may retry by itself.

    `names` is the language of the commands' names in the app; the reader's own when empty. `await_turn` returns
    when nothing more urgent is being done; it is called before looking for work and before settling. `on_settled`
    hears of each attempt's kind and outcome.
    """

    def __init__(
        self,
        database: Database,
        clients: Clients,
        policy: RetryPolicy = RETRY_POLICY,
        names: str = "",
        await_turn: Callable[[], None] = _nothing,
        on_settled: Callable[[str, str], None] = lambda _kind, _state: None,
    ) -> None:
        self._database = database
        self._clients = clients
        self._names = names
        self._await_turn = await_turn
        self._on_settled = on_settled
        self._rate_limiter = RateLimiter(policy.message_interval)
        self.policy = policy
        self.error_log = ThrottledErrorLog("delivery_waits")

    def served(self) -> list[str]:
        """List the workspaces that are delivered to."""
        return self._clients.served()

    def deliver_within(self, seconds: float) -> None:
        """Deliver, and wait for what becomes due, until nothing more can be delivered within that time."""
        ends = time.monotonic() + seconds
        nap = threading.Event()
        while True:
            wait = self.deliver_round(lambda: time.monotonic() >= ends)
            if wait is None or time.monotonic() + wait >= ends:
                return
            nap.wait(max(wait, SHORTEST_NAP))

    def deliver_round(self, give_up: Callable[[], bool], on_claim: Callable[[], None] = _nothing) -> float | None:
        """Deliver what is due, then as `next_wait`; a moment later when the database is held or away.

        `on_claim` is called for each message before it is sent, so that an idle thread can look for another.
        """
        try:
            while (wait := self.next_wait()) == 0 and not give_up():
                self.deliver_next(give_up, on_claim)
                self.error_log.be_over()
        except DBAPIError as error:
            if not will_pass(error):
                raise
            self.error_log.meet(error)
            return AFTER_TROUBLE
        return wait

    def deliver_next(self, give_up: Callable[[], bool] = _never, on_claim: Callable[[], None] = _nothing) -> bool:
        """Make one attempt at the message whose turn it is; False when there is none. `on_claim` as above."""
        delivery = self._claim()
        if delivery is None:
            return False
        on_claim()
        client = self._clients.of(delivery.workspace_id)
        outcome = self._carry(DeliveryAttempt(delivery, self._database, client, self.policy, give_up, self._names))
        self._note_posting(delivery, outcome)
        self._await_turn()
        kept = self._settle(delivery, outcome)
        self._on_settled(delivery.kind, outcome.state)
        log.info(
            "delivery",
            id=delivery.id,
            kind=delivery.kind,
            state=outcome.state,
            failure_reason=outcome.failure_reason,
            kept=kept,
        )
        if outcome.failure_reason in DEAD_TOKEN:
            self._clients.refused(delivery.workspace_id, client)
        return True

    def next_wait(self) -> float | None:
        """Seconds until something needs attention, at least 0; None when the outbox is empty."""
        self._await_turn()
        cooling_down = self._rate_limiter.cooling_down()
        served = self.served()
        with self._database.transaction(reading=True) as session:
            due, cooled = soonest(session, cooling_down, served)
        waits = [max(due, 0.0)] if due is not None else []
        if cooled is not None:
            waits.append(max(cooled, min(cooling_down.values())))
        return min(waits, default=None)

    def _note_posting(self, delivery: Delivery, outcome: Outcome) -> None:
        """An unknown outcome cools down by the monotonic clock too: the database's may be set forward."""
        if outcome.state not in ("dropped", "retry"):
            doubt = outcome.state == "unknown_outcome"
            self._rate_limiter.note(delivery.conversation, outcome.wait.total_seconds() if doubt else 0.0)

    def _claim(self) -> Delivery | None:
        served = self.served()
        with self._database.transaction() as session:
            return claim_next(
                session,
                lease=timedelta(seconds=self.policy.lease),
                reconcile_after=timedelta(seconds=self.policy.reconcile_after),
                cooling_down=self._rate_limiter.cooling_down(),
                served=served,
            )

    def _settle(self, delivery: Delivery, outcome: Outcome) -> bool:
        """Store the outcome, retrying longer than anything else: unstored, it is an unknown outcome."""
        for nap in SETTLING:
            try:
                return self._settle_once(delivery, outcome)
            except DBAPIError as error:
                if not will_pass(error):
                    raise
                threading.Event().wait(nap)
        return self._settle_once(delivery, outcome)

    def _settle_once(self, delivery: Delivery, outcome: Outcome) -> bool:
        with self._database.transaction() as session:
            return settle_delivery(session, delivery, outcome)

    def _carry(self, attempt: DeliveryAttempt) -> Outcome:
        try:
            return attempt.carry()
        except DeliveryError as error:
            return outcome_of(error, attempt.delivery, self.policy)
        except Exception as mistake:  # noqa: BLE001 (the error boundary of one delivery)
            log.warning("delivery_broke", id=attempt.delivery.id, **describe_error(mistake))
            return outcome_of(mistake, attempt.delivery, self.policy)
