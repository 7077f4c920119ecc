"""Tick every few seconds: run the jobs, and wake delivery."""

import threading
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from bot.clock import Clock
from bot.operations.error_log import ThrottledErrorLog
from bot.schedule.jobs import job_error_log, run_jobs
from storage.database import Database

JOB = "tick"
SECONDS = 15
STEP = timedelta(seconds=1)


class Scheduler:
    """Ticks while the block runs: at once, every few seconds, and on request.

    `clock` gives the time by which things fall due. After each tick `on_tick` gets whether every job succeeded,
    and `wake` is called, to deliver at once. `served` lists the workspaces that jobs run in; None for every one.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wake: Callable[[], None] = lambda: None,
        on_tick: Callable[[bool], None] = lambda _decided: None,
        served: Callable[[], Collection[str] | None] = lambda: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake
        self._on_tick = on_tick
        self._served = served
        self._error_log = ThrottledErrorLog("tick_failed")
        self._undecided = job_error_log()
        self._scheduler: Any = None
        self._stopped = threading.Event()
        self._follower = threading.Thread(target=self._follow_wall_clock, name="wall-clock", daemon=True)

    def __enter__(self) -> Self:
        from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415 (start-up time)

        self._scheduler = BackgroundScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=SECONDS,
            id=JOB,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self._follower.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        self._follower.join()
        self._scheduler.shutdown(wait=True)

    def tick_now(self) -> None:
        """Tick now, as when the clock has been moved."""
        self._scheduler.modify_job(JOB, next_run_time=datetime.now(UTC))

    def _follow_wall_clock(self) -> None:
        """Tick when the wall clock was set back, as the next time of day then lies far ahead."""
        while not self._stopped.wait(SECONDS):
            following = self._scheduler.get_job(JOB).next_run_time
            if following - datetime.now(UTC) > timedelta(seconds=SECONDS) + STEP:
                self.tick_now()

    def _tick(self) -> None:
        self._on_tick(self._decide())
        self._wake()

    def _decide(self) -> bool:
        try:
            decided = run_jobs(self._database, self._clock(), self._undecided, self._served())
        except Exception as error:  # noqa: BLE001 (the error boundary of a tick: the next one comes all the same)
            self._error_log.meet(error)
            return False
        self._error_log.be_over()
        return decided
