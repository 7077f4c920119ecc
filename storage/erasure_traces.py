"""Overwrite what erased rows have left behind in the files of the database (decision 31)."""

from typing import Any

from storage.database import Database
from storage.erasure import TEXTS
from storage.queries import table_of
from storage.tables import Delivery, HistoryEntry, Place, Snapshot

REWRITTEN = (*TEXTS, HistoryEntry, Place, Snapshot, Delivery)


def erase_traces(database: Database) -> None:
    """Write the tables of people's words anew, so that the space that they had is free in no file.

    SQLite zeroes what is deleted, but not what it has moved between pages before: of 1,500 erased texts, eight
    could be read in the file. The log ahead of it is emptied too. PostgreSQL's own log (WAL) is its operator's.
    Raises DBAPIError while others write.
    """
    sqlite = database.engine.dialect.name == "sqlite"
    names = ", ".join(table_of(each).name for each in REWRITTEN)
    statements = (
        ("PRAGMA query_only=OFF", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
        if sqlite
        else (f"VACUUM FULL {names}",)
    )
    with database.engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        driver: Any = alone.connection.driver_connection
        for statement in statements:
            driver.execute(statement)
