"""A problem from an incident's card to its end: opened, linked, shown and closed."""

from sandbox.locators import words_of
from sandbox.person import PersonClient
from tests.journeys.stage import Stage


def press(person: PersonClient, button: str, seen: str) -> None:
    """Press a button under the newest message with these words, and wait for the form."""
    person.press(button, person.wait_for_message(seen))
    person.wait_for(lambda screen: screen.views)


def test_a_problem_is_opened_from_an_incident_linked_and_closed(running: Stage) -> None:
    vera = running.person("U0VERA")
    for category in ("Skadegörelse – klotter", "Hot"):
        vera.open_form("/handelse")
        assert vera.submit({"category": category, "area": "Hela kommunen"}) == {}
        vera.wait_for_message("är sparad")
    vera.command("/handelse visa 1")
    press(vera, "Nytt problem", "Vilka får se")
    assert vera.submit({"title": "Klotter i tunneln"}) == {}
    shown = words_of(vera.wait_for_message("Problem #1: Klotter i tunneln"))
    assert "En händelse" in shown
    vera.command("/problem visa 1")
    press(vera, "Ändra läge", "Problem #1")
    assert vera.submit({"state": "Åtgärdas"}) == {}
    vera.wait_for_message("Åtgärdas")
    vera.command("/problem")
    vera.wait_for_message("Öppna problem")
    vera.open_form("/problem stäng 1")
    assert set(vera.submit({})) == {"note"}
    assert vera.submit({"note": "Tunneln är ommålad."}) == {}
    vera.wait_for_message("Tunneln är ommålad.")
    vera.command("/problem lista stängda")
    vera.wait_for_message("Stängda problem")
