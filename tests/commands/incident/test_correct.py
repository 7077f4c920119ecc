"""Correcting: filled with what stands, by those who may, never over what someone else wrote meanwhile."""

import json
from typing import Any

import pytest
from sqlmodel import col, select

from commands.response import Reply
from domain.incidents import IncidentFacts
from domain.refusals import FormRefused, Refusal
from services.partnership import partner_named
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, report
from tests.conftest import NOW, keep_areas


def refusal(conversation: Conversation, words: str) -> str:
    with pytest.raises(Refusal) as refused:
        conversation.type(words)
    return str(conversation.make_request().reader.say(refused.value.key, **refused.value.facts))


def test_the_form_holds_what_was_reported(conversation: Conversation, store: Store) -> None:
    blue = partner_named(store, "Blå").id
    number = report(
        conversation,
        place="+Torget",
        text="Ett\nTvå",
        severity="medium",
        police_report="no",
        sharing="amber",
        partners=(str(blue),),
        date="2026-11-18",
        time="07:05",
    )
    view = conversation.form(f"ratta {number}")
    before = store.incidents.facts_of(store.incidents.of_reporter("U1").rows[0].incident)
    said = conversation.submit(view)
    assert isinstance(said, Reply)
    assert store.incidents.facts_of(store.incidents.of_reporter("U1").rows[0].incident) == before
    assert "unit" not in [block.get("block_id") for block in view["blocks"]]


def test_a_correction_is_stored_with_what_stood_before(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett")
    assert isinstance(conversation.submit(conversation.form("correct #1"), text="Två", place="+Torget"), Reply)
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert (incident.version, incident.text, incident.number) == (2, "Två", 1)
    assert [entry.changes["text"] for entry in store.incidents.history(incident)] == [["Ett", "Två"]]


def test_the_new_receipt_says_that_it_is_corrected(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("ratta 1"), text="Två")
    (receipt,) = conversation.messages()
    assert receipt.text.startswith("*Händelse #1 är rättad.*")
    assert "Två" in json.dumps(receipt.blocks, ensure_ascii=False)


def test_each_older_receipt_says_so_in_its_place(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett")
    assert conversation.replacements() == {}
    conversation.submit(conversation.form("ratta 1"), text="Två")
    conversation.submit(conversation.form("ratta 1"), text="Tre")
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert conversation.replacements() == {
        f"receipt:{incident.id}:v{version}": "Händelse #1 har rättats efter det här. Se det nyare meddelandet."
        for version in (1, 2)
    }
    (receipt,) = conversation.messages()
    assert receipt.blocks[-1]["type"] == "actions"


def test_the_newer_receipt_comes_before_the_older_one_refers_to_it(
    conversation: Conversation, store: Store
) -> None:
    report(conversation, text="Ett")
    conversation.submit(conversation.form("ratta 1"), text="Två")
    put = store.session.exec(select(Delivery).order_by(col(Delivery.id))).all()
    assert [(each.kind, each.payload["version"]) for each in put] == [
        ("receipt", 1),
        ("receipt", 2),
        ("superseded", 1),
    ]
    assert len({each.conversation for each in put}) == 1


def test_a_receipt_that_nobody_was_sent_is_not_changed(conversation: Conversation, store: Store) -> None:
    facts = IncidentFacts(category="threat", area=store.geography.areas()[0].id, happened_at=NOW)
    store.incidents.add(facts, reporter="imported", unit=None, reported_at=NOW)
    store.people.meet("U8").role = "coordinator"
    conversation.by("U8").submit(conversation.by("U8").form("ratta 1"), text="Två")
    conversation.by("U8").submit(conversation.by("U8").form("aterta 1"), reason="Dubblett")
    assert store.session.exec(select(Delivery)).all() == []


def test_the_button_opens_the_same_form(conversation: Conversation) -> None:
    report(conversation, text="Ett")
    assert conversation.press("incident.correct", "1").view == conversation.form("ratta 1")


def test_the_second_of_two_corrections_is_refused(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett")
    store.people.meet("U8").role = "coordinator"
    first, second = conversation.form("ratta 1"), conversation.by("U8").form("ratta 1")
    conversation.submit(first, text="Två")
    with pytest.raises(Refusal) as refused:
        conversation.by("U8").submit(second, text="Tre")
    assert refused.value.key == "incident-changed-since"
    assert store.incidents.of_reporter("U1").rows[0].incident.text == "Två"


def test_a_coordinator_may_and_the_reporter_is_told(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett", sharing="red")
    store.people.meet("U8").role = "coordinator"
    answer = conversation.by("U8").submit(conversation.by("U8").form("ratta 1"), text="Två")
    assert isinstance(answer, Reply)
    assert conversation.by("U8").messages() == []
    assert "*Händelse #1 är rättad av <@U8>.*" in [
        letter.text.split(" Händelse")[0] for letter in conversation.messages()
    ]


def sharings(view: Any) -> list[str]:
    """The sharing levels that a form offers."""
    (field,) = [block for block in view["blocks"] if block.get("block_id") == "sharing"]
    return [option["text"]["text"] for option in field["element"]["options"]]


def test_who_sees_it_is_said_of_the_reporter_to_whoever_else_corrects(
    conversation: Conversation, store: Store
) -> None:
    report(conversation)
    store.people.meet("U8").role = "coordinator"
    coordinator = conversation.by("U8")
    form = coordinator.form("ratta 1")
    for view in (form, coordinator.choose(form, "incident.sharing", "red")):
        assert sharings(view)[1:3] == [
            "Bara rapportörens organisation och samordnarna (gul+)",
            "Bara rapportören och samordnarna (röd)",
        ]
    assert sharings(conversation.form("ratta 1"))[1:3] == [
        "Bara min organisation och samordnarna (gul+)",
        "Bara jag och samordnarna (röd)",
    ]


def test_others_are_told_who_can(conversation: Conversation) -> None:
    report(conversation)
    assert refusal(conversation.by("U2"), "ratta 1") == (
        "Händelse #1 kan bara ändras av den som rapporterade den och av samordnarna. Be någon av dem."
    )


@pytest.mark.parametrize("word", ["ratta", "rätta", "Rätta", "correct"])
def test_it_is_asked_for_with_dots_or_without(conversation: Conversation, word: str) -> None:
    report(conversation)
    assert conversation.form(f"{word} 1")["callback_id"] == conversation.form("rätta 1")["callback_id"]


def test_what_is_hidden_answers_like_what_is_not_there(conversation: Conversation) -> None:
    number = report(conversation, sharing="red")
    for word in ("visa", "ratta", "aterta"):
        hidden = refusal(conversation.by("U2"), f"{word} {number}").replace(f"#{number}", "#")
        assert hidden == refusal(conversation.by("U2"), f"{word} 999").replace("#999", "#")


@pytest.mark.parametrize("words", ["ratta", "ratta tolv", "correct -1", "visa 1.5", "withdraw 99999999999"])
def test_a_number_must_be_a_number(conversation: Conversation, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        conversation.type(words)
    assert refused.value.key == "number-missing"


def test_a_correction_is_checked_like_a_report(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett")
    with pytest.raises(FormRefused) as refused:
        conversation.submit(conversation.form("ratta 1"), text="Ring 070-123 45 67", date="2027-01-01")
    assert set(refused.value.errors) == {"text", "date"}
    assert store.incidents.of_reporter("U1").rows[0].incident.version == 1


def test_an_area_that_is_no_longer_used_can_stay(conversation: Conversation, store: Store) -> None:
    report(conversation, text="Ett")
    keep_areas(store, ["Centrum"])
    assert isinstance(conversation.submit(conversation.form("ratta 1"), text="Två"), Reply)
    assert store.incidents.of_reporter("U1").rows[0].area == "Hela kommunen"
