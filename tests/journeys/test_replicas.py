"""Two bots on one PostgreSQL database: either answers, and when one is killed the other goes on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.locators import words_of
from tests.journeys.stage import CHANNEL, DIFFERENT, STATE, TRYGG, Stage, open_stage
from tests.journeys.test_weekly_picture import monday, week_before


@pytest.fixture
def pair(tmp_path: Path, fresh_postgres: str) -> Iterator[tuple[Stage, subprocess.Popen[bytes]]]:
    """The local Slack with two bots that started together on an empty database."""
    with open_stage(tmp_path, STATE) as stage:
        stage.postgres_url = fresh_postgres
        stage.start(connected=False)
        with (tmp_path / "second.log").open("wb") as log:
            second = subprocess.Popen([TRYGG, "run"], env=stage.environment(), cwd=tmp_path, stderr=log)
        try:
            stage.client.wait_connected(2, timeout=60)
            yield stage, second
        finally:
            second.kill()
            second.wait()


def test_reports_and_the_picture_come_once_though_a_bot_is_killed(
    pair: tuple[Stage, subprocess.Popen[bytes]],
) -> None:
    stage, second = pair
    vera = stage.person("U0VERA")
    for number, what in enumerate(DIFFERENT, 1):
        vera.open_form(f"/handelse {what}")
        assert vera.submit({"area": "Hela kommunen"}) == {}
        if number == 4:
            stage.kill_between_attempts()
    for number in range(1, 9):
        vera.wait_for_message(f"#{number} ", "im", timeout=60)
    saved = [message["text"] for message in vera.messages("im") if "är sparad" in words_of(message)]
    assert len(saved) == len(set(saved)) == 8
    assert len(stage.read("SELECT id FROM incident")) == 8
    assert second.poll() is None


def test_two_that_tick_at_once_post_one_picture(pair: tuple[Stage, subprocess.Popen[bytes]]) -> None:
    stage, _ = pair
    samo = stage.person("U0SAMO")
    samo.command("/trygg")
    environment = stage.environment()
    tick = [TRYGG, "tick", "--at", f"{monday(1)}T08:00"]
    ticks = [subprocess.Popen(tick, env=environment, cwd=stage.folder, stderr=subprocess.PIPE) for _ in range(3)]
    said = [each.communicate(timeout=100)[1] for each in ticks]
    assert [each.returncode for each in ticks] == [0] * 3, said
    title = f"Lägesbild vecka {week_before(monday(1))}"
    samo.wait_for_message(title, CHANNEL)
    assert len([each for each in samo.messages(CHANNEL) if each["text"].startswith(title)]) == 1
