"""Handlers are tried on SQLite alone; SQL is tried on both databases in `tests/storage` and `tests/services`."""

import pytest

from storage.database import Database


@pytest.fixture
def database(sqlite: Database) -> Database:
    """A SQLite database with the tables of this version and no rows."""
    return sqlite
