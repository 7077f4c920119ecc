"""What is sent by itself: every scheduled job, and how one is planned and run in a workspace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.due_times import GRACE
from services.feedback import enqueue_feedback, next_feedback
from services.nudges import enqueue_nudges, next_nudges
from services.pictures import enqueue_digest, next_digest
from services.preparations import next_held, post_held
from services.previews import enqueue_previews, next_previews
from services.reminders import enqueue_reminders, next_reminders
from services.retention import next_run, run_by_itself
from storage.store import Store
from storage.tables import NextRun, Workspace


@dataclass(frozen=True)
class ScheduledJob:
    """A service that is run when it falls due; `name` is that of its row, which holds when it runs next.

    `when` gives the first time from an aware moment on by the workspace's settings, None while they plan none; a
    time before that moment lets it run at every look until there is a later one. `service` gets the time at which
    it was due, and now; it returns True where it has done a part, and the rest is to follow at once.
    One for `everywhere` is run for a workspace too that the bot cannot post to.
    """

    name: str
    when: Callable[[Workspace, datetime], datetime | None]
    service: Callable[[Store, datetime, datetime], bool | None]
    everywhere: bool = False


DIGEST = ScheduledJob("digest", next_digest, enqueue_digest)
HELD_DIGEST = ScheduledJob("held_digest", next_held, post_held)
REMINDERS = ScheduledJob("reminders", next_reminders, enqueue_reminders)
RETENTION = ScheduledJob("retention", next_run, run_by_itself, everywhere=True)
NUDGES = ScheduledJob("nudges", next_nudges, enqueue_nudges)
PREVIEWS = ScheduledJob("previews", next_previews, enqueue_previews)
FEEDBACK = ScheduledJob("feedback", next_feedback, enqueue_feedback)
SCHEDULED_JOBS = (DIGEST, HELD_DIGEST, REMINDERS, RETENTION, NUDGES, PREVIEWS, FEEDBACK)


def run_if_due(store: Store, job: ScheduledJob, now: datetime) -> bool:
    """Run the job if it is due by `now` (aware), and set when it runs next; True where more is to follow."""
    run = hold_job(store, job, now)
    if run.at is None or run.at > now:
        return False
    more = bool(job.service(store, run.at, now))
    if not more:
        run.at = job.when(store.workspace.settings(), now + timedelta.resolution)
    return more


@contextmanager
def replanned(store: Store, now: datetime) -> Iterator[Workspace]:
    """Give the settings to be changed, and plan anew the jobs whose times that moves, up to 15 minutes back.

    What is due already stays due unless its time is another now.
    """
    held = {job: hold_job(store, job, now) for job in SCHEDULED_JOBS}
    workspace = store.workspace.settings()
    before = {job: job.when(workspace, now) for job in held}
    yield workspace
    for job, run in held.items():
        if job.when(workspace, now) != before[job]:
            run.at = job.when(workspace, now - GRACE)


def hold_job(store: Store, job: ScheduledJob, now: datetime) -> NextRun:
    """Hold the job's row until the transaction ends; a new one is planned from 15 minutes back."""
    run = store.next_runs.hold(job.name)
    if run is None:
        run = store.next_runs.add(job.name, job.when(store.workspace.settings(), now - GRACE))
    return run
