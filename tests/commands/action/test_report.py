from datetime import UTC, date, datetime
from typing import Any

import pytest

from commands.response import UpdateForm
from domain.refusals import FormRefused, Refusal
from storage.tables import Action
from tests.commands.conversation import Conversation, fields_of, finish, plan, view_of, words_of


def still_open(conversation: Conversation, action: Action) -> list[str]:
    return [
        follow_up.due.isoformat()
        for follow_up in conversation.store.follow_ups.of(action)
        if follow_up.closed_at is None
    ]


@pytest.mark.parametrize("words", ["rapportera 1", "report #1"])
def test_the_form_offers_every_status_with_the_present_one_chosen(conversation: Conversation, words: str) -> None:
    plan(conversation.store)
    view = conversation.form(words)
    assert fields_of(view) == {"status": "on_track", "note": None, "next_step": None}
    assert "Klar" in words_of(view)


def test_a_report_is_stored_and_says_what_comes_next(conversation: Conversation) -> None:
    action = plan(conversation.store, days=(date(2026, 11, 27), date(2026, 12, 18)))
    fields = {"status": "at_risk", "note": "Lampan <dröjer>", "next_step": "Ring firman"}
    answer = conversation.submit(view_of(conversation.press("action.report", 1)), **fields)
    assert "Risk för försening" in words_of(answer)
    assert "uppföljningen 18 december 2026" in words_of(answer)
    assert still_open(conversation, action) == ["2026-12-18", "2026-12-28"]
    shown = words_of(conversation.type("visa 1"))
    assert "Lampan &lt;dröjer&gt;" in shown
    assert "Ring firman" in shown


def test_a_report_after_the_deadline_says_that_it_can_be_postponed(conversation: Conversation) -> None:
    action = plan(conversation.store, deadline=date(2026, 11, 19), now=datetime(2026, 11, 1, 12, tzinfo=UTC))
    answer = conversation.submit(view_of(conversation.press("action.report", 1)), status="blocked")
    assert "Skjut upp det" in words_of(answer)
    assert still_open(conversation, action) == ["2026-11-19"]


def test_done_in_the_form_is_done(conversation: Conversation) -> None:
    action = plan(conversation.store, days=(date(2026, 11, 27),))
    answer = conversation.submit(view_of(conversation.press("action.report", 1)), status="done", note="Allt lyser")
    assert "är klar" in words_of(answer)
    assert still_open(conversation, action) == []
    assert "Allt lyser" in words_of(conversation.type("visa 1"))


@pytest.mark.parametrize("words", ["klar 1", "done #1", "done 1"])
def test_done_typed_and_done_pressed_ask_the_same(conversation: Conversation, words: str) -> None:
    action = plan(conversation.store)
    view = conversation.form(words)
    assert view == view_of(conversation.press("action.done", 1))
    assert view["submit"]["text"] == "Klar"
    assert fields_of(view) == {"note": None}
    assert "Vad har uppnåtts?" in words_of(view)
    assert action.done_at is None
    conversation.submit(view, note="Allt lyser")
    assert (action.status, still_open(conversation, action)) == ("done", [])
    assert "Allt lyser" in words_of(conversation.type("visa 1"))


@pytest.mark.parametrize(
    ("who", "words", "why"),
    [
        ({"user": "U5"}, "klar 1", "action-not-yours"),
        ({"user": "U1"}, "klar 2", "action-unknown"),
        ({"user": "U1"}, "klar", "number-missing"),
    ],
)
def test_done_is_refused_as_a_report_is(
    conversation: Conversation, who: dict[str, Any], words: str, why: str
) -> None:
    plan(conversation.store, owner="U1", by="U9")
    with pytest.raises(Refusal, match=why):
        conversation.by(**who).type(words)


def test_what_has_been_typed_stays_when_done_is_warned_of(conversation: Conversation) -> None:
    plan(conversation.store)
    again = conversation.submit(conversation.form("klar 1"), note="Anna Svensson ringde")
    assert isinstance(again, UpdateForm)
    assert fields_of(again.view) == {"note": "Anna Svensson ringde"}
    assert "Är det inget namn? Välj *Spara ändå*." in words_of(again)
    assert "är klar" in words_of(conversation.submit(again.view))


@pytest.mark.parametrize(
    ("note", "why"), [("x" * 3001, "text-too-long"), ("Ring 070-123 45 67", "privacy-block-phone")]
)
def test_a_text_that_may_not_be_stored_leaves_the_action_open(
    conversation: Conversation, note: str, why: str
) -> None:
    action = plan(conversation.store)
    with pytest.raises(FormRefused) as refused:
        finish(conversation, 1, note=note)
    assert {field: each.key for field, each in refused.value.errors.items()} == {"note": why}
    assert action.done_at is None


def test_done_needs_no_words(conversation: Conversation) -> None:
    action = plan(conversation.store)
    assert "är klar" in words_of(finish(conversation, 1))
    assert (action.status, still_open(conversation, action)) == ("done", [])


@pytest.mark.parametrize("route", ["action.done", "action.report", "action.postpone", "action.hand"])
def test_what_is_done_is_not_changed_again(conversation: Conversation, route: str) -> None:
    plan(conversation.store)
    finish(conversation, 1)
    with pytest.raises(Refusal, match="action-already-done"):
        conversation.press(route, 1)


@pytest.mark.parametrize("route", ["action.done", "action.report", "action.postpone", "action.hand"])
@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ({"user": "U1"}, True),
        ({"user": "U9"}, True),
        ({"user": "U5", "coordinator": True}, True),
        ({"user": "U5"}, False),
    ],
)
def test_owner_creator_and_coordinators_may_change_it(
    conversation: Conversation, route: str, who: dict[str, Any], allowed: bool
) -> None:
    plan(conversation.store, owner="U1", by="U9")
    if allowed:
        conversation.by(**who).press(route, 1)
        return
    with pytest.raises(Refusal, match="action-not-yours"):
        conversation.by(**who).press(route, 1)


def test_a_form_that_was_opened_by_another_is_refused_when_submitted(conversation: Conversation) -> None:
    plan(conversation.store)
    view = view_of(conversation.press("action.report", 1))
    with pytest.raises(Refusal, match="action-not-yours"):
        conversation.by("U5").submit(view)


@pytest.mark.parametrize("words", ["rapportera 7", "visa 7", "flytta 7", "lamna 7"])
def test_an_unknown_number_is_said_to_be_unknown(conversation: Conversation, words: str) -> None:
    with pytest.raises(Refusal, match="action-unknown") as refused:
        conversation.type(words)
    assert refused.value.facts == {"number": "7"}


@pytest.mark.parametrize("words", ["rapportera", "visa tolv", "flytta 1 2", "lamna -1"])
def test_a_missing_number_is_asked_for(conversation: Conversation, words: str) -> None:
    with pytest.raises(Refusal, match="number-missing"):
        conversation.type(words)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"status": None}, {"status": "action-needs-status"}),
        ({"status": "nonsense"}, {"status": "choose-from-list"}),
        ({"note": "x" * 3001}, {"note": "text-too-long"}),
        ({"next_step": "x" * 3001}, {"next_step": "text-too-long"}),
        ({"next_step": "Ring 070-123 45 67"}, {"next_step": "privacy-block-phone"}),
    ],
)
def test_each_fault_is_said_at_its_own_field(
    conversation: Conversation, fields: dict[str, Any], errors: dict[str, str]
) -> None:
    action = plan(conversation.store)
    with pytest.raises(FormRefused) as refused:
        conversation.submit(view_of(conversation.press("action.report", 1)), **fields)
    assert {field: why.key for field, why in refused.value.errors.items()} == errors
    assert conversation.store.history.of(action) == []


def test_what_may_point_at_someone_is_warned_of_once(conversation: Conversation) -> None:
    action = plan(conversation.store)
    answer = conversation.submit(
        view_of(conversation.press("action.report", 1)), status="blocked", note="Bilen ABC 123"
    )
    assert isinstance(answer, UpdateForm)
    assert fields_of(answer.view)["status"] == "blocked"
    assert conversation.store.history.of(action) == []
    conversation.submit(answer.view)
    assert [note.note for note in conversation.store.history.of(action)] == ["Bilen ABC 123"]


def test_another_plate_than_the_one_warned_of_is_asked_about_too(conversation: Conversation) -> None:
    action = plan(conversation.store)
    first = conversation.submit(
        view_of(conversation.press("action.report", 1)), status="blocked", note="Bilen ABC 123"
    )
    other = conversation.submit(view_of(first), next_step="Ring om XYZ 987")
    assert isinstance(other, UpdateForm)
    assert conversation.store.history.of(action) == []
