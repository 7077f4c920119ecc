"""An incident whose text was erased says so wherever its text stood."""

import json
from datetime import UTC, datetime

import pytest

from commands.response import Reply
from domain.erasure import ErasureReason
from domain.refusals import Refusal
from services.erasure import erase_text
from tests.commands.conversation import Conversation, message_of, report, words_of

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
