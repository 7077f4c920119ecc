"""`mine`, `list` and `show`: what may be seen, filtered in free words, ten to a page, to the asker alone."""

import json
from datetime import timedelta
from typing import Any

import pytest

from commands.home import show_home
from commands.response import Reply
from domain.incidents import IncidentFacts
from domain.refusals import Refusal
from storage import queries
from storage.store import Store
from tests.conftest import NOW


def numbers(message: Any) -> list[str]:
    return [block["accessory"]["value"] for block in message.blocks if "accessory" in block]


def turning(message: Any) -> dict[str, str]:
    last = message.blocks[-1]
    return {each["text"]["text"]: each["value"] for each in last.get("elements", ()) if each["type"] == "button"}


def fill(
    talk: Any, store: Store, count: int, *, hours: int = 1, category: str = "threat", area: str = "Centrum"
) -> None:
    facts = [
        IncidentFacts(
            category=category,
            area=store.geography.area_named(area).id or 0,
            happened_at=talk.make_request().now - timedelta(hours=hours * (n + 1)),
            text="ord " * 200,
        )
        for n in range(count)
    ]
    for each in facts:
        store.incidents.add(each, reporter="U1", unit=None, reported_at=talk.make_request().now)


@pytest.mark.parametrize("words", ["mina", "lista", "lista klotter"])
def test_an_empty_list_says_what_to_do(talk: Any, words: str) -> None:
    message = talk.said(words)
    assert message.blocks[-1]["type"] == "actions"


def test_a_row_tells_an_incident_apart(svenska: Any) -> None:
    svenska.report(place="+Torget", text="Första raden\nAndra raden " + "x" * 300, time="14:30")
    for words in ("mina", "lista"):
        message = svenska.said(words)
        said = json.dumps(message.blocks, ensure_ascii=False)
        assert "*#1 · Hot*\\nfre 20 nov. 14:30 · Hela kommunen · Torget" in said
        assert "Första raden Andra raden xxx" in said
        assert "#1 · Hot" in message.text
        assert "1–1 av 1" in said
        assert numbers(message) == ["1"]


def test_the_year_is_said_when_it_is_another(svenska: Any) -> None:
    svenska.report(date="2024-02-29", time="10:00")
    assert "tors 29 feb. 2024 10:00" in svenska.said("mina").text


def test_pages_turn_both_ways_and_keep_their_filter(talk: Any, store: Store) -> None:
    fill(talk, store, 23)
    fill(talk, store, 3, category="theft")
    first = talk.said("lista hot centrum")
    assert numbers(first) == [str(n) for n in range(1, 11)]
    assert len(turning(first)) == 1
    second = talk.press("incident.list", next(iter(turning(first).values())))
    assert isinstance(second, Reply)
    assert second.replace
    assert numbers(second.message) == [str(n) for n in range(11, 21)]
    older, newer = turning(second.message).values()
    third = talk.press("incident.list", older).message
    assert numbers(third) == ["21", "22", "23"]
    assert numbers(talk.press("incident.list", newer).message) == numbers(first)


@pytest.mark.parametrize(
    ("words", "said"),
    [("lista", "1–10 av fler än 20"), ("lista 2", "11–20 av fler än 30"), ("lista 3", "21–30 av 31")],
)
def test_only_so_many_that_follow_are_counted(
    svenska: Any, store: Store, monkeypatch: pytest.MonkeyPatch, words: str, said: str
) -> None:
    monkeypatch.setattr(queries, "COUNTED", 20)
    fill(svenska, store, 31)
    assert said in json.dumps(svenska.said(words).blocks, ensure_ascii=False)


def test_home_says_when_there_are_more_than_are_counted(
    svenska: Any, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "COUNTED", 20)
    fill(svenska, store, 31)
    assert "fler än 20 händelser" in str(show_home(svenska.make_request(), store))


def test_a_page_that_is_no_longer_there_is_the_last(talk: Any, store: Store) -> None:
    fill(talk, store, 11)
    assert numbers(talk.press("incident.list", "9|||").message) == ["11"]
    assert numbers(talk.press("incident.mine", "9|").message) == ["11"]


@pytest.mark.parametrize("value", ["1|2026-W47||", "1||1,2|", "1|||theft.robbery", "x|", "0|", "-1|hot"])
def test_a_button_that_cannot_be_read_is_refused(talk: Any, store: Store, value: str) -> None:
    fill(talk, store, 1)
    with pytest.raises(Refusal, match="unreadable"):
        talk.press("incident.list", value)


def test_a_page_turned_in_another_week_is_of_the_week_that_was_meant(svenska: Any, store: Store) -> None:
    fill(svenska, store, 11)
    (older,) = turning(svenska.said("lista denna vecka")).values()
    later = svenska.press("incident.list", older, now=NOW + timedelta(weeks=3))
    assert isinstance(later, Reply)
    assert numbers(later.message) == ["11"]


@pytest.mark.parametrize("words", ["mina", "lista", "mine", "list"])
def test_a_number_after_the_word_is_a_page(talk: Any, store: Store, words: str) -> None:
    fill(talk, store, 12)
    assert numbers(talk.said(f"{words} 2")) == ["11", "12"]
    assert numbers(talk.said(f"{words} 9")) == ["11", "12"]
    assert numbers(talk.said(f"{words} 1")) == numbers(talk.said(words))


def test_more_than_a_number_is_no_page(svenska: Any, store: Store) -> None:
    fill(svenska, store, 12)
    assert "mina 2 katter" in json.dumps(svenska.form("mina 2 katter"))
    for words in ("lista 0", "lista 99999999999999999999"):
        assert "Jag förstod inte" in svenska.said(words).text


def test_the_filter_is_shown(svenska: Any, store: Store) -> None:
    fill(svenska, store, 1, category="damage.glass")
    message = svenska.said("lista skadegörelse centrum v 47")
    assert "Urval: Centrum · Skadegörelse · vecka 47, 2026" in json.dumps(message.blocks, ensure_ascii=False)
    assert numbers(message) == ["1"]
    nothing = svenska.said("lista v 46")
    assert "Inga händelser hittades. Urval: vecka 46, 2026" in nothing.text
    (everything,) = turning(nothing).values()
    assert numbers(svenska.press("incident.list", everything).message) == ["1"]


def test_words_that_name_nothing_are_said(svenska: Any) -> None:
    assert "”Atlantis”" in svenska.said("lista Atlantis").text
    assert "&lt;!channel" not in svenska.said("lista <!channel>").text
    assert "<!" not in svenska.said("lista <!channel>").text
    private = svenska.said("lista 811218-9876").text
    assert "9876" not in private
    assert "Jag förstod inte" in private


def test_the_hidden_is_neither_listed_nor_counted(svenska: Any) -> None:
    for level in ("red", "amber_strict", "green"):
        svenska.report(sharing=level)
    assert len(numbers(svenska.said("lista"))) == 3
    assert numbers(svenska.by("U2").said("lista")) == ["3"]
    assert "3" not in json.dumps(svenska.by("U3").said("mina").blocks)


def test_show_tells_everything_with_its_history(svenska: Any, store: Store) -> None:
    svenska.report(text="Ett", unit="+Polisen – Öst")
    for text in ("Två", "Tre"):
        svenska.submit(svenska.form("ratta 1"), text=text)
    said = json.dumps(svenska.said("visa 1").blocks, ensure_ascii=False)
    assert "Rapporterad av <@U1>, Polisen – Öst (egen uppgift) · fre 20 nov. 15:00" in said
    assert "fre 20 nov. 15:00 · <@U1> · rättade beskrivning: ”Två” → ”Tre”" in said
    assert "Tre" in said
    assert turning(svenska.said("visa 1")) == {"Rätta": "1", "Återta": "1"}
    assert turning(svenska.by("U2").said("visa 1")) == {}
    assert svenska.press("incident.show", "1") == svenska.type("show #1")
    assert store.incidents.listed(svenska.make_request().viewer).total == 1


def test_an_imported_incident_has_no_one_to_mention(svenska: Any, store: Store) -> None:
    facts = IncidentFacts(
        category="threat", area=store.geography.areas()[0].id or 0, happened_at=svenska.make_request().now
    )
    store.incidents.add(facts, reporter="import", unit=None, reported_at=svenska.make_request().now)
    assert "Rapporterad av – ·" in json.dumps(svenska.said("visa 1").blocks, ensure_ascii=False)
