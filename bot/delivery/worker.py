"""Taking messages from the outbox to Slack: in turn, once, and with no transaction open while Slack is called."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

from slack_sdk import WebClient
from sqlalchemy.exc import DBAPIError

from bot.delivery.attempt import Errand
from bot.delivery.errors import Fault
from bot.delivery.outcomes import settle_fault
from bot.delivery.rate_limiter import Pace
from bot.delivery.retry_policy import Patience
from bot.delivery.settlement import settle_delivery
from bot.operations.error_log import LastingTrouble
from bot.operations.log import describe_error, log
from storage.database import Database
from storage.database_errors import will_pass
from storage.deliveries import Settlement, claim_next, soonest
from storage.tables import Delivery

PATIENCE = Patience()
SHORTEST_NAP = 0.05
AFTER_TROUBLE = 1.0
SETTLING = (0.1, 0.5, 1.0, 2.0)


def _never() -> bool:
    return False


def _nothing() -> None:
    pass


class Courier:
    """Delivers what is due; thread-safe, and safe beside other processes. The client must not retry by itself.

    `names` is the language of the commands' names in the app; the reader's own when empty. `await_turn` returns
    when nothing more urgent is being done; it is called before looking for work and before settling. `on_settled`
    hears of each attempt's kind and outcome.
    """

    def __init__(
        self,
        database: Database,
        client: WebClient,
        patience: Patience = PATIENCE,
        names: str = "",
        await_turn: Callable[[], None] = _nothing,
        on_settled: Callable[[str, str], None] = lambda _kind, _state: None,
    ) -> None:
        self._database = database
        self._client = client
        self._names = names
        self._await_turn = await_turn
        self._on_settled = on_settled
        self._pace = Pace(patience.pace)
        self.patience = patience
        self.trouble = LastingTrouble("delivery_waits")

    def deliver_within(self, seconds: float) -> None:
        """Deliver, and wait for what becomes due, until nothing can be delivered within that time."""
        ends = time.monotonic() + seconds
        nap = threading.Event()
        while True:
            wait = self.deliver_round(lambda: time.monotonic() >= ends)
            if wait is None or time.monotonic() + wait >= ends:
                return
            nap.wait(max(wait, SHORTEST_NAP))

    def deliver_round(self, give_up: Callable[[], bool], on_claim: Callable[[], None] = _nothing) -> float | None:
        """Deliver what is due, then as `next_wait`; a moment later when the database is held or away.

        `on_claim` is called for each message before it leaves: there may be another for whoever has time.
        """
        try:
            while (wait := self.next_wait()) == 0 and not give_up():
                self.deliver_next(give_up, on_claim)
                self.trouble.be_over()
        except DBAPIError as error:
            if not will_pass(error):
                raise
            self.trouble.meet(error)
            return AFTER_TROUBLE
        return wait

    def deliver_next(self, give_up: Callable[[], bool] = _never, on_claim: Callable[[], None] = _nothing) -> bool:
        """Make one attempt at the message whose turn it is; False when there is none. `on_claim` as above."""
        delivery = self._claim()
        if delivery is None:
            return False
        on_claim()
        done = self._carry(Errand(delivery, self._database, self._client, self.patience, give_up, self._names))
        self._note_pace(delivery, done)
        self._await_turn()
        kept = self._settle(delivery, done)
        self._on_settled(delivery.kind, done.state)
        log.info("delivery", id=delivery.id, kind=delivery.kind, state=done.state, trouble=done.trouble, kept=kept)
        return True

    def next_wait(self) -> float | None:
        """Seconds until something needs attention, at least 0; None when the outbox is empty."""
        self._await_turn()
        resting = self._pace.resting()
        with self._database.transaction(reading=True) as session:
            due, rested = soonest(session, resting)
        waits = [max(due, 0.0)] if due is not None else []
        if rested is not None:
            waits.append(max(rested, min(resting.values())))
        return min(waits, default=None)

    def _note_pace(self, delivery: Delivery, done: Settlement) -> None:
        """A doubt rests by our monotonic clock too: the database's may be set forward too early for a look."""
        if done.state not in ("dropped", "retry"):
            doubt = done.state == "unknown_outcome"
            self._pace.note(delivery.conversation, done.wait.total_seconds() if doubt else 0.0)

    def _claim(self) -> Delivery | None:
        with self._database.transaction() as session:
            return claim_next(
                session,
                lease=timedelta(seconds=self.patience.lease),
                reconcile_after=timedelta(seconds=self.patience.reconcile_after),
                resting=self._pace.resting(),
            )

    def _settle(self, delivery: Delivery, done: Settlement) -> bool:
        """Write it down, with more patience than for anything else: unwritten it is an uncertain outcome."""
        for nap in SETTLING:
            try:
                return self._settle_once(delivery, done)
            except DBAPIError as error:
                if not will_pass(error):
                    raise
                threading.Event().wait(nap)
        return self._settle_once(delivery, done)

    def _settle_once(self, delivery: Delivery, done: Settlement) -> bool:
        with self._database.transaction() as session:
            return settle_delivery(session, delivery, done)

    def _carry(self, errand: Errand) -> Settlement:
        try:
            return errand.carry()
        except Fault as fault:
            return settle_fault(fault, errand.delivery, self.patience)
        except Exception as mistake:  # noqa: BLE001 (the error boundary of one delivery)
            log.warning("delivery_broke", id=errand.delivery.id, **describe_error(mistake))
            return settle_fault(mistake, errand.delivery, self.patience)
