"""Nothing to report: noted for the partner, once a week, unless something has been reported."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from commands.response import OpenForm, Reply
from domain.refusals import FormRefused, Refusal
from services.incidents import report_nil
from services.partnership import unit_named
from storage.store import Store
from storage.tables import NilReport
from tests.commands.conversation import Conversation, report


def noted(store: Store) -> list[tuple[int, str]]:
    return [(each.partner_id, each.week) for each in store.session.exec(select(NilReport))]


def belong(store: Store, user: str = "U1", *, confirmed: bool = False) -> int:
    unit = unit_named(store, "Nattvandrarna", "Nattvandrarna")
    person = store.people.meet(user)
    person.unit_id, person.unit_confirmed = unit.id, confirmed
    return unit.partner_id


def test_it_is_noted_once_for_the_partner(conversation: Conversation, store: Store) -> None:
    partner = belong(store, confirmed=True)
    belong(store, "U2", confirmed=True)
    assert "*Nattvandrarna* har inget att rapportera vecka 47" in conversation.reply("inget").text
    assert "redan noterat" in conversation.by("U2").reply("none").text
    assert "redan noterat" in conversation.press("incident.none").message.text
    assert noted(store) == [(partner, "2026-W47")]


def test_the_week_is_the_local_one(conversation: Conversation, store: Store) -> None:
    belong(store)
    midnight = conversation.make_request().now + timedelta(days=2, hours=9)
    conversation.at(midnight).type("inget")
    assert [week for _, week in noted(store)] == ["2026-W48"]


def test_a_week_with_reports_is_not_calm(conversation: Conversation, store: Store) -> None:
    belong(store)
    report(conversation)
    said = conversation.reply("inget").text
    assert "Nattvandrarna" in said
    assert noted(store) == []


def test_a_newcomer_is_asked_for_the_unit_first(conversation: Conversation, store: Store) -> None:
    answer = conversation.type("inget")
    assert isinstance(answer, OpenForm)
    with pytest.raises(FormRefused) as refused:
        conversation.submit(answer.view, unit=None)
    assert set(refused.value.errors) == {"unit"}
    assert isinstance(conversation.submit(answer.view, unit="+Polisen – Öst"), Reply)
    assert len(noted(store)) == 1
    assert isinstance(conversation.type("inget"), Reply)


def test_a_sentence_that_begins_so_is_a_report(conversation: Conversation, store: Store) -> None:
    belong(store)
    view = conversation.form("inget ljus vid stationen")
    assert "inget ljus vid stationen" in json.dumps(view, ensure_ascii=False)
    assert noted(store) == []


def test_someone_whose_unit_is_not_confirmed_learns_nothing_of_hidden_reports(
    conversation: Conversation, store: Store
) -> None:
    belong(store)
    report(conversation, sharing="red")
    stranger = store.people.meet("U7")
    stranger.unit_id = store.people.meet("U1").unit_id
    assert "har redan rapporterat" not in conversation.by("U7").reply("inget").text


def test_someone_whose_unit_is_not_confirmed_learns_nothing_of_what_the_partner_has_said(
    conversation: Conversation, store: Store
) -> None:
    partner = belong(store, "U7")
    stranger = conversation.by("U7")

    def tell_and_undo_twice() -> list[Any]:
        said = stranger.reply("inget")
        return [said, undo(stranger, said), undo(stranger, said)]

    alone = tell_and_undo_twice()
    report_nil(store, partner, "2026-W47", by="U1", now=conversation.make_request().now)
    beside = tell_and_undo_twice()
    assert beside == alone
    assert [each.reporter for each in store.session.exec(select(NilReport))] == ["U1"]


def undo(conversation: Conversation, said: Any) -> Any:
    """Press *Undo* beside what was said; what is said then."""
    button = said.blocks[-1]["elements"][0]
    answer = conversation.press("incident.undo_none", button["value"])
    assert answer.replace
    return answer.message.text


def test_one_tap_tells_for_whom_and_can_be_undone_once_and_again(conversation: Conversation, store: Store) -> None:
    belong(store, confirmed=True)
    said = conversation.press("incident.none").message
    assert said.text.startswith("Noterat: *Nattvandrarna* har inget att rapportera vecka 47.")
    assert [each["text"]["text"] for each in said.blocks[-1]["elements"]] == ["Ångra"]
    assert undo(conversation, said) == (
        "Ångrat. Det är inte längre noterat att *Nattvandrarna* inte har något att rapportera vecka 47."
    )
    assert noted(store) == []
    assert undo(conversation, said) == "Det var redan ångrat."
    assert conversation.press("incident.none").message == said


def test_only_those_whose_word_it_is_undo_it(conversation: Conversation, store: Store) -> None:
    belong(store)
    said = conversation.press("incident.none").message
    with pytest.raises(Refusal, match="incident-none-not-yours"):
        undo(conversation.by("U2"), said)
    belong(store, "U2")
    undo(conversation.by("U2"), said)
    assert len(noted(store)) == 1
    store.people.meet("U2").unit_confirmed = True
    undo(conversation.by("U2"), said)
    assert noted(store) == []
    again = conversation.press("incident.none").message
    store.people.meet("UBOSS").role = "coordinator"
    undo(conversation.by("UBOSS"), again)
    assert noted(store) == []
