"""The history on an incident's card: who changed what and when, never what the reader may not see."""

import json
from typing import Any

import pytest

from domain.sharing import Sharing
from storage.store import Store


def shown(talk: Any, number: int = 1) -> str:
    return json.dumps(talk.said(f"show {number}").blocks, ensure_ascii=False)


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("sv", "*Historik*", "rättade kategori: Hot → Inbrott och stöld – annan stöld; plats: (tomt) → Torget"),
        (
            "en",
            "*History*",
            "corrected category: Threats → Burglary and theft – other theft; place: (empty) → Torget",
        ),
    ],
)
def test_a_correction_tells_each_field_before_and_after(
    svenska: Any, store: Store, language: str, title: str, words: str
) -> None:
    talk = svenska.by("U1", language)
    talk.report(category="threat")
    assert title not in shown(talk)
    store.geography.register_place("Torget", store.geography.areas()[0].id or 0)
    talk.submit(talk.form("correct 1"), category="theft", place="+Torget")
    assert title in shown(talk)
    assert f"<@U1> · {words}" in shown(talk)


@pytest.mark.parametrize(("language", "words"), [("sv", "återtog händelsen"), ("en", "withdrew the incident")])
def test_a_withdrawal_stands_first_with_its_reason(svenska: Any, language: str, words: str) -> None:
    talk = svenska.by("U1", language)
    talk.report(text="Ett")
    talk.submit(talk.form("correct 1"), text="Två")
    talk.submit(talk.form("withdraw 1"), reason="Dubblett")
    history = shown(talk).partition("<@U1> · " + words)[2]
    assert "> Dubblett" in history
    assert "Ett" in history


@pytest.mark.parametrize("before", ["Anna Svensson såg det", "Bilen ABC 123"])
def test_an_earlier_text_that_points_at_someone_is_not_shown_again(svenska: Any, before: str) -> None:
    talk = svenska.by("U1")
    number = talk.report(text="x")
    talk.store.incidents.find(number, talk.make_request().viewer).incident.text = before
    talk.submit(talk.form(f"correct {number}"), text="Någon såg det")
    assert before not in shown(talk, number)
    assert "rättade beskrivningen" in shown(talk, number)


def test_what_was_hidden_from_the_reader_then_is_hidden_now(svenska: Any) -> None:
    svenska.report(text="Hemligt", sharing=Sharing.RED.value)
    svenska.submit(svenska.form("correct 1"), text="Öppet", sharing=Sharing.GREEN.value)
    assert "Hemligt" in shown(svenska)
    other = shown(svenska.by("U2"))
    assert "Hemligt" not in other
    assert "<@U1> · rättade händelsen" in other


def test_at_most_ten_are_shown_and_the_rest_counted(svenska: Any) -> None:
    svenska.report(text="Text 0")
    for number in range(1, 14):
        svenska.submit(svenska.form("correct 1"), text=f"Text {number}")
    assert shown(svenska).count("rättade beskrivning") == 10
    assert "… och 3 äldre" in shown(svenska)
    assert "”Text 12” → ”Text 13”" in shown(svenska)


def test_an_earlier_place_that_the_reader_may_not_know_is_not_named(svenska: Any, store: Store) -> None:
    svenska.report(place="+Bakgården")
    store.geography.register_place("Torget", store.geography.areas()[0].id or 0)
    svenska.submit(svenska.form("correct 1"), place="+Torget")
    other = shown(svenska.by("U2"))
    assert "Bakgården" not in other
    assert "<@U1> · rättade platsen" in other
