"""A database whose clock can be moved under its connections, while the machine's runs on."""

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from storage.database import Database

POSTGRESQL = (
    "CREATE SCHEMA IF NOT EXISTS moved",
    "CREATE TABLE IF NOT EXISTS moved.ahead (by interval)",
    """CREATE OR REPLACE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql
    AS $$ SELECT pg_catalog.clock_timestamp() + (SELECT by FROM moved.ahead) $$""",
)


class MovedClock:
    """The clock of one database, for connections that were made through `connect`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ahead = timedelta()
        self._on_server = database.engine.dialect.name == "postgresql"
        self._tell_server(*POSTGRESQL)
        self.move()

    def connect(self, connection: Any, _record: object) -> None:
        """Let a new connection read this clock."""
        if isinstance(connection, sqlite3.Connection):
            connection.create_function("strftime", 2, lambda *_: self._now().strftime("%Y-%m-%d %H:%M:%S.%f")[:-3])
        else:
            connection.execute("SET search_path = moved, public, pg_catalog")
            connection.commit()

    def move(self, **by: float) -> None:
        """Move it forward, or back when negative, by a timedelta's arguments."""
        self._ahead += timedelta(**by)
        seconds = self._ahead.total_seconds()
        self._tell_server("DELETE FROM moved.ahead", f"INSERT INTO moved.ahead VALUES ('{seconds} s')")  # noqa: S608 (a number)

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def _tell_server(self, *statements: str) -> None:
        if self._on_server:
            with self._database.engine.begin() as connection:
                for statement in statements:
                    connection.execute(text(statement))
