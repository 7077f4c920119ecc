"""The history on an incident's card: who changed what and when, never what the reader may not see."""

import json

import pytest

from domain.sharing import Sharing
from services.geography import register_place
from services.partnership import partner_named
from storage.store import Store
from tests.commands.conversation import Conversation, report


def shown(conversation: Conversation, number: int = 1) -> str:
    return json.dumps(conversation.reply(f"show {number}").blocks, ensure_ascii=False)


def test_a_correction_tells_each_field_before_and_after(conversation: Conversation, store: Store) -> None:
    title = "*Historik*"
    words = "rättade kategori: Hot → Inbrott och stöld – annan stöld; plats: (tomt) → Torget"
    report(conversation, category="threat")
    assert title not in shown(conversation)
    register_place(store, "Torget", store.geography.areas()[0].id)
    conversation.submit(conversation.form("correct 1"), category="theft", place="+Torget")
    assert title in shown(conversation)
    assert f"<@U1> · {words}" in shown(conversation)


def test_named_partners_are_told_before_and_after(conversation: Conversation, store: Store) -> None:
    first, second = (partner_named(store, name).id for name in ("Polisen", "Skolan"))
    report(conversation, sharing=Sharing.AMBER.value, partners=(str(first),))
    conversation.submit(conversation.form("correct 1"), partners=(str(second),))
    assert "rättade utvalda parter: Polisen → Skolan" in shown(conversation)


def test_a_withdrawal_stands_first_with_its_reason(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("correct 1"), text="Två")
    conversation.submit(conversation.form("withdraw 1"), reason="Dubblett")
    history = shown(conversation).partition("<@U1> · återtog händelsen")[2]
    assert "> Dubblett" in history
    assert "Ett" in history


@pytest.mark.parametrize("before", ["Anna Svensson såg det", "Bilen ABC 123"])
def test_an_earlier_text_that_points_at_someone_is_not_shown_again(
    conversation: Conversation, before: str
) -> None:
    conversation = conversation.by("U1")
    number = report(conversation, text="x")
    conversation.store.incidents.find(number, conversation.make_request().viewer).incident.text = before
    conversation.submit(conversation.form(f"correct {number}"), text="Någon såg det")
    assert before not in shown(conversation, number)
    assert "rättade beskrivningen" in shown(conversation, number)


def test_what_was_hidden_from_the_reader_then_is_hidden_now(conversation: Conversation) -> None:
    report(conversation, text="Hemligt", sharing=Sharing.RED.value)
    conversation.submit(conversation.form("correct 1"), text="Öppet", sharing=Sharing.GREEN.value)
    assert "Hemligt" in shown(conversation)
    other = shown(conversation.by("U2"))
    assert "Hemligt" not in other
    assert "<@U1> · rättade händelsen" in other


def test_at_most_ten_are_shown_and_the_rest_counted(conversation: Conversation) -> None:
    report(conversation, text="Text 0")
    for number in range(1, 14):
        conversation.submit(conversation.form("correct 1"), text=f"Text {number}")
    assert shown(conversation).count("rättade beskrivning") == 10
    assert "… och 3 äldre" in shown(conversation)
    assert "”Text 12” → ”Text 13”" in shown(conversation)


def test_an_earlier_place_that_the_reader_may_not_know_is_not_named(
    conversation: Conversation, store: Store
) -> None:
    report(conversation, place="+Bakgården")
    register_place(store, "Torget", store.geography.areas()[0].id)
    conversation.submit(conversation.form("correct 1"), place="+Torget")
    other = shown(conversation.by("U2"))
    assert "Bakgården" not in other
    assert "<@U1> · rättade platsen" in other
