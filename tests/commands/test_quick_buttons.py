"""The quick buttons: in Home, in `/trygg`, and in the message that is pinned in the channel."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from commands.reader import Reader
from commands.registry import COMMANDS, MESSAGES, ROUTES
from commands.response import Reply, ShowHome
from commands.routes import InteractionKind
from domain.refusals import Refusal
from sandbox.rules import check_message, check_view
from services.organisations import set_teams
from services.partnership import partner_named
from storage.audit import noted_in
from storage.store import Store
from storage.tables import Delivery
from tests.commands.conversation import Conversation, buttons_of
from tests.commands.submitting import answer
from tests.conftest import STOCKHOLM

FIRST = ["incident.open", "incident.none", "action.mine"]
LISTS = ["situation.week", "incident.list", "incident.mine", "action.list", "problem.list", "messages.list"]
REGISTER = ["partners.list", "areas.list", "categories.list"]
KEPT = ["trygg.status", "members.list", *REGISTER, "retention.show", "trygg.setup", "trygg.buttons"]


@pytest.fixture
def coordinator(coordinator: Conversation, store: Store) -> Conversation:
    """A coordinator of a workspace whose picture has a channel."""
    store.workspace.settings().digest_channel = "C1"
    return replace(coordinator, command="trygg")


def posted(store: Store) -> list[Delivery]:
    return [each for each in store.session.exec(select(Delivery)) if each.kind == "quick_buttons"]


def home(conversation: Conversation) -> list[list[str]]:
    """The routes of each row of buttons in the Home tab."""
    shown = answer(InteractionKind.HOME, "home", conversation.make_request(), conversation.store)
    assert isinstance(shown, ShowHome)
    assert check_view(shown.view) == []
    return rows_of(shown.view["blocks"])


def rows_of(blocks: Any) -> list[list[str]]:
    return [
        [element["action_id"].partition(":")[0] for element in block["elements"]]
        for block in blocks
        if block["type"] == "actions"
    ]


def test_home_has_the_buttons_for_what_people_do_and_coordinators_have_theirs(coordinator: Conversation) -> None:
    assert home(coordinator.by("U1")) == [FIRST, LISTS]
    assert home(coordinator) == [FIRST, LISTS, KEPT]


def test_home_tells_no_command_to_those_who_have_none(coordinator: Conversation, store: Store) -> None:
    set_teams(store, partner_named(store, "Skolan"), ["T9"], by="UBOSS", now=coordinator.now)
    assert "/handelse" in str(answer(InteractionKind.HOME, "home", coordinator.make_request(), store))
    store.people.meet("U1").team_id = "T9"
    shown = answer(InteractionKind.HOME, "home", coordinator.by("U1", member=False).make_request(), store)
    assert "/handelse" not in str(shown)


def test_the_overview_has_them_too(coordinator: Conversation) -> None:
    assert rows_of(coordinator.by("U1").reply().blocks) == [[*FIRST, "help.more"]]
    assert rows_of(coordinator.reply().blocks) == [[*FIRST, "help.more"], KEPT]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_message_is_posted_once_in_the_channel(coordinator: Conversation, store: Store, language: str) -> None:
    first = coordinator.by("UBOSS", language).press("trygg.buttons", idempotency_key="one")
    assert "<#C1>" in first.message.text
    again = coordinator.by("UBOSS", language).press("trygg.buttons", idempotency_key="two")
    assert buttons_of(again.message) == ["trygg.buttons"]
    (delivery,) = posted(store)
    assert (delivery.channel, delivery.person) == ("C1", None)
    assert [(each.event, each.subject, each.reference, each.actor) for each in noted_in(store.session)] == [
        ("made", "buttons", "C1", "UBOSS")
    ]


def test_it_is_posted_again_when_someone_says_so(coordinator: Conversation, store: Store) -> None:
    coordinator.press("trygg.buttons", idempotency_key="one")
    for _ in range(2):
        coordinator.press("trygg.buttons", "again", idempotency_key="two")
    assert len(posted(store)) == 2


def test_another_channel_gets_its_own(coordinator: Conversation, store: Store) -> None:
    coordinator.press("trygg.buttons", idempotency_key="one")
    store.workspace.settings().digest_channel = "C2"
    coordinator.press("trygg.buttons", idempotency_key="two")
    assert [each.channel for each in posted(store)] == ["C1", "C2"]


def test_without_a_channel_it_is_said_how_to_choose_one(coordinator: Conversation, store: Store) -> None:
    store.workspace.settings().digest_channel = None
    with pytest.raises(Refusal) as refused:
        coordinator.press("trygg.buttons")
    assert refused.value.key == "status-no-channel"
    assert posted(store) == []


def test_it_is_for_coordinators(coordinator: Conversation, store: Store) -> None:
    with pytest.raises(Refusal) as refused:
        coordinator.by("U1").press("trygg.buttons")
    assert refused.value.key == "coordinators-only"
    assert posted(store) == []


@pytest.mark.parametrize(("language", "words"), [("sv", "Har något hänt?"), ("en", "Has something happened?")])
def test_what_is_pinned_has_the_three_buttons_and_leads_to_all_others(
    store: Store, language: str, words: str
) -> None:
    message = MESSAGES["quick_buttons"].message({}, store, Reader(language, STOCKHOLM))
    assert message is not None
    assert check_message(message.text, list(message.blocks)) == []
    assert words in message.text
    assert rows_of(message.blocks) == [[*FIRST, "quick.more"]]


def test_more_shows_the_buttons_to_all_that_ones_role_allows(coordinator: Conversation, store: Store) -> None:
    assert rows_of(coordinator.by("U1").press("quick.more").message.blocks) == [FIRST, LISTS]
    assert rows_of(coordinator.by("UBOSS").press("quick.more").message.blocks) == [FIRST, LISTS, KEPT]
    store.people.meet("U2").role = "reader"
    assert rows_of(coordinator.by("U2").press("quick.more").message.blocks) == [["action.mine"], LISTS]


def test_what_its_buttons_answer_does_not_stand_in_its_place(coordinator: Conversation) -> None:
    for route in ("incident.none", "action.mine"):
        answered = coordinator.by("U1").press(route)
        assert not (isinstance(answered, Reply) and answered.replace)


def test_saved_settings_offer_it_once_there_is_a_channel(coordinator: Conversation) -> None:
    saved = coordinator.submit(coordinator.form("setup"))
    assert "trygg.buttons" in buttons_of(saved.message)
    without = coordinator.submit(coordinator.form("setup"), channel=None)
    assert "trygg.buttons" not in buttons_of(without.message)


def test_whatever_a_command_starts_a_button_starts_too() -> None:
    pressed = {route.handler for (kind, _), route in ROUTES.items() if kind is InteractionKind.BUTTON}
    typed = {route.name: route.handler for command in COMMANDS for route in command.routes()}
    assert {name for name, handler in typed.items() if handler not in pressed} == {
        "situation area",  # by the buttons of a picture
        "situation week",
        "trygg",
        "trygg more",
    }
