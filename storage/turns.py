"""Whose turn it is to write into a SQLite file: one at a time in this process, woken the moment it is free.

SQLite itself lets whoever waits sleep for some milliseconds and look again, which costs more than most writing.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError


class Turns:
    """A lock for the threads of one process; between processes SQLite's own stays."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()

    @contextmanager
    def take(self) -> Iterator[None]:
        """Hold the turn while the block runs; raises what SQLite raises when others hold it for too long."""
        if not self._lock.acquire(timeout=self._seconds):
            raise OperationalError("BEGIN IMMEDIATE", None, _busy())
        try:
            yield
        finally:
            self._lock.release()


def _busy() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorname, error.sqlite_errorcode = "SQLITE_BUSY", sqlite3.SQLITE_BUSY
    return error
