from collections.abc import Iterator

import httpx
import pytest

from bot.web import health_app, nothing_else, serve
from storage.database import Database


@pytest.fixture
def connected() -> list[bool]:
    return [True]


@pytest.fixture
def page(database: Database, connected: list[bool]) -> Iterator[httpx.Client]:
    port, stop = serve(health_app(database, lambda: connected[0], nothing_else), 0)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client
    stop()


def test_a_healthy_bot_says_ok(page: httpx.Client) -> None:
    answer = page.get("/health")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_without_a_connection_it_is_not_healthy(page: httpx.Client, connected: list[bool]) -> None:
    connected[0] = False
    answer = page.get("/health")
    assert (answer.status_code, answer.text) == (503, "no connection to Slack")


def test_without_its_database_it_is_not_healthy() -> None:
    gone = Database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    port, stop = serve(health_app(gone, lambda: True, nothing_else), 0)
    answer = httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False)
    stop()
    gone.close()
    assert (answer.status_code, answer.text) == (503, "no database")


def test_there_is_nothing_else(page: httpx.Client) -> None:
    assert page.get("/").status_code == 404


def test_a_port_is_taken_once(page: httpx.Client, database: Database) -> None:
    with pytest.raises(OSError, match="in use"):
        serve(health_app(database, lambda: True, nothing_else), page.base_url.port or 0)
