"""Withdrawing asks why, and takes an incident out of every list but one's own."""

import json
from typing import Any

import pytest
from sqlmodel import select

from commands.response import Reply, UpdateForm
from domain.refusals import FormRefused, Refusal
from storage.store import Store
from storage.tables import Delivery


def test_it_is_withdrawn_with_its_reason(talk: Any, store: Store) -> None:
    talk.report(text="Ett")
    answer = talk.submit(talk.form("withdraw 1"), reason="  Dubblett ")
    assert isinstance(answer, Reply)
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert (incident.withdrawn_reason, incident.withdrawn_by, incident.version) == ("Dubblett", "U1", 1)
    assert incident.withdrawn_at == talk.make_request().now
    assert store.incidents.listed(talk.make_request().viewer).total == 0


@pytest.mark.parametrize("reason", [None, "   ", "a" * 3_001, "Ring 070-123 45 67"])
def test_a_reason_is_needed_and_checked(talk: Any, store: Store, reason: str | None) -> None:
    talk.report()
    with pytest.raises(FormRefused) as refused:
        talk.submit(talk.form("aterta 1"), reason=reason)
    assert set(refused.value.errors) == {"reason"}
    assert store.incidents.of_reporter("U1").rows[0].incident.withdrawn_at is None


@pytest.mark.parametrize(("language", "label"), [("sv", "Återta ändå"), ("en", "Withdraw anyway")])
def test_a_reason_that_may_point_at_someone_is_warned_of(svenska: Any, language: str, label: str) -> None:
    talk = svenska.by("U1", language)
    talk.report()
    again = talk.submit(talk.form("aterta 1"), reason="Anna Svensson sa det")
    assert isinstance(again, UpdateForm)
    assert again.view["submit"]["text"] == label
    assert f"*{label}*" in again.view["blocks"][0]["text"]["text"]
    assert isinstance(talk.submit(again.view), Reply)


def test_it_cannot_be_changed_any_more(svenska: Any) -> None:
    svenska.report()
    view = svenska.form("aterta 1")
    svenska.submit(view, reason="Dubblett")
    for again in ("ratta 1", "aterta 1"):
        with pytest.raises(Refusal) as refused:
            svenska.type(again)
        assert refused.value.key == "incident-withdrawn-already"
    with pytest.raises(Refusal):
        svenska.submit(view, reason="Igen")
    assert svenska.mail() == []


def test_the_reporter_is_told_by_whom_and_why(svenska: Any, store: Store) -> None:
    svenska.report()
    store.people.meet("U8").coordinator = True
    coordinator = svenska.by("U8")
    answer = coordinator.submit(coordinator.press("incident.withdraw", "1").view, reason="<!here> Dubblett")
    assert "Den som rapporterade får veta det." in answer.message.text
    (letter,) = svenska.mail()
    assert letter.text == "*Händelse #1 är återtagen av <@U8>.* Skälet:"
    assert letter.blocks[1]["text"] == {"type": "plain_text", "text": "<!here> Dubblett", "emoji": False}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "*Händelse #1 är återtagen.* Den räknas inte längre."),
        ("en", "*Incident #1 is withdrawn.* It no longer counts."),
    ],
)
def test_a_reporter_who_has_left_is_sent_nothing_and_nobody_is_told_otherwise(
    svenska: Any, store: Store, language: str, words: str
) -> None:
    svenska.report(text="Ett")
    store.people.meet("U1").deactivated = True
    store.people.meet("U8").coordinator = True
    coordinator = svenska.by("U8", language)
    before = len(store.session.exec(select(Delivery)).all())
    coordinator.submit(coordinator.form("ratta 1"), text="Två")
    answer = coordinator.submit(coordinator.form("aterta 1"), reason="Dubblett")
    assert answer.message.text == words
    assert len(store.session.exec(select(Delivery)).all()) == before


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Händelse #1 är återtagen."), ("en", "Incident #1 has been withdrawn.")]
)
@pytest.mark.parametrize("user", ["U1", "U8"])
def test_its_receipts_say_so_in_their_place(
    svenska: Any, store: Store, user: str, language: str, words: str
) -> None:
    talk = svenska.by("U1", language)
    talk.report(text="Ett")
    talk.submit(talk.form("ratta 1"), text="Två")
    store.people.meet("U8").coordinator = True
    talk.by(user).submit(talk.by(user).form("aterta 1"), reason="Dubblett")
    incident = store.incidents.of_reporter("U1").rows[0].incident
    assert talk.changes() == {f"receipt:{incident.id}:v{version}": words for version in (1, 2)}


def test_others_may_not(svenska: Any) -> None:
    svenska.report()
    with pytest.raises(Refusal) as refused:
        svenska.by("U2").type("aterta 1")
    assert refused.value.key == "incident-not-yours"


def test_only_its_reporter_and_coordinators_can_see_it_still(svenska: Any, store: Store) -> None:
    svenska.report(text="Ett")
    svenska.submit(svenska.form("aterta 1"), reason="Dubblett")
    assert "Återtagen" in json.dumps(svenska.said("visa 1").blocks, ensure_ascii=False)
    assert "Dubblett" in json.dumps(svenska.said("visa 1").blocks, ensure_ascii=False)
    assert "återtagen" in svenska.said("mina").text
    with pytest.raises(Refusal):
        svenska.by("U2").type("visa 1")
    store.people.meet("U8").coordinator = True
    svenska.by("U8").said("visa 1")
