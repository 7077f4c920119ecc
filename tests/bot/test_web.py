"""The bot's own pages: what stands at their paths, and nothing else."""

from collections.abc import Iterator

import httpx
import pytest

from bot.web import nothing_else, say, serve, with_pages


@pytest.fixture
def missing() -> list[str]:
    return []


@pytest.fixture
def page(missing: list[str]) -> Iterator[httpx.Client]:
    port, stop = serve(with_pages({"/readyz": say(lambda: missing)}, nothing_else), 0)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client
    stop()


def test_a_page_says_ok_when_nothing_is_missing(page: httpx.Client) -> None:
    answer = page.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_a_page_says_what_is_missing(page: httpx.Client, missing: list[str]) -> None:
    missing += ["no connection to Slack", "no database"]
    answer = page.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "no connection to Slack, no database")


def test_there_is_nothing_else(page: httpx.Client) -> None:
    assert page.get("/").status_code == 404


def test_a_port_is_taken_once(page: httpx.Client) -> None:
    with pytest.raises(OSError, match="in use"):
        serve(nothing_else, page.base_url.port or 0)
