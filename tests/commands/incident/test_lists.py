"""`mine`, `list` and `show`: what may be seen, filtered in free words, ten to a page, to the asker alone."""

import json
from datetime import timedelta
from typing import Any

import pytest

from commands.home import show_home
from commands.response import Reply
from domain.incidents import IncidentFacts
from domain.refusals import Refusal
from services.geography import area_named
from services.memberships import settle_unit
from services.partnership import unit_named
from storage import queries
from storage.store import Store
from tests.commands.conversation import Conversation, report, words_of
from tests.conftest import NOW


def numbers(message: Any) -> list[str]:
    return [block["accessory"]["value"] for block in message.blocks if "accessory" in block]


def turning(message: Any) -> dict[str, str]:
    last = message.blocks[-1]
    return {each["text"]["text"]: each["value"] for each in last.get("elements", ()) if each["type"] == "button"}


def fill(
    conversation: Conversation,
    store: Store,
    count: int,
    *,
    hours: int = 1,
    category: str = "threat",
    area: str = "Centrum",
) -> None:
    facts = [
        IncidentFacts(
            category=category,
            area=area_named(store, area).id,
            happened_at=conversation.make_request().now - timedelta(hours=hours * (n + 1)),
            text="ord " * 200,
        )
        for n in range(count)
    ]
    for each in facts:
        store.incidents.add(each, reporter="U1", unit=None, reported_at=conversation.make_request().now)


@pytest.mark.parametrize("words", ["mina", "lista", "lista klotter"])
def test_an_empty_list_says_what_to_do(conversation: Conversation, words: str) -> None:
    message = conversation.reply(words)
    assert message.blocks[-1]["type"] == "actions"


def test_a_row_tells_an_incident_apart(conversation: Conversation) -> None:
    report(conversation, place="+Torget", text="Första raden\nAndra raden " + "x" * 300, time="14:30")
    for words in ("mina", "lista"):
        message = conversation.reply(words)
        said = json.dumps(message.blocks, ensure_ascii=False)
        assert "*#1 · Hot*\\nfre 20 nov. 14:30 · Hela kommunen · Torget" in said
        assert "Första raden Andra raden xxx" in said
        assert "#1 · Hot" in message.text
        assert '"1 av 1"' in said
        assert numbers(message) == ["1"]


def test_the_year_is_said_when_it_is_another(conversation: Conversation) -> None:
    report(conversation, date="2024-02-29", time="10:00")
    assert "tors 29 feb. 2024 10:00" in conversation.reply("mina").text


def test_pages_turn_both_ways_and_keep_their_filter(conversation: Conversation, store: Store) -> None:
    fill(conversation, store, 23)
    fill(conversation, store, 3, category="theft")
    first = conversation.reply("lista hot centrum")
    assert numbers(first) == [str(n) for n in range(1, 11)]
    assert len(turning(first)) == 1
    second = conversation.press("incident.list", next(iter(turning(first).values())))
    assert isinstance(second, Reply)
    assert second.replace
    assert numbers(second.message) == [str(n) for n in range(11, 21)]
    older, newer = turning(second.message).values()
    third = conversation.press("incident.list", older).message
    assert numbers(third) == ["21", "22", "23"]
    assert numbers(conversation.press("incident.list", newer).message) == numbers(first)


@pytest.mark.parametrize(
    ("words", "said"),
    [("lista", "1–10 av fler än 20"), ("lista 2", "11–20 av fler än 30"), ("lista 3", "21–30 av 31")],
)
def test_only_so_many_that_follow_are_counted(
    conversation: Conversation, store: Store, monkeypatch: pytest.MonkeyPatch, words: str, said: str
) -> None:
    monkeypatch.setattr(queries, "COUNTED", 20)
    fill(conversation, store, 31)
    assert said in json.dumps(conversation.reply(words).blocks, ensure_ascii=False)


def test_home_says_when_there_are_more_than_are_counted(
    conversation: Conversation, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "COUNTED", 20)
    fill(conversation, store, 31)
    assert "fler än 20 händelser" in str(show_home(conversation.make_request(), store))


def test_a_page_that_is_no_longer_there_is_the_last(conversation: Conversation, store: Store) -> None:
    fill(conversation, store, 11)
    assert numbers(conversation.press("incident.list", "9|||").message) == ["11"]
    assert numbers(conversation.press("incident.mine", "9|").message) == ["11"]


@pytest.mark.parametrize("value", ["1|2026-W47||", "1||1,2|", "1|||theft.robbery", "x|", "0|", "-1|hot"])
def test_a_button_that_cannot_be_read_is_refused(conversation: Conversation, store: Store, value: str) -> None:
    fill(conversation, store, 1)
    with pytest.raises(Refusal, match="unreadable"):
        conversation.press("incident.list", value)


def test_a_page_turned_in_another_week_is_of_the_week_that_was_meant(
    conversation: Conversation, store: Store
) -> None:
    fill(conversation, store, 11)
    (older,) = turning(conversation.reply("lista denna vecka")).values()
    later = conversation.press("incident.list", older, now=NOW + timedelta(weeks=3))
    assert isinstance(later, Reply)
    assert numbers(later.message) == ["11"]


@pytest.mark.parametrize("words", ["mina", "lista", "mine", "list"])
def test_a_number_after_the_word_is_a_page(conversation: Conversation, store: Store, words: str) -> None:
    fill(conversation, store, 12)
    assert numbers(conversation.reply(f"{words} 2")) == ["11", "12"]
    assert numbers(conversation.reply(f"{words} 9")) == ["11", "12"]
    assert numbers(conversation.reply(f"{words} 1")) == numbers(conversation.reply(words))


def test_more_than_a_number_is_no_page(conversation: Conversation, store: Store) -> None:
    fill(conversation, store, 12)
    assert "mina 2 katter" in json.dumps(conversation.form("mina 2 katter"))
    for words in ("lista 0", "lista 99999999999999999999"):
        assert "Jag förstod inte" in conversation.reply(words).text


def test_the_filter_is_shown(conversation: Conversation, store: Store) -> None:
    fill(conversation, store, 1, category="damage.glass")
    message = conversation.reply("lista skadegörelse centrum v 47")
    assert "Urval: Centrum · Skadegörelse · vecka 47, 2026" in json.dumps(message.blocks, ensure_ascii=False)
    assert numbers(message) == ["1"]
    nothing = conversation.reply("lista v 46")
    assert "Inga händelser hittades. Urval: vecka 46, 2026" in nothing.text
    (everything,) = turning(nothing).values()
    assert numbers(conversation.press("incident.list", everything).message) == ["1"]


def test_the_list_is_narrowed_by_place_gravity_police_and_time(conversation: Conversation) -> None:
    report(conversation, place="+Torget", severity="high", police_report="yes", place_kind="street", time="14:30")
    report(conversation, place_kind="school", time="08:10")
    for words, said in (
        ("torget", "Torget"),
        ("very serious", "mycket allvarliga"),
        ("polisanmälda", "polisanmälda"),
        ("not reported to the police, reported to the police", "inte polisanmälda och polisanmälda"),
        ("gator", "gator och torg"),
        ("streets and squares", "gator och torg"),
        ("fredagar kl 12–18", "fredag kl. 12–18"),
        ("Friday afternoon", "fredag kl. 12–18"),
    ):
        message = conversation.reply(f"lista {words}")
        assert numbers(message) == ["1"]
        assert f"Urval: {said}" in words_of(message)
    assert numbers(conversation.reply("lista kl 6–10")) == ["2"]
    assert numbers(conversation.reply("lista skolor")) == ["2"]
    assert "Inga händelser hittades. Urval: lördag och söndag" in conversation.reply("lista helger").text


def test_a_place_that_the_asker_may_not_know_of_is_not_understood(conversation: Conversation) -> None:
    report(conversation, place="+Hemliga gården", sharing="red")
    assert numbers(conversation.reply("lista hemliga gården")) == ["1"]
    assert "Jag förstod inte" in conversation.by("U2").reply("lista hemliga gården").text


def test_the_own_partner_is_one_that_is_confirmed(conversation: Conversation, store: Store) -> None:
    unit = unit_named(store, "Polisen", "Öst")
    settle_unit(store, store.people.meet("U2"), unit, by="UBOSS", now=NOW)
    facts = IncidentFacts(category="threat", area=area_named(store, "Centrum").id, happened_at=NOW)
    store.incidents.add(facts, reporter="U2", unit=unit, reported_at=NOW)
    store.incidents.add(facts, reporter="U1", unit=None, reported_at=NOW)
    message = conversation.by("U2").reply("lista mina parter")
    assert numbers(message) == ["1"]
    assert "Urval: från din egen part" in words_of(message)
    with pytest.raises(Refusal, match="incident-filter-no-partner"):
        conversation.reply("lista min part")


def test_words_that_name_nothing_are_said(conversation: Conversation) -> None:
    assert "”Atlantis”" in conversation.reply("lista Atlantis").text
    assert "&lt;!channel" not in conversation.reply("lista <!channel>").text
    assert "<!" not in conversation.reply("lista <!channel>").text
    private = conversation.reply("lista 811218-9876").text
    assert "9876" not in private
    assert "Jag förstod inte" in private


def test_the_hidden_is_neither_listed_nor_counted(conversation: Conversation) -> None:
    for level in ("red", "amber_strict", "green"):
        report(conversation, sharing=level)
    assert len(numbers(conversation.reply("lista"))) == 3
    assert numbers(conversation.by("U2").reply("lista")) == ["3"]
    assert "3" not in json.dumps(conversation.by("U3").reply("mina").blocks)


def test_show_tells_everything_with_its_history(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett", unit="+Polisen – Öst")
    for text in ("Två", "Tre"):
        conversation.submit(conversation.form("ratta 1"), text=text)
    said = json.dumps(conversation.reply("visa 1").blocks, ensure_ascii=False)
    assert "Rapporterad av <@U1>, Polisen – Öst (egen uppgift) · fre 20 nov. 15:00" in said
    assert "fre 20 nov. 15:00 · <@U1> · rättade beskrivning: ”Två” → ”Tre”" in said
    assert "Tre" in said
    theirs = {"Rätta": "1", "Återta": "1", "Nytt problem": "1", "Radera text": "1"}
    assert turning(conversation.reply("visa 1")) == theirs
    assert turning(conversation.by("U2").reply("visa 1")) == {"Nytt problem": "1"}
    assert conversation.press("incident.show", "1") == conversation.type("show #1")
    assert store.incidents.listed(conversation.make_request().viewer).total == 1


def test_an_imported_incident_has_no_one_to_mention(conversation: Conversation, store: Store) -> None:
    facts = IncidentFacts(
        category="threat", area=store.geography.areas()[0].id, happened_at=conversation.make_request().now
    )
    store.incidents.add(facts, reporter="import", unit=None, reported_at=conversation.make_request().now)
    assert "Rapporterad av – ·" in json.dumps(conversation.reply("visa 1").blocks, ensure_ascii=False)
