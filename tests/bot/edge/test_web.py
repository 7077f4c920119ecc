"""The bot's own pages: what stands at their paths, and nothing else."""

from collections.abc import Iterator

import httpx
import pytest

from bot.edge.web import for_this_machine, nothing_else, say, serve


@pytest.fixture
def missing() -> list[str]:
    return []


@pytest.fixture
def page(missing: list[str]) -> Iterator[httpx.Client]:
    port, stop = serve({"/readyz": say(lambda: missing)}, nothing_else, 0)
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
        serve({}, nothing_else, page.base_url.port or 0)


ELSEWHERE = [
    {"Host": "trygg.example.org"},
    {"Host": "127.0.0.1.example.org:3000"},
    {"X-Forwarded-For": "192.0.2.1"},
    {"Forwarded": "for=192.0.2.1"},
    {"X-Real-IP": "192.0.2.1"},
]


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_some_pages_are_for_the_machine_itself(headers: dict[str, str]) -> None:
    port, stop = serve({"/metrics": for_this_machine(say(tuple))}, nothing_else, 0)
    with httpx.Client(trust_env=False) as client:
        assert client.get(f"http://127.0.0.1:{port}/metrics").status_code == 200
        assert client.get(f"http://localhost:{port}/metrics").status_code == 200
        assert client.get(f"http://127.0.0.1:{port}/metrics", headers=headers).status_code == 403
    stop()
