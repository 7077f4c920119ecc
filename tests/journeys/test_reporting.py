"""A report from the first word to the last: form, text, faults, correction, withdrawal – in both languages."""

from typing import Any

import pytest

from sandbox.locators import words_of
from sandbox.person import PersonClient
from sandbox.screen import Screen
from tests.journeys.stage import DIFFERENT, Stage
from tests.sandbox.running import UNHURRIED

SWEDISH = {
    "user": "U0VERA",
    "report": "/handelse",
    "line": "/handelse klotter Biblioteket 2026-11-20 23:15 två meter på muren",
    "category": "Skadegörelse – klotter",
    "area": "Hela kommunen",
    "saved": "Händelse #1 är sparad",
    "corrected": "Händelse #1 är rättad",
    "superseded": "Händelse #1 har rättats efter det här.",
    "withdrawn": "Händelse #1 är återtagen",
    "gone": "Händelse #1 är återtagen.",
    "correct": "Rätta",
    "withdraw": "Återta",
    "mine": "/handelse mina",
    "needs": "Välj en kategori.",
    "not_yet": "Den tiden ligger i framtiden. Välj en tidigare.",
    "too_long": "Korta den till högst 3 000",
    "personnummer": "personnummer",
    "none": "/handelse inget",
}
ENGLISH = {
    "user": "U0ELLA",
    "report": "/handelse",
    "line": "/handelse graffiti Biblioteket 2026-11-20 11:15pm two metres on the wall",
    "category": "Vandalism – graffiti",
    "area": "Hela kommunen",
    "saved": "Incident #1 is saved",
    "corrected": "Incident #1 is corrected",
    "superseded": "Incident #1 has been corrected since.",
    "withdrawn": "Incident #1 is withdrawn",
    "gone": "Incident #1 has been withdrawn.",
    "correct": "Correct",
    "withdraw": "Withdraw",
    "mine": "/handelse mine",
    "needs": "Choose a category.",
    "not_yet": "has not come yet",
    "too_long": "to 3,000",
    "personnummer": "personal identity number",
    "none": "/handelse none",
}


@pytest.fixture(params=[SWEDISH, ENGLISH], ids=["sv", "en"])
def words(request: pytest.FixtureRequest) -> dict[str, str]:
    """What one reads and writes in the language."""
    chosen: dict[str, str] = request.param
    return chosen


@pytest.fixture
def reporter(running: Stage, words: dict[str, str]) -> PersonClient:
    """A reporter who speaks that language."""
    return running.person(words["user"])


def receipt(person: PersonClient, words: str) -> dict[str, Any]:
    """The lasting direct message with those words."""

    def lasting(screen: Screen) -> list[dict[str, Any]]:
        direct = [each for each in screen.messages("im") if not each["ephemeral"]]
        return [each for each in direct if words in words_of(each)][-1:]

    (found,) = person.wait_for(lasting)
    return found


def told_at_once(person: PersonClient, words: str) -> None:
    """That the person alone is told so, beside what the form was asked for in."""
    person.wait_for(
        lambda screen: [each for each in screen.messages() if each["ephemeral"] and words in words_of(each)]
    )


def assert_in_place_of(before: dict[str, Any], now: dict[str, Any]) -> None:
    """The message stands where that one stood, and offers nothing to press."""
    assert now["ts"] == before["ts"]
    assert [block["type"] for block in now["blocks"]] == ["section"]


def test_report_by_form_correct_and_withdraw(reporter: PersonClient, words: dict[str, str]) -> None:
    reporter.open_form(words["report"])
    assert (
        reporter.submit({"category": words["category"], "area": words["area"], "text": "Två meter på muren."})
        == {}
    )
    told_at_once(reporter, words["saved"])
    first = receipt(reporter, words["saved"])
    assert "Två meter på muren." in words_of(first)
    reporter.press(words["correct"], first)
    reporter.wait_for(lambda screen: screen.views)
    assert reporter.submit({"text": "Tre meter på muren."}) == {}
    second = receipt(reporter, words["corrected"])
    assert_in_place_of(first, receipt(reporter, words["superseded"]))
    reporter.press(words["withdraw"], second)
    reporter.wait_for(lambda screen: screen.views)
    assert reporter.submit({"reason": "Fel plats"}) == {}
    told_at_once(reporter, words["withdrawn"])
    assert reporter.views == []
    assert_in_place_of(second, receipt(reporter, words["gone"]))
    reporter.command(words["mine"])
    reporter.wait_for_message("~#1")


def test_report_by_text(reporter: PersonClient, words: dict[str, str]) -> None:
    view = reporter.open_form(words["line"])
    assert words["category"] in words_of(view["blocks"])
    assert reporter.submit({"area": words["area"]}) == {}
    said = words_of(receipt(reporter, words["saved"]))
    assert "23:15" in said
    assert "Biblioteket" in said


def option(value: str) -> dict[str, Any]:
    """A choice of a type-ahead, as it is sent."""
    return {"text": {"type": "plain_text", "text": value}, "value": value}


def test_a_known_place_brings_its_area_and_keeps_what_was_typed(running: Stage) -> None:
    samo, vera = running.person("U0SAMO"), running.person("U0VERA")
    samo.command("/trygg omraden")
    samo.press("Lägg till", samo.wait_for_message("Områden"))
    samo.wait_for(lambda screen: screen.views)
    assert samo.submit({"Namn, ett per rad": "Centrum\nMantorp"}) == {}
    vera.open_form("/handelse klotter")
    assert vera.submit({"area": "Mantorp", "place": option("+Torget")}) == {}
    receipt(vera, "Händelse #1")
    vera.open_form("/handelse")
    vera.fill("text", "Kvar när platsen är vald")
    assert vera.suggest("place", "Torg") == ["Torget · Mantorp", "Ny plats: Torg"]
    vera.fill("place", option("#1"))
    vera.wait_for(lambda screen: "area-" in str([block["block_id"] for block in screen.views[-1]["blocks"]]))
    assert vera.submit({"category": "Hot"}) == {}
    said = words_of(receipt(vera, "Händelse #2"))
    assert "Mantorp" in said
    assert "Kvar när platsen är vald" in said


def test_every_fault_stands_at_its_field_and_nothing_typed_is_lost(
    reporter: PersonClient, words: dict[str, str]
) -> None:
    reporter.open_form(words["report"])
    reporter.fill("text", "x" * 3000)
    faults = reporter.submit({"date": "2099-01-01"}, checked=False)
    assert faults["category"] == words["needs"]
    assert words["not_yet"] in faults["date"]
    still = reporter.view
    assert "x" * 3000 in str(still)
    assert reporter.submit({"category": words["category"], "area": words["area"], "date": "2026-11-20"}) == {}
    receipt(reporter, words["saved"])


def test_too_long_and_personal_data_are_refused_by_the_server(
    reporter: PersonClient, running: Stage, words: dict[str, str]
) -> None:
    reporter.open_form(words["report"])
    reporter.fill("category", words["category"])
    faults = reporter.submit({"area": words["area"], "text": "x" * 3001}, checked=False)
    assert words["too_long"] in faults["text"].replace("\N{NO-BREAK SPACE}", " ")
    secret = "850709-9805"
    faults = reporter.submit({"text": f"Ring {secret}"})
    assert words["personnummer"] in faults["text"]
    assert secret not in faults["text"]
    assert reporter.submit({"text": "Två personer i 20-årsåldern"}) == {}
    receipt(reporter, words["saved"])
    assert secret not in running.log.read_text()
    assert "Två personer i 20-årsåldern" in running.stored()
    assert secret not in running.stored()


def test_a_name_is_asked_about_and_can_be_saved_anyway(reporter: PersonClient, words: dict[str, str]) -> None:
    reporter.open_form(words["report"])
    values = {"category": words["category"], "area": words["area"], "text": "Anna Andersson såg det."}
    assert reporter.submit(values) == {}
    reporter.wait_for(lambda screen: screen.views and "⚠️" in words_of(screen.views[-1]["blocks"]))
    assert reporter.submit() == {}
    receipt(reporter, words["saved"])


def test_someone_else_sees_what_is_shared_but_cannot_change_it(running: Stage) -> None:
    vera, poli = running.person("U0VERA"), running.person("U0POLI")
    vera.open_form("/handelse klotter")
    vera.submit({"area": "Hela kommunen"})
    receipt(vera, "#1")
    vera.open_form("/handelse bråk")
    vera.submit({"area": "Hela kommunen", "sharing": "Bara jag och samordnarna (röd)"})
    receipt(vera, "#2")
    poli.command("/handelse lista")
    assert "#2" not in words_of(poli.wait_for_message("#1"))
    poli.command("/handelse ratta 1")
    poli.wait_for_message("kan bara ändras av den som rapporterade")
    poli.command("/handelse visa 2")
    poli.wait_for_message("Det finns ingen händelse #2")
    running.person("U0SAMO").command("/handelse visa 2")
    running.person("U0SAMO").wait_for_message("Bråk och våld")


def test_unknown_words_and_numbers_are_answered_in_the_readers_language(running: Stage) -> None:
    vera, ella = running.person("U0VERA"), running.person("U0ELLA")
    vera.command("/atgard dansa")
    assert "visa 12" in words_of(vera.wait_for_message("Jag förstod inte"))
    ella.command("/atgard dance")
    assert "show 12" in words_of(ella.wait_for_message("I did not understand"))
    vera.command("/handelse visa tolv")
    vera.wait_for_message("Skriv numret efter ordet")
    vera.command("/trygg installning")
    vera.wait_for_message("samordnare")


def test_what_people_write_reaches_nobody_but_as_text(running: Stage) -> None:
    vera = running.person("U0VERA")
    vera.open_form("/handelse klotter")
    hostile = "<!channel> <@U0POLI> <https://example.org|klicka> *fet* & så"
    vera.submit({"area": "Hela kommunen", "text": hostile})
    vera.submit()
    said = receipt(vera, "#1")
    assert "&lt;!channel&gt; &lt;@U0POLI&gt;" in words_of(said)
    assert all(
        "<!channel>" not in block["text"]["text"]
        for block in said["blocks"]
        if block["type"] == "section" and block.get("text", {}).get("type") == "mrkdwn"
    )


def test_killed_right_after_the_acknowledgement_nothing_is_lost_and_nothing_comes_twice(running: Stage) -> None:
    vera = running.person("U0VERA")
    running.client.inject_fault(method="chat.postMessage", kind="429", times=3, retry_after=1)
    for what in DIFFERENT[:3]:
        vera.open_form(f"/handelse {what}")
        vera.submit({"area": "Hela kommunen"})
    running.kill_between_attempts()
    running.client.clear_faults()
    running.client.set_switches(patience=UNHURRIED)
    running.start()
    for number in (1, 2, 3):
        vera.wait_for_message(f"#{number} ", "im", timeout=60)
    vera.command("/handelse mina")
    vera.wait_for_message("1–3 av 3")
    saved = [message for message in vera.messages("im") if "är sparad" in words_of(message)]
    assert len(saved) == 3


def test_one_more_just_like_the_last_is_asked_about_and_one_can_look_at_it(running: Stage) -> None:
    vera = running.person("U0VERA")
    vera.open_form("/handelse klotter två meter på muren")
    assert vera.submit() == {}
    receipt(vera, "Händelse #1")
    vera.open_form("/handelse klotter tre meter på muren")
    assert vera.submit() == {}
    asked = vera.wait_for(
        lambda screen: screen.views and "en likadan" in words_of(screen.views[-1]) and screen.views
    )
    vera.press("Visa", asked[-1])
    vera.wait_for(lambda screen: len(screen.views) == 2 and "två meter" in words_of(screen.views[-1]))
    vera.close()
    assert "tre meter på muren" in str(vera.view)
    assert vera.submit() == {}
    receipt(vera, "Händelse #2")
    assert len(running.read("SELECT id FROM incident")) == 2


def test_plain_words_open_the_form_and_a_quiet_week_can_be_taken_back(running: Stage) -> None:
    vera = running.person("U0VERA")
    vera.home()
    vera.wait_for_message("Jag är Trygg", "im")
    vera.say("klotter igår 22:30, två meter på kuren", vera.screen().places("im")[0]["id"])
    offered = vera.wait_for_message("Vill du rapportera det här?", "im")
    vera.press("Rapportera", offered)
    view = vera.wait_for(lambda screen: screen.views[-1] if screen.views else None)
    assert "två meter på kuren" in str(view)
    assert vera.submit() == {}
    receipt(vera, "Händelse #1")
    poli = running.person("U0POLI")
    poli.open_form("/handelse inget")
    assert poli.submit({"unit": option("+Polisen")}) == {}
    poli.press("Ångra", poli.wait_for_message("*Polisen* har inget att rapportera"))
    poli.wait_for_message("Ångrat.")
    assert running.read("SELECT id FROM nil_report") == []
    told = [words_of(each) for each in vera.messages("im")]
    assert [sum(words in each for each in told) for words in ("Vill du rapportera", "Jag är Trygg")] == [1, 1]
