"""The stage of every journey, with the bot on it or without."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.journeys.stage import STATE, Stage, open_stage
from tests.postgres import Cluster


@pytest.fixture
def fresh_postgres(cluster: Cluster) -> str:
    """The address of a PostgreSQL database without any table."""
    return cluster.create(f"journey{uuid4().hex}")


@pytest.fixture
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    """The local Slack with four people; no bot yet. On PostgreSQL if JOURNEYS_ON=postgresql is set."""
    with open_stage(tmp_path, STATE) as opened:
        if os.environ.get("JOURNEYS_ON") == "postgresql":
            opened.postgres_url = request.getfixturevalue("fresh_postgres")
        yield opened


@pytest.fixture
def running(stage: Stage) -> Stage:
    """The local Slack with the bot connected to it."""
    stage.start()
    return stage
