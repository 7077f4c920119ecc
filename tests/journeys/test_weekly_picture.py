"""The weekly picture: posted once, at its time, in its channel; shown again; late when the bot was down."""

from datetime import date, datetime, timedelta

import httpx
import pytest

from domain.weeks import Week
from sandbox.locators import words_of
from sandbox.records import Json
from tests.conftest import STOCKHOLM
from tests.journeys.stage import CHANNEL, Stage


def pictures(stage: Stage) -> list[Json]:
    """Every picture in the shared channel."""
    return [each for each in stage.person("U0POLI").messages(CHANNEL) if "Lägesbild vecka" in each["text"]]


def thread_of(stage: Stage, picture: Json) -> list[Json]:
    """The replies in a picture's thread."""
    messages = stage.person("U0POLI").messages(CHANNEL)
    return [each for each in messages if each.get("thread_ts") == picture["ts"] != each["ts"]]


def report(stage: Stage, line: str) -> None:
    """Vera reports what the line says, as having happened now."""
    vera = stage.person("U0VERA")
    vera.open_form(f"/handelse {line}")
    assert vera.submit({"area": "Hela kommunen"}) == {}


def monday(weeks: int) -> date:
    """The Monday so many weeks after this one."""
    return Week.of(datetime.now(STOCKHOLM).date() + timedelta(weeks=weeks)).monday


def week_before(day: date) -> int:
    """The number of the week that a picture due on that Monday is about."""
    return Week.of(day).previous().number


def end_after_this_monday(stage: Stage) -> int:
    """End the bot, post what is still due early on a Monday; how many pictures there are then."""
    stage.end()
    stage.tick(f"{monday(0)}T08:00")
    return len(pictures(stage))


def test_picture_is_posted_once_at_its_time_with_what_happened(running: Stage) -> None:
    report(running, "klotter Biblioteket")
    report(running, "bråk Biblioteket")
    before = end_after_this_monday(running)
    running.tick(f"{monday(1)}T07:59")
    assert len(pictures(running)) == before
    running.tick(f"{monday(1)}T08:00")
    running.tick(f"{monday(1)}T08:05")
    (picture,) = pictures(running)[before:]
    replies = thread_of(running, picture)
    assert "data_table" in {block["type"] for reply in replies for block in reply["blocks"]}
    assert f"Lägesbild vecka {week_before(monday(1))}" in picture["text"]
    assert "försenad" not in picture["text"].lower()
    assert "2 händelser rapporterades" in words_of(picture)


def test_an_empty_week_says_so_and_missed_ones_come_as_one_late_picture(running: Stage) -> None:
    report(running, "klotter")
    before = end_after_this_monday(running)
    running.tick(f"{monday(1)}T08:00")
    running.tick(f"{monday(2)}T08:00")
    running.tick(f"{monday(5)}T09:30")
    _, empty, late = pictures(running)[before:]
    assert f"Inga händelser rapporterades vecka {week_before(monday(2))}." in words_of(empty)
    assert "försenad" in late["text"].lower()
    assert f"Lägesbild vecka {week_before(monday(5))}" in late["text"]
    for skipped in (3, 4):
        assert str(week_before(monday(skipped))) in words_of(late)


def test_an_older_workspace_gets_the_same_in_older_blocks(running: Stage) -> None:
    report(running, "klotter")
    before = end_after_this_monday(running)
    running.client.set_switches(older=True)
    running.tick(f"{monday(1)}T08:00")
    (picture,) = pictures(running)[before:]
    replies = thread_of(running, picture)
    kinds = {block["type"] for each in (picture, *replies) for block in each["blocks"]}
    assert not kinds & {"data_table", "data_visualization"}
    assert "Hela kommunen" in "".join(map(words_of, replies))


def test_week_so_far_and_a_past_week_are_shown_to_the_asker_alone(running: Stage) -> None:
    report(running, "klotter")
    vera, ella, poli = (running.person(user) for user in ("U0VERA", "U0ELLA", "U0POLI"))
    vera.command("/lagesbild", CHANNEL)
    vera.wait_for_message("hittills", CHANNEL)
    ella.command("/lagesbild week 2026-W40", CHANNEL)
    ella.wait_for_message("week 40", CHANNEL)
    ella.command("/lagesbild week 2099-W40", CHANNEL)
    ella.wait_for_message("week has not", CHANNEL)
    assert poli.messages(CHANNEL) == []


def test_the_figures_are_exported_as_a_file_to_the_asker_alone(running: Stage) -> None:
    report(running, "klotter")
    vera = running.person("U0VERA")
    vera.open_form("/lagesbild exportera")
    assert vera.submit({"kinds": ["csv"]}) == {}
    vera.wait_for_message("kommer i ett direktmeddelande", CHANNEL)
    sent = vera.wait_for_message("som en fil för kalkylprogram", "im")
    fetched = httpx.get(sent["files"][0]["url_private"]).content.decode("utf-8-sig")
    assert fetched.splitlines()[0].startswith("Vecka;Område;Kategori;Antal;Veckan före")
    assert fetched.splitlines()[1].endswith(";Hela kommunen;Skadegörelse;1;0;;")


@pytest.mark.long
def test_slack_failing_before_and_after_accepting_gives_one_picture(running: Stage) -> None:
    report(running, "klotter")
    running.person("U0VERA").wait_for_message("#1", "im")
    running.end()
    running.client.inject_fault(method="chat.postMessage", kind="500_after", times=1)
    running.tick(f"{monday(1)}T08:00")
    assert len(pictures(running)) == 1
