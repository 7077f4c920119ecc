from datetime import UTC, date, datetime
from typing import Any

import pytest

from commands.response import UpdateForm
from domain.refusals import FormRefused, Refusal
from storage.tables import Action
from tests.commands.action.talk import Talk, filled, view_of, words_of


def still_open(talk: Talk, action: Action) -> list[str]:
    return [
        follow_up.due.isoformat() for follow_up in talk.store.follow_ups.of(action) if follow_up.closed_at is None
    ]


@pytest.mark.parametrize(("language", "words"), [("sv", "rapportera 1"), ("en", "report #1")])
def test_the_form_offers_every_status_with_the_present_one_chosen(talk: Talk, language: str, words: str) -> None:
    talk.add()
    view = view_of(talk.command(words, language=language))
    assert filled(view) == {"status": "on_track", "note": None, "next_step": None}
    assert ("Klar" if language == "sv" else "Done") in words_of(view)


def test_a_report_is_stored_and_says_what_comes_next(talk: Talk) -> None:
    action = talk.add(days=(date(2026, 11, 27), date(2026, 12, 18)))
    fields = {"status": "at_risk", "note": "Lampan <dröjer>", "next_step": "Ring firman"}
    answer = talk.submit(view_of(talk.press("action.report", 1)), fields)
    assert "Risk för försening" in words_of(answer)
    assert "uppföljningen 18 december 2026" in words_of(answer)
    assert still_open(talk, action) == ["2026-12-18", "2026-12-28"]
    shown = words_of(talk.command("visa 1"))
    assert "Lampan &lt;dröjer&gt;" in shown
    assert "Ring firman" in shown


def test_a_report_after_the_deadline_says_that_it_can_be_postponed(talk: Talk) -> None:
    action = talk.add(deadline=date(2026, 11, 19), now=datetime(2026, 11, 1, 12, tzinfo=UTC))
    answer = talk.submit(view_of(talk.press("action.report", 1)), {"status": "blocked"})
    assert "Skjut upp det" in words_of(answer)
    assert still_open(talk, action) == ["2026-11-19"]


def test_done_in_the_form_is_done(talk: Talk) -> None:
    action = talk.add(days=(date(2026, 11, 27),))
    answer = talk.submit(view_of(talk.press("action.report", 1)), {"status": "done", "note": "Allt lyser"})
    assert "är klar" in words_of(answer)
    assert still_open(talk, action) == []
    assert "Allt lyser" in words_of(talk.command("visa 1"))


@pytest.mark.parametrize(("language", "words"), [("sv", "klar 1"), ("en", "done #1"), ("sv", "done 1")])
def test_done_typed_and_done_pressed_ask_the_same(talk: Talk, language: str, words: str) -> None:
    action = talk.add()
    view = view_of(talk.command(words, language=language))
    assert view == view_of(talk.press("action.done", 1, language=language))
    assert view["submit"]["text"] == {"sv": "Klar", "en": "Done"}[language]
    assert filled(view) == {"note": None}
    assert ("Vad har uppnåtts?" if language == "sv" else "What was achieved?") in words_of(view)
    assert action.done_at is None
    talk.submit(view, {"note": "Allt lyser"})
    assert (action.status, still_open(talk, action)) == ("done", [])
    assert "Allt lyser" in words_of(talk.command("visa 1"))


@pytest.mark.parametrize(
    ("who", "words", "why"),
    [
        ({"user": "U5"}, "klar 1", "action-not-yours"),
        ({"user": "U1"}, "klar 2", "action-unknown"),
        ({"user": "U1"}, "klar", "number-missing"),
    ],
)
def test_done_is_refused_as_a_report_is(talk: Talk, who: dict[str, Any], words: str, why: str) -> None:
    talk.add(owner="U1", by="U9")
    with pytest.raises(Refusal, match=why):
        talk.command(words, **who)


def test_what_has_been_typed_stays_when_done_is_warned_of(talk: Talk) -> None:
    talk.add()
    again = talk.submit(view_of(talk.command("klar 1")), {"note": "Anna Svensson ringde"})
    assert isinstance(again, UpdateForm)
    assert filled(again.view) == {"note": "Anna Svensson ringde"}
    assert "Är det inget namn? Välj *Spara ändå*." in words_of(again)
    assert "är klar" in words_of(talk.submit(again.view, {}))


@pytest.mark.parametrize(
    ("note", "why"), [("x" * 3001, "text-too-long"), ("Ring 070-123 45 67", "privacy-block-phone")]
)
def test_a_text_that_may_not_be_stored_leaves_the_action_open(talk: Talk, note: str, why: str) -> None:
    action = talk.add()
    with pytest.raises(FormRefused) as refused:
        talk.finish(1, note=note)
    assert {field: each.key for field, each in refused.value.errors.items()} == {"note": why}
    assert action.done_at is None


@pytest.mark.parametrize(("language", "said"), [("sv", "är klar"), ("en", "is done")])
def test_done_needs_no_words(talk: Talk, language: str, said: str) -> None:
    action = talk.add()
    assert said in words_of(talk.finish(1, language=language))
    assert (action.status, still_open(talk, action)) == ("done", [])


@pytest.mark.parametrize("route", ["action.done", "action.report", "action.postpone", "action.hand"])
def test_what_is_done_is_not_changed_again(talk: Talk, route: str) -> None:
    talk.add()
    talk.finish(1)
    with pytest.raises(Refusal, match="action-already-done"):
        talk.press(route, 1)


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
    talk: Talk, route: str, who: dict[str, Any], allowed: bool
) -> None:
    talk.add(owner="U1", by="U9")
    if allowed:
        talk.press(route, 1, **who)
        return
    with pytest.raises(Refusal, match="action-not-yours"):
        talk.press(route, 1, **who)


def test_a_form_that_was_opened_by_another_is_refused_when_submitted(talk: Talk) -> None:
    talk.add()
    view = view_of(talk.press("action.report", 1))
    with pytest.raises(Refusal, match="action-not-yours"):
        talk.submit(view, {}, user="U5")


@pytest.mark.parametrize("words", ["rapportera 7", "visa 7", "flytta 7", "lamna 7"])
def test_an_unknown_number_is_said_to_be_unknown(talk: Talk, words: str) -> None:
    with pytest.raises(Refusal, match="action-unknown") as refused:
        talk.command(words)
    assert refused.value.facts == {"number": "7"}


@pytest.mark.parametrize("words", ["rapportera", "visa tolv", "flytta 1 2", "lamna -1"])
def test_a_missing_number_is_asked_for(talk: Talk, words: str) -> None:
    with pytest.raises(Refusal, match="number-missing"):
        talk.command(words)


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
def test_each_fault_is_said_at_its_own_field(talk: Talk, fields: dict[str, Any], errors: dict[str, str]) -> None:
    action = talk.add()
    with pytest.raises(FormRefused) as refused:
        talk.submit(view_of(talk.press("action.report", 1)), fields)
    assert {field: why.key for field, why in refused.value.errors.items()} == errors
    assert talk.store.history.of_action(action) == []


def test_what_may_point_at_someone_is_warned_of_once(talk: Talk) -> None:
    action = talk.add()
    answer = talk.submit(view_of(talk.press("action.report", 1)), {"status": "blocked", "note": "Bilen ABC 123"})
    assert isinstance(answer, UpdateForm)
    assert filled(answer.view)["status"] == "blocked"
    assert talk.store.history.of_action(action) == []
    talk.submit(answer.view, {})
    assert [note.note for note in talk.store.history.of_action(action)] == ["Bilen ABC 123"]


def test_another_plate_than_the_one_warned_of_is_asked_about_too(talk: Talk) -> None:
    action = talk.add()
    first = talk.submit(view_of(talk.press("action.report", 1)), {"status": "blocked", "note": "Bilen ABC 123"})
    other = talk.submit(view_of(first), {"next_step": "Ring om XYZ 987"})
    assert isinstance(other, UpdateForm)
    assert talk.store.history.of_action(action) == []
