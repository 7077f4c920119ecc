"""Deliver in the background: threads that sleep until something is enqueued or becomes due."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from bot.delivery.worker import AFTER_TROUBLE, SHORTEST_NAP, DeliveryWorker

WORKERS = 3


class WorkerPool:
    """Delivers in the background while the block runs; messages in flight are finished when it ends.

    `beat` is called with a thread's name after each round, and for each message.
    """

    def __init__(
        self, worker: DeliveryWorker, workers: int = WORKERS, beat: Callable[[str], None] = lambda _name: None
    ) -> None:
        self._worker = worker
        self._beat = beat
        self._bell = threading.Condition()
        self._rings = 0
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, name=f"delivery-{number}", daemon=True)
            for number in range(workers)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        with self._bell:
            self._bell.notify_all()
        for thread in self._threads:
            thread.join(self._worker.policy.call + 2)

    def wake(self) -> None:
        """Wake a thread: something was enqueued."""
        with self._bell:
            self._rings += 1
            self._bell.notify()

    def _work(self) -> None:
        while not self._stopping.is_set():
            heard = self._rings
            wait = self._round()
            self._beat(threading.current_thread().name)
            with self._bell:
                self._bell.wait_for(lambda rings=heard: self._is_wanted(rings), timeout=wait)  # type: ignore[misc]

    def _note_claim(self) -> None:
        """Beat for each message: many in a row may take longer than the watchdog waits."""
        self._beat(threading.current_thread().name)
        self.wake()

    def _is_wanted(self, heard: int) -> bool:
        return self._rings != heard or self._stopping.is_set()

    def _round(self) -> float:
        """Deliver what is due; returns the seconds until the next round."""
        try:
            wait = self._worker.deliver_round(self._stopping.is_set, self._note_claim)
        except Exception as error:  # noqa: BLE001 (the error boundary of the thread: it must live)
            self._worker.error_log.meet(error)
            return AFTER_TROUBLE
        idle = self._worker.policy.idle
        return idle if wait is None else min(max(wait, SHORTEST_NAP), idle)
