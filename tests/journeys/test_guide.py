"""The first coordinator sets a new workspace up, in five steps of one form."""

import pytest

from sandbox.locators import words_of
from tests.journeys.stage import CHANNEL, Stage


@pytest.fixture
def empty(stage: Stage) -> Stage:
    """A bot in a workspace in which nothing is set up."""
    stage.settings["DIGEST_CHANNEL"] = ""
    stage.start()
    return stage


def test_a_workspace_is_set_up_from_the_welcome_to_the_sample(empty: Stage) -> None:
    samo = empty.person("U0SAMO")
    samo.home()
    samo.press("Kom igång", samo.wait_for_message("Det tar fem korta steg", "im"))
    samo.wait_for(lambda screen: screen.views)
    assert samo.submit({"channel": CHANNEL}) == {}
    assert samo.submit({"partners": "Kommunen: Skola\n: Utan part"}).keys() == {"partners"}
    assert samo.submit({"partners": "Kommunen: Skola\nHyresbolaget"}) == {}
    assert "Hyresbolaget" in words_of(samo.view)
    samo.press("Tillbaka", samo.view)
    samo.wait_for(lambda screen: "2 av 5" in screen.views[-1]["title"]["text"])
    for filled in ({}, {"areas": "Centrum\nLundby"}, {"own_unit": "Kommunen – Skola", "coordinator": "U0VERA"}):
        assert samo.submit(filled) == {}
    assert "Lägesbild vecka" in words_of(samo.view)
    assert samo.submit({"wishes": ["Skicka ett prov till mig", "Fäst knapparna i kanalen"]}) == {}
    samo.wait_for_message("Klart! Nu kan alla börja rapportera.", "im")
    samo.wait_for_message("Ett prov: så här ser lägesbilden ut", "im")
    samo.wait_for_message("Har något hänt?", CHANNEL)
    empty.person("U0VERA").wait_for_message("rollen *Samordnare*", "im")
    assert [tuple(row) for row in empty.read("SELECT name FROM partner ORDER BY name")] == [
        ("Hyresbolaget",),
        ("Kommunen",),
    ]
