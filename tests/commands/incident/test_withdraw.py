"""Withdrawing asks why, and takes an incident out of every list but one's own."""

import json

import pytest
from sqlmodel import select

from commands.response import Reply, UpdateForm
from domain.refusals import FormRefused, Refusal
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, report, words_of


def test_it_is_withdrawn_with_its_reason(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett")
    answer = conversation.submit(conversation.form("withdraw 1"), reason="  Dubblett ")
    assert isinstance(answer, Reply)
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert (incident.withdrawn_reason, incident.withdrawn_by, incident.version) == ("Dubblett", "U1", 1)
    assert incident.withdrawn_at == conversation.make_request().now
    assert store.incidents.listed(conversation.make_request().viewer).total == 0


@pytest.mark.parametrize("reason", [None, "   ", "a" * 3_001, "Ring 070-123 45 67"])
def test_a_reason_is_needed_and_checked(conversation: Conversation, store: Store, reason: str | None) -> None:
    report(conversation)
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form("aterta 1"), reason=reason)
    assert set(refused.value.errors) == {"reason"}
    assert store.incidents.of_reporter("U1").rows[0].incident.withdrawn_at is None


def test_a_reason_that_may_point_at_someone_is_warned_of(conversation: Conversation) -> None:
    label = "Återta ändå"
    report(conversation)
    again = conversation.submit(conversation.form("aterta 1"), reason="Anna Svensson sa det")
    assert isinstance(again, UpdateForm)
    assert "#1" in words_of(again)
    assert again.view["submit"]["text"] == label
    assert f"*{label}*" in again.view["blocks"][0]["text"]["text"]
    assert isinstance(conversation.submit(again.view), Reply)


def test_it_cannot_be_changed_any_more(conversation: Conversation) -> None:
    report(conversation)
    view = conversation.form("aterta 1")
    conversation.submit(view, reason="Dubblett")
    for again in ("ratta 1", "aterta 1"):
        with pytest.raises(Refusal) as refused:
            conversation.type(again)
        assert refused.value.key == "incident-withdrawn-already"
    with pytest.raises(Refusal):
        conversation.submit(view, reason="Igen")
    assert conversation.messages() == []


def test_the_reporter_is_told_by_whom_and_why(conversation: Conversation, store: Store) -> None:
    report(conversation)
    store.people.meet("U8").role = "coordinator"
    coordinator = conversation.by("U8")
    answer = coordinator.submit(coordinator.press("incident.withdraw", "1").view, reason="<!here> Dubblett")
    assert "Den som rapporterade får veta det." in answer.message.text
    (letter,) = conversation.messages()
    assert letter.text == "*Händelse #1 är återtagen av <@U8>.* Skälet:"
    assert letter.blocks[1]["text"] == {"type": "plain_text", "text": "<!here> Dubblett", "emoji": False}


def test_a_reporter_who_has_left_is_sent_nothing_and_nobody_is_told_otherwise(
    conversation: Conversation, store: Store
) -> None:
    report(conversation, text="Ett")
    store.people.meet("U1").deactivated = True
    store.people.meet("U8").role = "coordinator"
    coordinator = conversation.by("U8")
    before = len(store.session.exec(select(Delivery)).all())
    coordinator.submit(coordinator.form("ratta 1"), text="Två")
    answer = coordinator.submit(coordinator.form("aterta 1"), reason="Dubblett")
    assert answer.message.text == "*Händelse #1 är återtagen.* Den räknas inte längre."
    assert len(store.session.exec(select(Delivery)).all()) == before


@pytest.mark.parametrize("user", ["U1", "U8"])
def test_its_receipts_say_so_in_their_place(conversation: Conversation, store: Store, user: str) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("ratta 1"), text="Två")
    store.people.meet("U8").role = "coordinator"
    conversation.by(user).submit(conversation.by(user).form("aterta 1"), reason="Dubblett")
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert conversation.replacements() == {
        f"receipt:{incident.id}:v{version}": "Händelse #1 är återtagen." for version in (1, 2)
    }


def test_others_may_not(conversation: Conversation) -> None:
    report(conversation)
    with pytest.raises(Refusal) as refused:
        conversation.by("U2").type("aterta 1")
    assert refused.value.key == "incident-not-yours"


def test_only_its_reporter_and_coordinators_can_see_it_still(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("aterta 1"), reason="Dubblett")
    assert "Återtagen" in json.dumps(conversation.reply("visa 1").blocks, ensure_ascii=False)
    assert "Dubblett" in json.dumps(conversation.reply("visa 1").blocks, ensure_ascii=False)
    assert "återtagen" in conversation.reply("mina").text
    with pytest.raises(Refusal):
        conversation.by("U2").type("visa 1")
    store.people.meet("U8").role = "coordinator"
    conversation.by("U8").reply("visa 1")
