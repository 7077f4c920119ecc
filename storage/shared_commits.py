"""Writing into a SQLite file from many threads: in turns, and those who queue for theirs are committed together.

SQLite lets one write at a time. Whoever waits by its means sleeps and looks again, and every commit waits for the
disk anew. Here a turn is handed on the moment it is free, and as long as others queue, the commit is left to them:
one for all. Nobody returns before that commit.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

MOST = 16
"""Members of one commit; the first of them waits for the others' work."""


class SharedCommits:
    """The writers of one process on one file; between processes SQLite's own lock stays."""

    def __init__(self, engine: Engine, session_type: type[Session], seconds: float) -> None:
        self._engine = engine
        self._session_type = session_type
        self.seconds = seconds
        self._mutex = threading.Lock()
        self._held = False
        self._queue: deque[threading.Event] = deque()
        self._batch: _Batch | None = None

    @property
    def waiting(self) -> int:
        """Return how many wait for their turn."""
        return len(self._queue)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Run the block in a transaction of its own: on disk when the block ends, undone when it raises.

        Raises what SQLite raises when others write for too long.
        """
        self._take_turn()
        try:
            batch = self._batch = self._batch or _Batch(self._engine)
        except BaseException:
            self._hand_on()
            raise
        try:
            with batch.member(self._session_type) as session:
                yield session
        finally:
            self._end_turn(batch)
        batch.await_commit()

    def _take_turn(self) -> None:
        with self._mutex:
            if not self._held:
                self._held = True
                return
            called = threading.Event()
            self._queue.append(called)
        if not called.wait(self.seconds):
            self._give_up(called)

    def _give_up(self, called: threading.Event) -> None:
        """Leave the queue; one that is called in that very moment takes its turn after all."""
        with self._mutex:
            if not called.is_set():
                self._queue.remove(called)
                raise OperationalError("BEGIN IMMEDIATE", None, _busy())

    def _end_turn(self, batch: "_Batch") -> None:
        """Leave the commit to the next in the queue, or make it."""
        if batch.has_room() and self._hand_on(or_keep=True):
            return
        self._batch = None
        batch.commit()
        self._hand_on()

    def _hand_on(self, *, or_keep: bool = False) -> bool:
        """Give the turn to the one who has waited longest; False when nobody waits."""
        with self._mutex:
            if self._queue:
                self._queue.popleft().set()
                return True
            self._held = or_keep
            return False


class _Batch:
    """One transaction of the database and the members whose work it holds."""

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect()
        try:
            self._transaction = self._connection.begin()
        except BaseException:
            self._connection.close()
            raise
        self._size = 0
        self._error: Exception | None = None
        self._done = threading.Event()

    @contextmanager
    def member(self, session_type: type[Session]) -> Iterator[Session]:
        """Give a session whose work joins the batch when the block ends, and is undone when it raises."""
        mode: Literal["rollback_only", "create_savepoint"] = "create_savepoint" if self._size else "rollback_only"
        with session_type(self._connection, join_transaction_mode=mode, expire_on_commit=False) as session:
            yield session
            session.commit()
            self._size += 1

    def has_room(self) -> bool:
        """Tell whether another one may join: there is work to be committed already, and not too much."""
        return 0 < self._size < MOST and self._is_open()

    def commit(self) -> None:
        """Commit, or roll back what cannot be committed, and let the members know."""
        try:
            if self._size:
                self._commit()
        except Exception as error:  # noqa: BLE001 (every member raises it)
            self._error = error
            self._connection.invalidate()  # SQLite keeps a transaction open whose commit failed
        finally:
            self._connection.close()
            self._done.set()

    def await_commit(self) -> None:
        """Return when the work is on disk; raises what kept it from that."""
        self._done.wait()
        if isinstance(self._error, DBAPIError):
            raise type(self._error)("COMMIT", None, self._error.orig or self._error) from None
        if self._error:
            raise self._error

    def _commit(self) -> None:
        if not self._is_open():
            raise OperationalError("COMMIT", None, sqlite3.OperationalError("the transaction was rolled back"))
        self._transaction.commit()

    def _is_open(self) -> bool:
        """SQLite ends a transaction by itself after some errors, a full disk among them."""
        raw = self._connection.connection.dbapi_connection
        return isinstance(raw, sqlite3.Connection) and raw.in_transaction


def _busy() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorname, error.sqlite_errorcode = "SQLITE_BUSY", sqlite3.SQLITE_BUSY
    return error
