from typing import Any

import pytest
from sqlmodel import col, select

from domain.refusals import FormRefused
from services.partnership import unit_named
from storage.tables import Delivery
from tests.commands.conversation import Conversation, plan, rendered, view_of, words_of


def told(conversation: Conversation) -> list[Delivery]:
    """What has been enqueued since the action was added, of which its owner heard too."""
    rows = conversation.store.session.exec(select(Delivery).order_by(col(Delivery.id)))
    return [row for row in rows if row.idempotency_key != "assigned:1:U1"]


@pytest.mark.parametrize("words", ["lamna 1", "lämna 1", "hand 1"])
def test_the_new_owner_is_told_and_everyone_sees_it(conversation: Conversation, words: str) -> None:
    action = plan(conversation.store)
    answer = conversation.submit(conversation.form(words), owner="U2")
    assert "är nu ansvarig" in words_of(answer)
    assert action.owner == "U2"
    (row,) = told(conversation)
    assert (row.person, row.kind) == ("U2", "assigned")
    assert rendered(conversation.store, row) is not None
    assert "bytte ansvarig till <@U2>" in words_of(conversation.by("U5").type("visa 1"))


def test_an_action_that_comes_back_is_told_of_again(conversation: Conversation) -> None:
    plan(conversation.store)
    for owner in ("U2", "U1", "U2"):
        conversation.by("U9").submit(view_of(conversation.by("U9").press("action.hand", 1)), owner=owner)
    assert [row.person for row in told(conversation)] == ["U2", "U1", "U2"]
    assert [rendered(conversation.store, row) is None for row in told(conversation)] == [False, True, False]


def test_the_unit_stays_and_both_are_told_so(conversation: Conversation) -> None:
    school, park = (unit_named(conversation.store, "Kommunen", name) for name in ("Skola", "Park"))
    action = plan(conversation.store)
    action.unit_id = school.id
    conversation.store.people.meet("U2").unit_id = park.id
    conversation.store.session.flush()
    form = view_of(conversation.by("U9").press("action.hand", 1))
    answer = conversation.by("U9").submit(form, owner="U2")
    (row,) = told(conversation)
    message = rendered(conversation.store, row)
    assert (action.owner, action.unit_id) == ("U2", school.id)
    assert message is not None
    for shown in (form, answer, message):
        assert "ligger kvar hos Kommunen – Skola." in words_of(shown)


def test_of_an_action_without_a_unit_nothing_is_said_to_stay(conversation: Conversation) -> None:
    plan(conversation.store)
    conversation.submit(view_of(conversation.press("action.hand", 1)), owner="U2")
    message = rendered(conversation.store, told(conversation)[0])
    assert message is not None
    assert "ligger kvar" not in words_of(message)


def test_taking_it_oneself_needs_no_message(conversation: Conversation) -> None:
    action = plan(conversation.store)
    conversation.by("U9").submit(view_of(conversation.by("U9").press("action.hand", 1)), owner="U9")
    assert (action.owner, told(conversation)) == ("U9", [])


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({}, "action-needs-owner"),
        ({"owner": "U1"}, "action-same-owner"),
        ({"owner": "ULEFT"}, "action-owner-left"),
    ],
)
def test_there_must_be_another_who_is_here(conversation: Conversation, fields: dict[str, Any], key: str) -> None:
    action = plan(conversation.store)
    conversation.store.people.meet("ULEFT").deactivated = True
    with pytest.raises(FormRefused) as refused:
        conversation.submit(view_of(conversation.press("action.hand", 1)), **fields)
    assert refused.value.errors["owner"].key == key
    assert action.owner == "U1"
