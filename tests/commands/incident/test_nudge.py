"""Someone at a silent partner is asked, answers with one tap, and can take the answer back."""

from datetime import timedelta

import pytest
from sqlmodel import select

from domain.refusals import Refusal
from services.nudges import enqueue_nudges, whom_to_nudge
from services.partnership import partner_named, unit_named
from storage.store import Store
from storage.tables import NilReport
from tests.commands.conversation import Conversation, buttons_of, report
from tests.conftest import NOW


@pytest.fixture
def nudged(conversation: Conversation, store: Store) -> Conversation:
    """Someone at a silent partner whose nudge waits in the outbox."""
    unit = unit_named(store, "Bostadsbolaget", "Bostadsbolaget")
    person = store.people.meet("U1")
    person.unit_id, person.unit_confirmed, person.member = unit.id, True, True
    enqueue_nudges(store, NOW, NOW)
    return conversation


def test_the_question_names_the_partner_and_has_two_answers(nudged: Conversation) -> None:
    (message,) = nudged.messages()
    assert message.text == "Har något hänt hos *Bostadsbolaget* den här veckan?"
    assert buttons_of(message) == ["incident.open", "incident.none", "messages.decline"]


def test_nothing_to_report_is_noted_for_the_partner_and_can_be_undone(nudged: Conversation, store: Store) -> None:
    said = nudged.press("incident.none", "2026-W47").message
    assert "*Bostadsbolaget* har inget att rapportera vecka 47" in said.text
    assert nudged.messages() == []
    nudged.press("incident.undo_none", said.blocks[-1]["elements"][0]["value"])
    assert store.session.exec(select(NilReport)).all() == []
    assert len(nudged.messages()) == 1


def test_an_answer_after_the_week_is_not_taken_for_the_next(nudged: Conversation, store: Store) -> None:
    with pytest.raises(Refusal, match="incident-none-week-over"):
        nudged.at(NOW + timedelta(days=3)).press("incident.none", "2026-W47")
    assert store.session.exec(select(NilReport)).all() == []


def test_whoever_has_reported_meanwhile_is_not_asked(nudged: Conversation) -> None:
    report(nudged)
    assert not [each for each in nudged.messages() if "Har något hänt" in each.text]


def test_whoever_does_not_want_to_be_asked_is_not_until_they_undo_it(nudged: Conversation, store: Store) -> None:
    said = nudged.press("messages.decline", "nudge").message
    assert (
        said.text == "Du får inte fler frågor om något har hänt. Du ändrar dig när du vill med `/trygg utskick`."
    )
    assert whom_to_nudge(store, partner_named(store, "Bostadsbolaget")) == []
    nudged.press("messages.want", said.blocks[-1]["elements"][0]["value"])
    assert whom_to_nudge(store, partner_named(store, "Bostadsbolaget")) == ["U1"]
