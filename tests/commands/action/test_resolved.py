"""What has been answered leaves the reminders in which it stood; what has not keeps its buttons."""

from datetime import timedelta
from typing import Any

import pytest

from commands.vocabulary.blocks import Message
from storage.tables import Action, Delivery
from tests.commands.action.talk import NOW, Talk, buttons_of, sent, view_of, words_of

ROW = ["action.report", "action.done", "action.postpone"]
HELD = "reminder:U1:2026-11-20"


def remind(talk: Talk, *actions: Action, age: timedelta = timedelta(), idempotency_key: str = HELD) -> None:
    """Put a reminder of every open follow-up of these actions, as it was put so long ago."""
    items = [
        {"follow_up": follow_up.id, "version": follow_up.version, "step": 0}
        for action in actions
        for follow_up in talk.store.follow_ups.of(action)
    ]
    said: dict[str, Any] = {"date": "2026-11-20", "items": items, "owner": "U1"}
    talk.store.outbox.put_due(idempotency_key, "reminder", said, now=NOW - age, person="U1")


def changes(talk: Talk) -> list[Delivery]:
    """What is to be put in the place of reminders."""
    return list(talk.store.outbox.begun("resolved:"))


def stands(talk: Talk, language: str = "sv") -> Message:
    """What the newest change puts there."""
    shown = sent(talk.store, changes(talk)[-1], language)
    assert shown is not None
    return shown


@pytest.mark.parametrize(
    ("language", "title", "done"),
    [("sv", "Klart – inget mer att göra", "är klar."), ("en", "Done – nothing more to do", "is done.")],
)
def test_the_last_one_done_leaves_no_button(talk: Talk, language: str, title: str, done: str) -> None:
    action = talk.add()
    remind(talk, action)
    talk.finish(action.number)
    (change,) = changes(talk)
    assert (change.changes, change.person) == (HELD, "U1")
    message = stands(talk, language)
    assert message.text == f"{title}\n*#1 Tänd tunneln* {done}"
    assert title in words_of(message)
    assert buttons_of(message) == []


def test_the_others_keep_their_buttons(talk: Talk) -> None:
    first, second = talk.add(), talk.add(title="Klipp häcken")
    remind(talk, first, second)
    talk.finish(first.number)
    message = stands(talk)
    assert "En åtgärd att följa upp" in words_of(message)
    assert buttons_of(message) == ROW
    assert words_of(message).index("Klipp häcken") < words_of(message).index("*#1 Tänd tunneln* är klar.")


def test_a_follow_up_reported_says_how_it_goes_and_what_comes_next(talk: Talk) -> None:
    action = talk.add(days=(NOW.date(),), start=NOW.date(), now=NOW - timedelta(days=30))
    follow_up = talk.store.follow_ups.of(action)[0]
    item = {"follow_up": follow_up.id, "version": follow_up.version, "step": 0}
    said = {"date": "2026-11-20", "items": [item], "owner": "U1"}
    talk.store.outbox.put_due(HELD, "reminder", said, now=NOW, person="U1")
    talk.submit(view_of(talk.command("rapportera 1")), {"status": "on_track"})
    message = stands(talk)
    assert buttons_of(message) == []
    assert "*#1 Tänd tunneln*: Enligt plan. Härnäst: slutdatumet 28 december 2026." in words_of(message)


def test_a_moved_day_leaves_the_reminder(talk: Talk) -> None:
    action = talk.add()
    remind(talk, action)
    talk.submit(view_of(talk.command("flytta 1")), {"date": "2027-01-11", "reason": "Vintern"})
    message = stands(talk)
    assert buttons_of(message) == []
    assert "11 januari" in words_of(message)


def test_handed_over_it_says_to_whom(talk: Talk) -> None:
    remind(talk, talk.add())
    talk.submit(view_of(talk.command("lämna 1")), {"owner": "U2"})
    (change,) = changes(talk)
    assert change.person == "U1"
    assert "<@U2> är nu ansvarig för *#1 Tänd tunneln*." in words_of(stands(talk))


def test_reminders_of_other_actions_and_old_ones_are_left_alone(talk: Talk) -> None:
    action, other = talk.add(), talk.add()
    remind(talk, other)
    remind(talk, action, age=timedelta(days=50), idempotency_key="reminder:U1:2026-10-01")
    talk.finish(action.number)
    assert changes(talk) == []


def test_as_many_as_a_reminder_holds_are_told_of(talk: Talk) -> None:
    actions = [talk.add(title=f"{number} {'x' * 140}") for number in range(60)]
    remind(talk, *actions)
    for action in actions[::2]:
        talk.finish(action.number, idempotency_key=f"V{action.number}")
    message = stands(talk)
    assert "30 åtgärder att följa upp" in words_of(message)
    assert len(changes(talk)) == 30
