"""Ways in beside slash commands: shortcuts, and the pinned message for guests."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.locators import words_of
from sandbox.person import PersonClient
from tests.journeys.stage import CHANNEL, STATE, Stage, open_stage

ALL = "C0ALLMANT"
GUEST = {"id": "U0GAST", "name": "gast", "real_name": "Gast Gästsson", "locale": "sv-SE", "is_restricted": True}


@pytest.fixture
def with_guest(tmp_path: Path) -> Iterator[Stage]:
    """A bot in a channel with a guest."""
    place, *others = STATE["channels"]
    state = STATE | {
        "people": [*STATE["people"], GUEST],
        "channels": [{**place, "members": [*place["members"], "U0GAST"]}, *others],
    }
    with open_stage(tmp_path, state) as stage:
        stage.start()
        yield stage


def field(form: dict[str, Any], name: str) -> dict[str, Any]:
    """The element of a form's field."""
    found: dict[str, Any] = next(each["element"] for each in form["blocks"] if each.get("block_id") == name)
    return found


def option(value: str) -> dict[str, Any]:
    """A choice of a type-ahead, as it is sent."""
    return {"text": {"type": "plain_text", "text": value}, "value": value}


def opened(person: PersonClient) -> dict[str, Any]:
    """The form that comes up."""
    form: dict[str, Any] = person.wait_for(lambda screen: screen.views)[-1]
    return form


def reports(stage: Stage) -> list[tuple[Any, ...]]:
    """The workspace, number, reporter and text of each report."""
    return [tuple(row) for row in stage.read("SELECT workspace_id, number, reporter, text FROM incident")]


def test_someones_message_is_reported_by_a_shortcut(running: Stage) -> None:
    vera, poli = running.person("U0VERA"), running.person("U0POLI")
    vera.say("Klotter igår 22:30, två meter på muren vid biblioteket", ALL)
    poli.shortcut("Rapportera detta", poli.wait_for_message("två meter", ALL))
    form = opened(poli)
    assert field(form, "category")["initial_option"]["text"]["text"] == "Skadegörelse – klotter"
    assert field(form, "time")["initial_time"] == "22:30"
    assert "två meter på muren" in field(form, "text")["initial_value"]
    assert "meter" not in running.stored()
    assert poli.submit({}) == {}
    poli.wait_for_message("Händelse #1 är sparad", ALL)
    ((_, number, reporter, words),) = reports(running)
    assert (number, reporter) == (1, "U0POLI")
    assert "två meter på muren" in words
    assert "sparad" not in str([words_of(each) for each in vera.messages(ALL)])


def test_a_message_with_personal_data_is_not_taken_over(running: Stage) -> None:
    vera, ella = running.person("U0VERA"), running.person("U0ELLA")
    vera.say("klotter av 850709-9805 på muren", ALL)
    ella.shortcut("Rapportera detta", ella.wait_for_message("på muren", ALL))
    assert "personal identity number" in words_of(form := opened(ella))
    assert "850709" not in str(form)
    ella.close()
    ella.shortcut("Rapportera")
    assert "initial_value" not in field(opened(ella), "text")
    assert "850709" not in running.stored() + running.log.read_text()


def test_guests_report_by_the_pinned_message(with_guest: Stage) -> None:
    samo = with_guest.person("U0SAMO")
    samo.command("/trygg", ALL)
    for _ in range(2):
        samo.press("Fäst knapparna i kanalen", samo.wait_for_message("Det här kan du göra", ALL))
    pinned = samo.wait_for(lambda screen: [each for each in screen.messages(CHANNEL) if each["pinned"]])[0]
    samo.wait_for_message("har redan lagts ut", ALL)
    person = with_guest.person("U0GAST")
    person.press("Rapportera händelse", person.wait_for_message("Har något hänt?", CHANNEL))
    opened(person)
    assert person.submit({"category": "Hot", "unit": option("+Skolan")}) == {}
    person.wait_for_message("är sparad", CHANNEL)
    person.press("Mina åtgärder", person.wait_for_message("Har något hänt?", CHANNEL))
    person.wait_for_message("Du ansvarar inte", CHANNEL)
    person.press("Inget att rapportera", person.wait_for_message("Har något hänt?", CHANNEL))
    person.wait_for_message("räknas inte som lugn", CHANNEL)
    assert [row[:3] for row in reports(with_guest)] == [("T0TEST", 1, "U0GAST")]
    (still,) = [each for each in samo.messages(CHANNEL) if "Har något hänt?" in words_of(each)]
    assert (still["ts"], still["blocks"]) == (pinned["ts"], pinned["blocks"])
