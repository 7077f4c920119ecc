"""The messages that come by themselves, with one action, many, and more than fit with buttons."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from commands.vocabulary.blocks import Message
from domain.actions import Status
from services.actions import hand_over, postpone, report_progress
from storage.tables import Action, Delivery
from tests.commands.conversation import Conversation, buttons_of, plan, rendered, words_of
from tests.conftest import NOW

ROW = ["action.report", "action.done", "action.postpone"]
TODAY = date(2026, 11, 20)
EARLY = datetime(2026, 10, 1, 12, tzinfo=UTC)


def delivery(
    conversation: Conversation, kind: str, *actions: Action, step: int = 0, owner: str = "U1"
) -> Delivery:
    """A row of the outbox about the open follow-ups of these actions."""
    items = [
        {"follow_up": follow_up.id, "version": follow_up.version, "step": step}
        for action in actions
        for follow_up in conversation.store.follow_ups.of(action)
    ]
    said: dict[str, Any] = {"date": TODAY.isoformat(), "items": items, "owner": owner}
    return Delivery(
        kind=kind,
        payload=said,
        workspace_id="T1",
        conversation=owner,
        idempotency_key="x",
        fingerprint="x",
        not_before=NOW,
        created_at=NOW,
    )


def shown(conversation: Conversation, row: Delivery, language: str = "sv") -> Message:
    """The message, which is still to be sent."""
    message = rendered(conversation.store, row, language)
    assert message is not None
    return message


def lasting(conversation: Conversation, ahead: int, **changes: Any) -> Action:
    """An action that falls due so many days from today."""
    return plan(
        conversation.store, now=EARLY, start=EARLY.date(), deadline=TODAY + timedelta(days=ahead), **changes
    )


@pytest.mark.parametrize(
    ("days", "sv", "en"),
    [
        (14, "Slutdatum: om 14 dagar, fre 4 dec.", "Deadline: in 14 days, Fri, Dec 4"),
        (1, "Slutdatum: i morgon, lör 21 nov.", "Deadline: tomorrow, Sat, Nov 21"),
        (0, "Slutdatum: i dag, fre 20 nov.", "Deadline: today, Fri, Nov 20"),
        (
            -1,
            ":warning: Skulle ha varit klar tors 19 nov. – 1 dag försenad",
            ":warning: Should have been done Thu, Nov 19 – 1 day overdue",
        ),
        (
            -7,
            ":warning: Skulle ha varit klar fre 13 nov. – 7 dagar försenad",
            ":warning: Should have been done Fri, Nov 13 – 7 days overdue",
        ),
    ],
)
def test_a_reminder_says_when_in_plain_words(conversation: Conversation, days: int, sv: str, en: str) -> None:
    row = delivery(conversation, "reminder", lasting(conversation, days))
    assert sv in words_of(shown(conversation, row))
    assert en in words_of(shown(conversation, row, "en"))


def test_a_reminder_has_buttons_for_each_action_overdue_first(conversation: Conversation) -> None:
    actions = (lasting(conversation, 3, title="Sedan"), lasting(conversation, -3, title="Över tiden"))
    message = shown(conversation, delivery(conversation, "reminder", *actions))
    assert buttons_of(message) == [*ROW, *ROW]
    values = [
        element["value"]
        for block in message.blocks[1:]
        for element in block.get("elements", [])
        if "value" in element
    ]
    assert values == ["2", "2", "2", "1", "1", "1"]
    assert message.text.index("Över tiden") < message.text.index("Sedan")


def test_what_has_been_answered_since_is_left_out(conversation: Conversation) -> None:
    done, handed, moved, left = (
        lasting(conversation, 3, title=title) for title in ("Klar", "Annans", "Flyttad", "Kvar")
    )
    row = delivery(conversation, "reminder", done, handed, moved, left)
    report_progress(conversation.store, done, Status.DONE, by="U1", now=NOW)
    hand_over(conversation.store, handed, "U2", by="U1", now=NOW)
    (follow_up,) = conversation.store.follow_ups.of(moved)
    postpone(conversation.store, moved, follow_up, date(2027, 1, 1), reason="Snö", by="U1", now=NOW)
    assert shown(conversation, row).text.split("\n")[1:] == ["#4 Kvar · Slutdatum: om 3 dagar, mån 23 nov."]


@pytest.mark.parametrize("kind", ["reminder", "escalation"])
def test_when_nothing_is_left_nothing_is_said(conversation: Conversation, kind: str) -> None:
    action = lasting(conversation, -7)
    row = delivery(conversation, kind, action)
    report_progress(conversation.store, action, Status.DONE, by="U1", now=NOW)
    assert rendered(conversation.store, row) is None


def test_who_has_left_gets_no_reminder(conversation: Conversation) -> None:
    row = delivery(conversation, "reminder", lasting(conversation, 0))
    conversation.store.people.meet("U1").deactivated = True
    assert rendered(conversation.store, row) is None


def test_the_owner_reads_that_a_coordinator_has_been_told(conversation: Conversation) -> None:
    said = "Samordnarna har fått veta"
    action = lasting(conversation, -7)
    assert said in words_of(shown(conversation, delivery(conversation, "reminder", action, step=7)))
    assert said not in words_of(shown(conversation, delivery(conversation, "reminder", action, step=3)))


@pytest.mark.parametrize("count", [1, 16, 120])
@pytest.mark.parametrize("kind", ["reminder", "escalation"])
def test_every_title_is_named_however_many_there_are(conversation: Conversation, kind: str, count: int) -> None:
    actions = [lasting(conversation, number % 15 - 7, title=f"Åtgärd nr {number};") for number in range(count)]
    message = shown(conversation, delivery(conversation, kind, *actions))
    for action in actions:
        assert action.title in words_of(message)
        assert action.title in message.text
    assert len(message.text) < 4_000


@pytest.mark.parametrize("kind", ["reminder", "escalation"])
def test_the_longest_titles_fit(conversation: Conversation, kind: str) -> None:
    actions = [lasting(conversation, -7, title="&" * 150, days=(TODAY - timedelta(days=8),)) for _ in range(60)]
    message = shown(conversation, delivery(conversation, kind, *actions))
    assert len(message.text) < 4_000
    assert message.text.count("#") >= 60


def test_many_follow_ups_of_one_action_are_counted(conversation: Conversation) -> None:
    days = tuple(TODAY + timedelta(days=number) for number in range(1, 8))
    message = shown(conversation, delivery(conversation, "reminder", lasting(conversation, 14, days=days)))
    assert "… och 4 till" in words_of(message)
    assert buttons_of(message) == ROW


def test_an_escalation_names_the_owner_and_opens_the_action(conversation: Conversation) -> None:
    message = shown(conversation, delivery(conversation, "escalation", lasting(conversation, -7)))
    assert "Ansvarig: <@U1>" in words_of(message)
    assert buttons_of(message) == ["action.show"]


@pytest.mark.parametrize("count", [1, 2, 70])
def test_actions_whose_owner_has_left_can_be_given_to_another(conversation: Conversation, count: int) -> None:
    for number in range(count):
        lasting(conversation, 30, title=f"Åtgärd nr {number};")
    conversation.store.people.meet("U1").deactivated = True
    message = shown(conversation, delivery(conversation, "owner_left"))
    assert buttons_of(message) == ["action.hand"] * min(count, 30)
    for number in range(count):
        assert f"Åtgärd nr {number};" in words_of(message)


def test_an_owner_who_has_come_back_is_not_spoken_of(conversation: Conversation) -> None:
    lasting(conversation, 30)
    assert rendered(conversation.store, delivery(conversation, "owner_left")) is None


def test_nobody_can_call_the_whole_channel_through_a_title(conversation: Conversation) -> None:
    message = shown(
        conversation, delivery(conversation, "reminder", lasting(conversation, 0, title="<!channel> <@U7>"))
    )
    assert "<!channel>" not in message.text
    sections = [block["text"]["text"] for block in message.blocks if block["type"] == "section"]
    assert not any("<!" in words or "<@U7>" in words for words in sections)
