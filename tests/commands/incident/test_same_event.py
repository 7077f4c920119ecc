"""A report that resembles another's is stored first; its receipt asks whether both are of the same event."""

from typing import Any

import pytest

from commands.response import Reply
from domain.refusals import Refusal
from services.memberships import settle_unit
from services.partnership import unit_named
from storage.store import Store
from tests.commands.conversation import Conversation, buttons_of, message_of, report, view_of, words_of
from tests.conftest import NOW

QUESTION = "Är det samma händelse?"


def belong(store: Store, user: str, partner: str) -> None:
    """Let someone belong to a partner by a coordinator's word."""
    settle_unit(store, store.people.meet(user), unit_named(store, partner, partner), by="UBOSS", now=NOW)


@pytest.fixture
def both(conversation: Conversation, store: Store) -> tuple[Conversation, Conversation]:
    """The police, who have reported #1, and the school."""
    belong(store, "U1", "Polisen")
    belong(store, "U2", "Skolan")
    report(conversation)
    return conversation, conversation.by("U2")


def send(conversation: Conversation, **filled: Any) -> Reply:
    known = {"category": "threat", "area": str(conversation.store.geography.areas()[0].id)}
    answer = conversation.submit(view_of(conversation.press("incident.open")), **known | filled)
    assert isinstance(answer, Reply)
    return answer


def listed(conversation: Conversation) -> int:
    return conversation.store.incidents.listed(conversation.make_request().viewer).total


def test_the_receipt_asks_and_same_event_counts_once_until_undone(
    both: tuple[Conversation, Conversation],
) -> None:
    police, school = both
    answer = send(school)
    (receipt,) = school.messages()
    for shown in (answer.message, receipt):
        assert f"*{QUESTION}* Polisen har rapporterat #1 " in words_of(shown)
        assert buttons_of(shown)[-2:] == ["incident.together", "incident.apart"]
    assert listed(police) == 2
    linked = school.press("incident.together", "2|1")
    assert "*#1 och #2 är samma händelse* och räknas en gång." in words_of(linked)
    assert (listed(police), listed(school)) == (1, 1)
    assert QUESTION not in words_of(school.messages()[0])
    for one, number, other in ((police, 1, 2), (school, 2, 1)):
        card = words_of(one.reply(f"visa {number}"))
        assert f"*Samma händelse* som #{other}. Den räknas en gång. Källor: " in card
        assert "Polisen" in card.partition("Källor")[2]
        assert "Skolan" in card.partition("Källor")[2]
        assert f"<@U2> · angav att det är samma händelse som #{other}" in card
    undone = message_of(school.press("incident.apart", "2"))
    assert (listed(police), buttons_of(undone)) == (2, ["incident.together"])
    assert "angav att det inte är samma händelse som #1" in words_of(school.reply("visa 2"))
    again = message_of(school.press("incident.apart", "2"))
    assert again.text == "Händelse #2 räknas för sig."


def test_another_event_stays_as_it_was_stored(both: tuple[Conversation, Conversation]) -> None:
    police, school = both
    send(school)
    assert words_of(school.press("incident.apart", "2|1")).count("#2 räknas för sig") == 1
    assert listed(police) == 2
    assert QUESTION not in words_of(school.messages()[0])
    assert "angav att det inte är samma händelse som #1" in words_of(school.reply("visa 2"))
    with pytest.raises(Refusal, match="incident-not-yours"):
        police.press("incident.together", "2|1")


def test_nothing_is_asked_of_what_one_may_not_see(conversation: Conversation, store: Store) -> None:
    belong(store, "U1", "Polisen")
    belong(store, "U2", "Skolan")
    report(conversation, sharing="red")
    school = conversation.by("U2")
    assert QUESTION not in words_of(send(school))
    boss = conversation.by("UBOSS", coordinator=True)
    boss.submit(view_of(boss.press("incident.same", "2")), other="1")
    assert (listed(school), listed(conversation), listed(boss)) == (1, 1, 1)
    shown = words_of(school.reply("visa 2"))
    assert not [word for word in ("amma händelse", "#1", "UBOSS") if word in shown]
    assert words_of(school.press("incident.apart", "2")).count("#2 räknas för sig") == 1
    assert "Samma händelse* som #1" in words_of(boss.reply("visa 2"))


def test_a_coordinator_links_by_number_and_is_told_what_cannot_be(both: tuple[Conversation, Conversation]) -> None:
    _, school = both
    report(school, category="violence")
    report(school, category="theft.burglary")
    school.submit(school.form("aterta 3"), reason="Fel")
    boss = school.by("UBOSS", coordinator=True)
    form = view_of(boss.press("incident.same", "2"))
    for typed, why in (
        ("2", "incident-same-itself"),
        ("3", "incident-same-withdrawn"),
        ("99", "incident-unknown"),
        ("Polisen", "number-missing"),
        ("", "number-missing"),
    ):
        assert boss.refusals(form, other=typed) == {"other": why}
    assert listed(boss) == 2
    answer = message_of(boss.submit(form, other="#1"))
    assert (listed(boss), buttons_of(answer)) == (1, ["incident.apart"])
    assert {"incident.same", "incident.apart"} <= set(buttons_of(boss.reply("visa 1")))
    assert "incident.same" not in buttons_of(school.reply("visa 2"))
