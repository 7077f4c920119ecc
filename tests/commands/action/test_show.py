from datetime import date
from typing import Any

import pytest

from domain.actions import Status
from domain.rhythms import Rhythm
from services.actions import report_progress
from services.geography import area_named
from services.partnership import unit_named
from tests.commands.conversation import Conversation, buttons_of, finish, message_of, plan, words_of
from tests.conftest import NOW

CHANGES = ["action.report", "action.done", "action.postpone", "action.hand"]
EVERY_FIELD = [
    "#1 Tänd tunneln",
    "Enligt plan",
    "<@U1>",
    "28 december 2026",
    "20 november 2026",
    "Varje månad",
    "<@U9>",
    "Testköping – Park",
    "Skänninge",
    "Byt *lampor* <nu>",
    "Uppföljning: om 30 dagar, sön 20 dec.",
    "Slutdatum: om 38 dagar, mån 28 dec.",
]


@pytest.mark.parametrize(
    ("who", "buttons"),
    [
        ({"user": "U1"}, CHANGES),
        ({"user": "U9"}, CHANGES),
        ({"user": "U5", "coordinator": True}, CHANGES),
        ({"user": "U5"}, []),
    ],
)
def test_all_may_see_an_action_and_those_who_may_change_it_have_buttons(
    conversation: Conversation, who: dict[str, Any], buttons: list[str]
) -> None:
    plan(conversation.store)
    answer = conversation.by(**who).type("visa 1")
    assert "Tänd tunneln" in words_of(answer)
    assert buttons_of(message_of(answer)) == buttons


def test_every_field_is_shown(conversation: Conversation) -> None:
    plan(
        conversation.store,
        rhythm=Rhythm.MONTHLY,
        description="Byt *lampor* <nu>",
        unit=unit_named(conversation.store, "Testköping", "Park").id,
        area=area_named(conversation.store, "Skänninge").id,
    )
    shown = words_of(conversation.press("action.show", 1))
    assert [words for words in EVERY_FIELD if words not in shown] == []


def test_what_is_done_has_no_buttons_and_nothing_to_come(conversation: Conversation) -> None:
    plan(conversation.store)
    finish(conversation, 1)
    answer = conversation.type("visa 1")
    assert buttons_of(message_of(answer)) == []
    assert "Kommande datum" not in words_of(answer)


def test_a_day_far_away_is_shown_with_its_year(conversation: Conversation) -> None:
    plan(conversation.store, deadline=date(2028, 1, 3))
    assert "om 409 dagar, 3 januari 2028" in words_of(conversation.type("visa 1"))


def test_the_longest_history_fits_with_the_latest_first(conversation: Conversation) -> None:
    action = plan(
        conversation.store,
        title="<" * 150,
        description="&" * 3000,
        rhythm=Rhythm.WEEKLY,
        deadline=date(2027, 12, 1),
    )
    for number in range(25):
        report_progress(
            conversation.store,
            action,
            Status.BLOCKED,
            by="U1",
            now=NOW,
            note=f"{number} {'<' * 2990}",
            next_step="&" * 3000,
        )
    shown = words_of(conversation.type("visa 1"))
    assert shown.index("24 &lt;") < shown.index("23 &lt;")
    assert "… och 15 äldre" in shown
