"""What has been answered leaves the reminders in which it stood; what has not keeps its buttons."""

from datetime import timedelta
from typing import Any

from commands.vocabulary.blocks import Message
from storage.tables import Action, Delivery
from tests.commands.conversation import Conversation, buttons_of, finish, plan, rendered, words_of
from tests.conftest import NOW
from tests.outbox import put_record

ROW = ["action.report", "action.done", "action.postpone"]
HELD = "reminder:U1:2026-11-20"


def remind(
    conversation: Conversation, *actions: Action, age: timedelta = timedelta(), idempotency_key: str = HELD
) -> None:
    """Put a reminder of every open follow-up of these actions, as it was put so long ago."""
    items = [
        {"follow_up": follow_up.id, "version": follow_up.version, "step": 0}
        for action in actions
        for follow_up in conversation.store.follow_ups.of(action)
    ]
    said: dict[str, Any] = {"date": "2026-11-20", "items": items, "owner": "U1"}
    put_record(conversation.store, idempotency_key, "reminder", said, due=True, now=NOW - age, person="U1")


def changes(conversation: Conversation) -> list[Delivery]:
    """What is to be put in the place of reminders."""
    return list(conversation.store.outbox.begun("resolved:"))


def stands(conversation: Conversation) -> Message:
    """What the newest change puts there."""
    shown = rendered(conversation.store, changes(conversation)[-1])
    assert shown is not None
    return shown


def test_the_last_one_done_leaves_no_button(conversation: Conversation) -> None:
    action = plan(conversation.store)
    remind(conversation, action)
    finish(conversation, action.number)
    (change,) = changes(conversation)
    assert (change.changes, change.person) == (HELD, "U1")
    message = stands(conversation)
    assert message.text == "Klart – inget mer att göra\n*#1 Tänd tunneln* är klar."
    assert "Klart – inget mer att göra" in words_of(message)
    assert buttons_of(message) == []


def test_the_others_keep_their_buttons(conversation: Conversation) -> None:
    first, second = plan(conversation.store), plan(conversation.store, title="Klipp häcken")
    remind(conversation, first, second)
    finish(conversation, first.number)
    message = stands(conversation)
    assert "En åtgärd att följa upp" in words_of(message)
    assert buttons_of(message) == ROW
    assert words_of(message).index("Klipp häcken") < words_of(message).index("*#1 Tänd tunneln* är klar.")


def test_a_follow_up_reported_says_how_it_goes_and_what_comes_next(conversation: Conversation) -> None:
    action = plan(conversation.store, days=(NOW.date(),), start=NOW.date(), now=NOW - timedelta(days=30))
    follow_up = conversation.store.follow_ups.of(action)[0]
    item = {"follow_up": follow_up.id, "version": follow_up.version, "step": 0}
    said = {"date": "2026-11-20", "items": [item], "owner": "U1"}
    put_record(conversation.store, HELD, "reminder", said, due=True, now=NOW, person="U1")
    conversation.submit(conversation.form("rapportera 1"), status="on_track")
    message = stands(conversation)
    assert buttons_of(message) == []
    assert "*#1 Tänd tunneln*: Enligt plan. Härnäst: slutdatumet 28 december 2026." in words_of(message)


def test_a_moved_day_leaves_the_reminder(conversation: Conversation) -> None:
    action = plan(conversation.store)
    remind(conversation, action)
    conversation.submit(conversation.form("flytta 1"), date="2027-01-11", reason="Vintern")
    message = stands(conversation)
    assert buttons_of(message) == []
    assert "11 januari" in words_of(message)


def test_handed_over_it_says_to_whom(conversation: Conversation) -> None:
    remind(conversation, plan(conversation.store))
    conversation.submit(conversation.form("lämna 1"), owner="U2")
    (change,) = changes(conversation)
    assert change.person == "U1"
    assert "<@U2> är nu ansvarig för *#1 Tänd tunneln*." in words_of(stands(conversation))


def test_reminders_of_other_actions_and_old_ones_are_left_alone(conversation: Conversation) -> None:
    action, other = plan(conversation.store), plan(conversation.store)
    remind(conversation, other)
    remind(conversation, action, age=timedelta(days=50), idempotency_key="reminder:U1:2026-10-01")
    finish(conversation, action.number)
    assert changes(conversation) == []


def test_as_many_as_a_reminder_holds_are_told_of(conversation: Conversation) -> None:
    actions = [plan(conversation.store, title=f"{number} {'x' * 140}") for number in range(60)]
    remind(conversation, *actions)
    for action in actions[::2]:
        finish(conversation, action.number, idempotency_key=f"V{action.number}")
    message = stands(conversation)
    assert "30 åtgärder att följa upp" in words_of(message)
    assert len(changes(conversation)) == 30
