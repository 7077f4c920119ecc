from datetime import date
from typing import Any

import pytest

from commands.response import UpdateForm
from commands.routes import InteractionKind
from domain.refusals import FormRefused, Refusal
from domain.rhythms import Rhythm
from tests.commands.conversation import Conversation, fields_of, memory_of, plan, view_of, words_of
from tests.commands.submitting import answer

MOVED = {"date": "2027-01-15", "reason": "Snö"}


@pytest.mark.parametrize("words", ["flytta 1", "postpone 1"])
def test_with_the_deadline_alone_only_day_and_reason_are_asked_for(conversation: Conversation, words: str) -> None:
    plan(conversation.store)
    view = conversation.form(words)
    assert fields_of(view) == {"date": None, "reason": None}
    assert "slutdatumet" in words_of(view)


def test_the_deadline_moves_and_the_reason_is_seen(conversation: Conversation) -> None:
    action = plan(conversation.store)
    answer = conversation.submit(view_of(conversation.press("action.postpone", 1)), **MOVED)
    assert "slutdatumet är nu 15 januari 2027 (tidigare 28 december 2026)" in words_of(answer)
    assert action.deadline == date(2027, 1, 15)
    shown = words_of(conversation.by("U5").type("visa 1"))
    assert "sköt upp slutdatumet från 28 december 2026 till 15 januari 2027" in shown
    assert "Snö" in shown


def test_a_near_follow_up_is_what_moves_unless_another_is_chosen(conversation: Conversation) -> None:
    action = plan(conversation.store, days=(date(2026, 11, 27), date(2026, 12, 18)))
    first, second, deadline = conversation.store.follow_ups.of(action)
    view = view_of(conversation.press("action.postpone", 1))
    assert fields_of(view)["stop"] == str(first.id)
    answer = conversation.submit(view, date="2026-12-01", reason="Snö")
    assert "uppföljningen är nu 1 december 2026 (tidigare 27 november 2026)" in words_of(answer)
    assert (first.due, second.due, deadline.due) == (date(2026, 12, 1), date(2026, 12, 18), date(2026, 12, 28))
    assert "sköt upp en uppföljning från 27 november 2026" in words_of(conversation.type("visa 1"))
    conversation.submit(view_of(conversation.press("action.postpone", 1)), **MOVED | {"stop": str(deadline.id)})
    assert action.deadline == date(2027, 1, 15)


def test_without_the_choice_of_what_moves_nothing_does(conversation: Conversation) -> None:
    plan(conversation.store, days=(date(2026, 11, 27), date(2026, 12, 18)))
    view = view_of(conversation.press("action.postpone", 1))
    fields = {"date": "2026-12-01", "reason": "Snö"}
    request = conversation.make_request(fields=fields, memory=memory_of(view))
    with pytest.raises(FormRefused) as refused:
        answer(InteractionKind.FORM, "action.postpone", request, conversation.store)
    assert refused.value.errors["stop"].key == "choose-from-list"


def test_far_from_any_follow_up_it_is_the_deadline(conversation: Conversation) -> None:
    action = plan(conversation.store, days=(date(2026, 12, 18),))
    deadline = conversation.store.follow_ups.of(action)[-1]
    assert fields_of(view_of(conversation.press("action.postpone", 1)))["stop"] == str(deadline.id)


def test_sixty_follow_ups_can_be_chosen_from(conversation: Conversation) -> None:
    plan(conversation.store, rhythm=Rhythm.WEEKLY, deadline=date(2028, 11, 20))
    view_of(conversation.press("action.postpone", 1))


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({}, {"date": "action-needs-new-date", "reason": "action-needs-reason"}),
        ({"date": "2026-11-20", "reason": "Snö"}, {"date": "action-new-date-past"}),
        ({"date": "2026-12-28", "reason": "Snö"}, {"date": "action-new-date-same"}),
        ({"date": "2027-01-15", "reason": "  "}, {"reason": "action-needs-reason"}),
        ({"date": "2027-01-15", "reason": "x" * 3001}, {"reason": "text-too-long"}),
        ({"date": "2027-01-15", "reason": "test@example.org"}, {"reason": "privacy-block-email"}),
    ],
)
def test_each_fault_is_said_at_its_own_field(
    conversation: Conversation, fields: dict[str, Any], errors: dict[str, str]
) -> None:
    action = plan(conversation.store)
    with pytest.raises(FormRefused) as refused:
        conversation.submit(view_of(conversation.press("action.postpone", 1)), **fields)
    assert {field: why.key for field, why in refused.value.errors.items()} == errors
    assert action.deadline == date(2026, 12, 28)


def test_a_follow_up_stays_before_the_deadline(conversation: Conversation) -> None:
    plan(conversation.store, days=(date(2026, 11, 27),))
    with pytest.raises(FormRefused) as refused:
        conversation.submit(view_of(conversation.press("action.postpone", 1)), **MOVED)
    assert refused.value.errors["date"].key == "action-new-date-after-deadline"


def test_a_form_that_has_been_overtaken_changes_nothing(conversation: Conversation) -> None:
    action = plan(conversation.store)
    mine, theirs = (view_of(conversation.by(user).press("action.postpone", 1)) for user in ("U1", "U9"))
    conversation.submit(mine, **MOVED)
    with pytest.raises(Refusal, match="action-moved-meanwhile"):
        conversation.by("U9").submit(theirs, date="2027-06-01", reason="Vår")
    assert action.deadline == date(2027, 1, 15)


def test_what_may_point_at_someone_is_warned_of_once(conversation: Conversation) -> None:
    action = plan(conversation.store)
    answer = conversation.submit(
        view_of(conversation.press("action.postpone", 1)), **MOVED | {"reason": "Bilen ABC 123"}
    )
    assert isinstance(answer, UpdateForm)
    assert action.deadline == date(2026, 12, 28)
    conversation.submit(answer.view)
    assert action.deadline == date(2027, 1, 15)
