"""Follow Slack's directory of each workspace: at the start, every day, and soon after a failure."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from sqlalchemy.exc import DBAPIError

from bot.installations.directory import Directory
from bot.operations.log import log
from storage.database_errors import trouble_of

DAY = 24 * 3_600.0
SOON = 60.0
LEAVE = 2.0
MEETING = 5.0


class _Follower:
    """Lists everyone in each workspace that is served, when it is time; a new one at the next look."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._next: dict[str, float] = {}

    def look(self) -> None:
        """List everyone where it is time; what the database does not let us keep now, at the next look."""
        try:
            self._look()
        except DBAPIError as error:
            log.warning("people_not_kept", error=trouble_of(error))

    def _look(self) -> None:
        served = self._directory.clients.served()
        self._next = {workspace: self._next.get(workspace, 0.0) for workspace in served}
        for workspace in [each for each in served if self._next[each] <= monotonic()]:
            seen = self._directory.try_sync(workspace)
            self._next[workspace] = monotonic() + (SOON if seen is None else DAY)
        for workspace in served:  # a channel that was chosen since
            self._directory.look_at_channel(workspace)


@contextmanager
def kept_in_step(directory: Directory) -> Iterator[Callable[[], None]]:
    """Follow Slack's directory on a thread until the block ends; gives what makes it look at once.

    At the very first start the block waits for it, though not for long: nobody's language or rights are known yet.
    """
    stopped, bell, tried = threading.Event(), threading.Event(), threading.Event()
    follower = _Follower(directory)

    def follow() -> None:
        while not stopped.is_set():
            follower.look()
            tried.set()
            bell.wait(SOON)
            bell.clear()

    thread = threading.Thread(target=follow, name="people", daemon=True)
    is_new = not all(map(directory.knows, directory.clients.served()))
    thread.start()
    try:
        if is_new:
            tried.wait(MEETING)
        yield bell.set
    finally:
        stopped.set()
        bell.set()
        thread.join(LEAVE)
