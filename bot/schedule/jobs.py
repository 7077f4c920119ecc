"""One look at what is due: every decision for every workspace, each in its own transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.worker import Courier
from bot.operations.error_log import LastingTrouble
from bot.schedule.digests import decide_digest
from bot.schedule.reminders import decide_reminders
from domain.workdays import is_working_day
from storage.database import Database
from storage.deliveries import follow_clock
from storage.locks import try_lock
from storage.store import Store
from storage.workspaces import every_workspace

Decision = Callable[[Store, datetime], None]

DECISIONS: tuple[Decision, ...] = (decide_digest, decide_reminders)
PATIENCE = 90.0


def decide_everything(database: Database, now: datetime, trouble: LastingTrouble) -> bool:
    """Put into the outbox what is due by `now` (aware), and let what is in it keep to the database's clock.

    Returns whether every decision could be made. One that fails is `trouble` and made again at the next look; it
    does not keep the others from being made.
    """
    is_working_day(now.date())  # loads the calendar, which takes its time, while no transaction is open
    with database.transaction() as session:
        follow_clock(session)
        workspaces = [workspace.id for workspace in every_workspace(session)]
    look = _Look(database, now, trouble)
    made = [look.decide(workspace, decision) for workspace in workspaces for decision in DECISIONS]
    if all(made):
        trouble.be_over()
    return all(made)


@dataclass(frozen=True)
class _Look:
    """Every decision of one look at what is due."""

    database: Database
    now: datetime
    trouble: LastingTrouble

    def decide(self, workspace: str, decision: Decision) -> bool:
        """Make one decision, unless another process is making it just now."""
        try:
            with self.database.transaction() as session:
                if try_lock(session, f"{decision.__name__}:{workspace}"):
                    decision(Store(session, workspace), self.now)
        except Exception as error:  # noqa: BLE001 (the error boundary of a decision)
            self.trouble.meet(error, decision=decision.__name__, workspace=workspace)
            return False
        return True


def decision_trouble() -> LastingTrouble:
    """What decisions that fail are told through, kept from one look to the next."""
    return LastingTrouble("decision_failed")


def run_tick(database: Database, courier: Courier, now: datetime, patience: float = PATIENCE) -> bool:
    """Decide what is due by `now` and deliver it, for at most `patience` seconds and one call of Slack.

    Decides once more at the end: delivery may have met people who have left, of whom coordinators are to hear.
    Returns whether every decision could be made.
    """
    ends = time.monotonic() + patience
    trouble = decision_trouble()
    first = decide_everything(database, now, trouble)
    courier.deliver_within(patience)
    last = decide_everything(database, now, trouble)
    courier.deliver_within(ends - time.monotonic())
    return first and last
