from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of either kind without any table."""
    if request.param == "sqlite":
        fresh = Database(f"sqlite:///{tmp_path / 'new.db'}")
    else:
        fresh = Database(request.getfixturevalue("cluster").create(tmp_path.name))
    yield fresh
    fresh.close()
