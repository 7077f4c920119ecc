"""One look at what is due: every decision for every workspace, each in its own transaction."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.worker import DeliveryWorker
from bot.operations.error_log import ThrottledErrorLog
from domain.workdays import is_working_day
from services.erasure import TRACES
from services.schedule import SCHEDULED_JOBS, ScheduledJob, run_if_due
from storage.database import Database, try_lock
from storage.deliveries import follow_clock
from storage.erasure_traces import erase_traces
from storage.store import Store
from storage.workspaces import planned_runs

PATIENCE = 90.0
MOST_PARTS = 20
"""Of one job in one look."""


def run_jobs(
    database: Database, now: datetime, error_log: ThrottledErrorLog, served: Collection[str] | None = None
) -> bool:
    """Put into the outbox what is due by `now` (aware), and let what is in it keep to the database's clock.

    Unless it is None, only for workspaces that are `served`: what falls due in another is as though the bot had
    been away, but for jobs run everywhere. Returns whether every decision could be made. One that fails is
    `error_log` and made again at the next look; it does not keep the others from being made.
    """
    is_working_day(now.date())  # loads the calendar, which takes its time, while no transaction is open
    with database.transaction() as session:
        follow_clock(session)
        planned = planned_runs(session)
    look = _Look(database, now, error_log)
    made = [
        look.run(workspace, job)
        for workspace, runs in planned.items()
        for job in SCHEDULED_JOBS
        if served is None or workspace in served or job.everywhere
        if (at := runs.get(job.name, now)) is not None and at <= now
    ]
    made.append(look.erase_traces([name for name, runs in planned.items() if _is_due(runs.get(TRACES), now)]))
    if all(made):
        error_log.be_over()
    return all(made)


def _is_due(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now


@dataclass(frozen=True)
class _Look:
    """Every decision of one look at what is due."""

    database: Database
    now: datetime
    error_log: ThrottledErrorLog

    def run(self, workspace: str, job: ScheduledJob) -> bool:
        """Make one decision if it is due, unless another process is making it just now.

        What is done in parts goes on, part by part, for a while: other decisions are waiting.
        """
        try:
            for _ in range(MOST_PARTS):
                if not self._run_part(workspace, job):
                    break
        except Exception as error:  # noqa: BLE001 (the error boundary of a decision)
            self.error_log.meet(error, job=job.name, workspace=workspace)
            return False
        return True

    def _run_part(self, workspace: str, job: ScheduledJob) -> bool:
        """Run the job in a transaction of its own; True where there is more to do at once."""
        with self.database.transaction() as session:
            free = try_lock(session, f"{job.name}:{workspace}")
            return free and run_if_due(Store(session, workspace), job, self.now)

    def erase_traces(self, workspaces: Sequence[str]) -> bool:
        """Overwrite what removed words have left in the database's files, where any workspace asks for it."""
        try:
            if workspaces:
                erase_traces(self.database)
            for workspace in workspaces:
                with self.database.transaction() as session:
                    planned = Store(session, workspace).next_runs.hold(TRACES)
                    if planned and _is_due(planned.at, self.now):  # else something was erased since
                        planned.at = None
        except Exception as error:  # noqa: BLE001 (the error boundary of a decision)
            self.error_log.meet(error, job=TRACES)
            return False
        return True


def job_error_log() -> ThrottledErrorLog:
    """Make the log of failed decisions, to be kept from one look to the next."""
    return ThrottledErrorLog("decision_failed")


def run_tick(database: Database, worker: DeliveryWorker, now: datetime, patience: float = PATIENCE) -> bool:
    """Decide what is due by `now` and deliver it, for at most `patience` seconds and one call of Slack.

    Decides once more at the end: delivery may have met people who have left, of whom coordinators are to hear.
    Returns whether every decision could be made.
    """
    ends = time.monotonic() + patience
    error_log = job_error_log()
    first = run_jobs(database, now, error_log, worker.served())
    worker.deliver_within(patience)
    last = run_jobs(database, now, error_log, worker.served())
    worker.deliver_within(ends - time.monotonic())
    return first and last
