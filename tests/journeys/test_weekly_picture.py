"""The weekly picture: posted once, at its time, in its channel; shown again; late when the bot was down."""

from sandbox.records import Json
from sandbox.touch import words_of
from tests.journeys.conftest import CHANNEL, Stage


def pictures(stage: Stage) -> list[Json]:
    """Every picture in the shared channel."""
    return [each for each in stage.person("U0POLI").messages(CHANNEL) if "Lägesbild vecka" in each["text"]]


def report(stage: Stage, line: str) -> None:
    """Vera reports what the line says."""
    vera = stage.person("U0VERA")
    vera.open_form(f"/handelse {line}")
    assert vera.submit({"area": "Hela kommunen"}) == {}


def test_picture_is_posted_once_with_what_happened(running: Stage) -> None:
    running.trygg("import", "incidents", str(weeks_of_incidents(running)))
    running.end()
    running.tick("2027-01-11T07:59")
    assert pictures(running) == []
    running.tick("2027-01-11T08:00")
    running.tick("2027-01-11T08:05")
    (picture,) = pictures(running)
    kinds = [block["type"] for block in picture["blocks"]]
    assert "data_table" in kinds
    assert "data_visualization" in kinds
    assert "Lägesbild vecka 1" in words_of(picture)


def weeks_of_incidents(stage: Stage) -> str:
    """A file with incidents of the last weeks, made by exporting and changing it."""
    stage.trygg("export", "incidents", "out.csv")
    return str(stage.folder / "out.csv")


def test_an_empty_week_says_so_and_a_late_picture_too(running: Stage) -> None:
    report(running, "klotter")
    running.end()
    running.tick("2027-01-04T08:00")
    running.tick("2027-01-25T09:30")
    first, second = pictures(running)
    assert "Inga händelser rapporterades vecka 53." in words_of(first)
    assert "försenad" in second["text"].lower()
    assert "Lägesbild vecka 3" in second["text"]
    assert "vecka 1" in words_of(second)


def test_an_older_workspace_gets_the_same_in_older_blocks(running: Stage) -> None:
    report(running, "klotter")
    running.end()
    running.client.trouble(older=True)
    running.tick("2026-11-30T08:00")
    (picture,) = pictures(running)
    kinds = {block["type"] for block in picture["blocks"]}
    assert "data_table" not in kinds
    assert "data_visualization" not in kinds
    assert "Hela kommunen" in words_of(picture)


def test_week_so_far_and_a_past_week_are_shown_to_the_asker_alone(running: Stage) -> None:
    report(running, "klotter")
    vera, ella, poli = (running.person(user) for user in ("U0VERA", "U0ELLA", "U0POLI"))
    vera.command("/lagesbild", CHANNEL)
    vera.wait_for_message("hittills", CHANNEL)
    ella.command("/situation week 2026-W40", CHANNEL)
    ella.wait_for_message("week 40", CHANNEL)
    ella.command("/situation week 2099-W40", CHANNEL)
    ella.wait_for_message("has not begun yet", CHANNEL)
    assert poli.messages(CHANNEL) == []
