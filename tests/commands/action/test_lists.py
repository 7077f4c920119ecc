from datetime import UTC, date, datetime

import pytest

from commands.action.feature import COMMAND
from commands.response import Reply
from domain.refusals import Refusal
from services.geography import area_named
from services.partnership import unit_named
from tests.commands.conversation import Conversation, buttons_of, finish, message_of, plan, view_of, words_of

EARLY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def titles(answer: object) -> list[str]:
    """The titles in a list, in order."""
    assert isinstance(answer, Reply)
    return [
        block["text"]["text"].split("\n")[0].strip("*") for block in answer.message.blocks if "accessory" in block
    ]


@pytest.mark.parametrize("words", ["", "mina", "mine"])
def test_nobody_begins_with_actions_and_can_add_one(conversation: Conversation, words: str) -> None:
    answer = conversation.type(words)
    assert "Du ansvarar inte för någon" in words_of(answer)
    assert buttons_of(message_of(answer)) == ["action.add"]


def test_mine_are_by_date_with_the_overdue_marked_first(conversation: Conversation) -> None:
    overdue = "1 dag försenad"
    plan(conversation.store, title="Sen", deadline=date(2026, 12, 1))
    plan(conversation.store, title="Över tiden", deadline=date(2026, 11, 19), now=EARLY)
    plan(conversation.store, title="Annans", owner="U2")
    plan(conversation.store, title="Klar")
    finish(conversation, 4)
    answer = conversation.type()
    assert titles(answer) == ["#2 Över tiden", "#1 Sen"]
    assert f"– {overdue}" in words_of(answer)
    assert words_of(answer).count(":warning:") == 1


def test_an_action_in_a_list_can_be_opened(conversation: Conversation) -> None:
    plan(conversation.store)
    assert buttons_of(conversation.reply("lista")) == ["action.add", "action.show"]


def test_a_long_list_has_pages_that_turn_in_place(conversation: Conversation) -> None:
    for number in range(1, 24):
        plan(conversation.store, title=f"Åtgärd {number}")
    first = conversation.type("lista")
    assert len(titles(first)) == 10
    row = message_of(first).blocks[-2]["elements"]
    assert [button["text"]["text"] for button in row] == ["Nästa"]
    second = conversation.press("action.list", row[0]["value"])
    assert isinstance(second, Reply)
    assert second.replace
    assert titles(second)[0] == "#11 Åtgärd 11"
    row = message_of(second).blocks[-2]["elements"]
    assert [button["text"]["text"] for button in row] == ["Föregående", "Nästa"]
    third = conversation.press("action.list", row[1]["value"])
    assert titles(third) == ["#21 Åtgärd 21", "#22 Åtgärd 22", "#23 Åtgärd 23"]
    assert [button["text"]["text"] for button in message_of(third).blocks[-2]["elements"]] == ["Föregående"]


def test_a_page_says_which_of_how_many_it_shows_and_can_be_named(conversation: Conversation) -> None:
    for number in range(1, 13):
        plan(conversation.store, title=f"Åtgärd {number}")
    assert "1–10 av 12" in words_of(conversation.type("lista"))
    for words in ("lista 2", "mina 2", "lista 9"):
        assert "11–12 av 12" in words_of(conversation.type(words))


@pytest.mark.parametrize("value", ["page=1", "page=1&owner=U1", "page=1&units=1+2"])
def test_the_buttons_of_former_lists_ask_to_begin_again(conversation: Conversation, value: str) -> None:
    plan(conversation.store)
    with pytest.raises(Refusal, match="unreadable"):
        conversation.press("action.list", value)


def test_pages_keep_what_they_are_a_list_of(conversation: Conversation) -> None:
    for number in range(11):
        plan(conversation.store, title=f"Min {number}")
        plan(conversation.store, title=f"Annans {number}", owner="U2")
    value = conversation.reply("mina").blocks[-2]["elements"][0]["value"]
    assert titles(conversation.press("action.mine", value)) == ["#21 Min 10"]
    for number in range(11):
        plan(
            conversation.store,
            title=f"Tunneln {number}",
            area=area_named(conversation.store, "Skänninge").id,
        )
    value = conversation.reply("lista i Skänninge").blocks[-2]["elements"][0]["value"]
    assert titles(conversation.press("action.list", value)) == ["#33 Tunneln 10"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lista", ["#1 Tunneln", "#2 Buskarna", "#3 Skolgården"]),
        ("lista Skänninge", ["#1 Tunneln"]),
        ("lista skanninge", ["#1 Tunneln"]),
        ("lista mjölby tätort", ["#2 Buskarna"]),
        ("lista Park", ["#2 Buskarna"]),
        ("lista Testköping", ["#2 Buskarna", "#3 Skolgården"]),
        ("lista Testköping – Park", ["#2 Buskarna"]),
        ("lista Tuva Test", ["#3 Skolgården"]),
        ("lista @tuva test", ["#3 Skolgården"]),
        ("lista tuva test Testköping", ["#3 Skolgården"]),
        ("lista klara", ["#4 Lampan"]),
        ("list done", ["#4 Lampan"]),
        ("lista klara Skänninge", ["#4 Lampan"]),
    ],
)
def test_a_list_is_narrowed_by_area_unit_owner_and_done(
    conversation: Conversation, words: str, expected: list[str]
) -> None:
    store = conversation.store
    skanninge, tatort = (area_named(store, name).id for name in ("Skänninge", "Mjölby tätort"))
    park, school = (unit_named(store, "Testköping", name).id for name in ("Park", "Skola"))
    store.people.meet("U3").name = "Tuva Test"
    plan(conversation.store, title="Tunneln", area=skanninge)
    plan(conversation.store, title="Buskarna", area=tatort, unit=park)
    plan(conversation.store, title="Skolgården", unit=school, owner="U3")
    plan(conversation.store, title="Lampan", area=skanninge)
    finish(conversation, 4)
    assert titles(conversation.type(words)) == expected


@pytest.mark.parametrize("typed", ["lista Polisen", "lista polisen lundby", "lista Mjölby - Lundby"])
def test_a_list_can_be_asked_for_in_short_names(conversation: Conversation, typed: str) -> None:
    area = area_named(conversation.store, "Mjölby – Lundby").id
    unit = unit_named(conversation.store, "Polisen (exempel)", "Polisen (exempel)").id
    plan(conversation.store, title="Tunneln", area=area, unit=unit)
    plan(conversation.store, title="Buskarna")
    assert titles(conversation.type(typed)) == ["#1 Tunneln"]


@pytest.mark.parametrize("words", ["lista Atlantis", "lista 070-123 45 67", "lista klara klara"])
def test_what_names_nothing_is_refused_without_repeating_it(conversation: Conversation, words: str) -> None:
    with pytest.raises(Refusal, match="action-list-unknown") as refused:
        conversation.type(words)
    assert refused.value.facts == {}


def test_an_empty_list_says_so(conversation: Conversation) -> None:
    assert "Det finns inga åtgärder" in words_of(conversation.type("lista"))


def test_the_longest_page_fits(conversation: Conversation) -> None:
    unit = unit_named(conversation.store, "<" * 200, "&" * 200)
    for _ in range(11):
        plan(conversation.store, title="<" * 150, unit=unit.id, now=EARLY, deadline=date(2026, 11, 3))
    conversation.type("lista")
    conversation.type("mina")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_help_names_every_word(conversation: Conversation, language: str) -> None:
    shown = words_of(conversation.by(language=language).type("help"))
    for sub in COMMAND.subs:
        assert [word for word in sub.words(language) if word not in shown] == []


@pytest.mark.parametrize("words", ["skjut upp 1", "Skjut  upp #1", "flytta 1", "postpone 1"])
def test_the_words_of_a_button_can_be_typed_as_well_as_the_former_ones(
    conversation: Conversation, words: str
) -> None:
    plan(conversation.store)
    assert conversation.form(words) == view_of(conversation.press("action.postpone", 1))


@pytest.mark.parametrize("words", ["byt ansvarig 1", "lämna 1", "lamna 1", "change owner 1", "hand 1"])
def test_an_owner_is_changed_with_the_words_of_the_button_or_the_former_ones(
    conversation: Conversation, words: str
) -> None:
    plan(conversation.store)
    assert conversation.form(words) == view_of(conversation.press("action.hand", 1))


def test_help_shows_which_word_does_what(conversation: Conversation) -> None:
    shown = words_of(conversation.type("hjälp"))
    assert "`/atgard skjut upp 12` · `flytta 12` – skjuter upp" in shown
    assert "`/atgard byt ansvarig 12` · `lämna 12` – byter ansvarig" in shown


def test_an_unknown_word_is_answered_with_what_there_is(conversation: Conversation) -> None:
    with pytest.raises(Refusal, match="unknown-sub-command") as refused:
        conversation.type("plan")
    assert "`visa 12`, `rapportera 12`, `klar 12`, `skjut upp 12 (flytta)`" in str(refused.value.facts["known"])


def test_the_list_is_narrowed_to_what_is_late_and_to_ones_own(conversation: Conversation) -> None:
    plan(conversation.store, title="Sen", deadline=date(2026, 12, 1))
    plan(conversation.store, title="Över tiden", deadline=date(2026, 11, 19), now=EARLY)
    plan(conversation.store, title="Annans", owner="U2", deadline=date(2026, 11, 18), now=EARLY)
    plan(conversation.store, title="Klar fast sent", deadline=date(2026, 11, 17), now=EARLY)
    finish(conversation, 4)
    late = conversation.type("lista försenade")
    assert titles(late) == ["#3 Annans", "#2 Över tiden"]
    assert "Försenade åtgärder" in words_of(late)
    assert titles(conversation.type("list overdue mine")) == ["#2 Över tiden"]
    assert titles(conversation.type("lista mina")) == ["#2 Över tiden", "#1 Sen"]
    assert titles(conversation.at(EARLY).type("lista försenade")) == []
    with pytest.raises(Refusal, match="action-list-unknown"):
        conversation.type("lista försenade sena")
