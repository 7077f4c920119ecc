from typing import Any

import pytest
from sqlmodel import col, select

from domain.refusals import FormRefused
from storage.tables import Delivery
from tests.commands.action.talk import Talk, sent, view_of, words_of


def told(talk: Talk) -> list[Delivery]:
    """What has been enqueued since the action was added, of which its owner heard too."""
    rows = talk.store.session.exec(select(Delivery).order_by(col(Delivery.id)))
    return [row for row in rows if row.idempotency_key != "assigned:1:U1"]


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [("sv", "lamna 1", "är nu ansvarig"), ("sv", "lämna 1", "är nu ansvarig"), ("en", "hand 1", "now owns")],
)
def test_the_new_owner_is_told_and_everyone_sees_it(talk: Talk, language: str, words: str, said: str) -> None:
    action = talk.add()
    answer = talk.submit(view_of(talk.command(words)), {"owner": "U2"}, language=language)
    assert said in words_of(answer)
    assert action.owner == "U2"
    (row,) = told(talk)
    assert (row.person, row.kind) == ("U2", "assigned")
    assert sent(talk.store, row, language) is not None
    assert "bytte ansvarig till <@U2>" in words_of(talk.command("visa 1", user="U5"))


def test_an_action_that_comes_back_is_told_of_again(talk: Talk) -> None:
    talk.add()
    for owner in ("U2", "U1", "U2"):
        talk.submit(view_of(talk.press("action.hand", 1, user="U9")), {"owner": owner}, user="U9")
    assert [row.person for row in told(talk)] == ["U2", "U1", "U2"]
    assert [sent(talk.store, row) is None for row in told(talk)] == [False, True, False]


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "ligger kvar hos Kommunen – Skola."), ("en", "stays with Kommunen – Skola.")]
)
def test_the_unit_stays_and_both_are_told_so(talk: Talk, language: str, said: str) -> None:
    school, park = (talk.store.partnership.unit_named("Kommunen", name) for name in ("Skola", "Park"))
    action = talk.add()
    action.unit_id = school.id
    talk.store.people.meet("U2").unit_id = park.id
    talk.store.session.flush()
    form = view_of(talk.press("action.hand", 1, user="U9", language=language))
    answer = talk.submit(form, {"owner": "U2"}, user="U9", language=language)
    (row,) = told(talk)
    message = sent(talk.store, row, language)
    assert (action.owner, action.unit_id) == ("U2", school.id)
    assert message is not None
    assert [shown for shown in (form, answer, message) if said not in words_of(shown)] == []


def test_of_an_action_without_a_unit_nothing_is_said_to_stay(talk: Talk) -> None:
    talk.add()
    talk.submit(view_of(talk.press("action.hand", 1)), {"owner": "U2"})
    message = sent(talk.store, told(talk)[0])
    assert message is not None
    assert "ligger kvar" not in words_of(message)


def test_taking_it_oneself_needs_no_message(talk: Talk) -> None:
    action = talk.add()
    talk.submit(view_of(talk.press("action.hand", 1, user="U9")), {"owner": "U9"}, user="U9")
    assert (action.owner, told(talk)) == ("U9", [])


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({}, "action-needs-owner"),
        ({"owner": "U1"}, "action-same-owner"),
        ({"owner": "ULEFT"}, "action-owner-left"),
    ],
)
def test_there_must_be_another_who_is_here(talk: Talk, fields: dict[str, Any], key: str) -> None:
    action = talk.add()
    talk.store.people.meet("ULEFT").deactivated = True
    with pytest.raises(FormRefused) as refused:
        talk.submit(view_of(talk.press("action.hand", 1)), fields)
    assert refused.value.errors["owner"].key == key
    assert action.owner == "U1"
