"""An incident whose text was erased says so wherever its text stood."""

import json
from datetime import UTC, datetime

import pytest

from commands.response import Reply, UpdateForm
from domain.erasure import ErasureReason
from domain.refusals import Refusal
from services.erasure import erase_text
from tests.commands.conversation import Conversation, buttons_of, message_of, report, view_of, words_of

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
REQUEST, RETENTION = ErasureReason


def erase(conversation: Conversation, number: int, why: ErasureReason = REQUEST) -> None:
    found = conversation.store.incidents.find(number, conversation.make_request().viewer)
    assert found
    erase_text(conversation.store, found.incident, why, by="U1" if why is REQUEST else "", now=AT)


@pytest.mark.parametrize(
    ("why", "card", "history"),
    [
        (REQUEST, "Texten raderades 21 november 2026 på begäran.", "<@U1> · raderade texten"),
        (RETENTION, "enligt gallringsbeslutet.", "– · raderade texten enligt gallringsbeslutet"),
    ],
)
def test_its_card_and_history_say_so(
    conversation: Conversation, why: ErasureReason, card: str, history: str
) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("rätta 1"), text="Två")
    conversation.submit(conversation.form("rätta 1"), text="Tre")
    erase(conversation, 1, why)
    shown = words_of(conversation.reply("visa 1"))
    assert card in shown
    assert history in shown
    assert "rättade beskrivningen" in shown
    assert not [word for word in ("Ett", "Två", "Tre") if word in shown]


def test_lists_and_the_next_receipt_say_so(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    erase(conversation, 1)
    for words in ("mina", "lista"):
        assert "(texten är raderad)" in words_of(conversation.reply(words))
    answer = conversation.submit(conversation.form("rätta 1"), severity="high")
    assert isinstance(answer, Reply)
    assert "(texten är raderad)" in words_of(message_of(answer))


def test_a_withdrawn_one_is_shown_without_its_reason(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("återta 1"), reason="Dubblett")
    erase(conversation, 1)
    shown = words_of(conversation.reply("visa 1"))
    assert "*Återtagen*" in shown
    assert "Dubblett" not in shown
    assert "Skälet" not in shown


def test_a_form_in_which_it_is_being_corrected_does_not_bring_it_back(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    form = conversation.form("rätta 1")
    erase(conversation, 1)
    with pytest.raises(Refusal) as refused:
        conversation.submit(form, severity="high")
    assert refused.value.key == "incident-changed-since"
    assert "Ett" not in json.dumps(conversation.form("rätta 1"))


def test_its_reporter_erases_it_by_a_button_that_says_what_goes(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    assert "incident.erase" in buttons_of(conversation.reply("visa 1"))
    form = view_of(conversation.press("incident.erase", 1))
    assert "*Det går inte att ångra.*" in words_of(UpdateForm(form))
    answer = message_of(conversation.submit(form))
    assert answer.text == "*Texten i händelse #1 är raderad.* Övriga uppgifter finns kvar."
    card = conversation.reply("visa 1")
    assert "Ett" not in words_of(card)
    assert "incident.erase" not in buttons_of(card)


def test_a_coordinator_erases_it_and_its_reporter_hears_of_it(
    conversation: Conversation, coordinator: Conversation
) -> None:
    report(conversation, text="Ett")
    coordinator.submit(view_of(coordinator.press("incident.erase", 1)))
    told = [message.text for message in conversation.messages()]
    assert told == ["*Texten i händelse #1 är raderad av <@UBOSS>.* Övriga uppgifter finns kvar."]
    assert [*conversation.replacements().values()] == [
        "*Texten i händelse #1 är raderad.* Övriga uppgifter finns kvar."
    ]


def test_others_may_not(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    other = conversation.by("U2")
    assert "incident.erase" not in buttons_of(other.reply("visa 1"))
    with pytest.raises(Refusal) as refused:
        other.press("incident.erase", 1)
    assert refused.value.key == "incident-erase-not-yours"


def test_a_withdrawn_one_is_erased_too(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("återta 1"), reason="Dubblett")
    assert buttons_of(conversation.reply("visa 1")) == ["incident.erase"]
    conversation.submit(view_of(conversation.press("incident.erase", 1)))
    assert buttons_of(conversation.reply("visa 1")) == []
