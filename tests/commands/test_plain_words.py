"""Plain words in a direct message: answered with the form, which holds what was written and may be stored."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.edge import dispatcher
from commands.plain_words import MOST_CARRIED
from commands.request import Request
from commands.response import OpenForm, Reply
from commands.routes import InteractionKind
from commands.vocabulary.blocks import Message
from sandbox.rules import check_message, check_view
from storage.store import Store

NUMBER = "850709-9805"


@pytest.fixture
def write(make_request: Callable[..., Request], store: Store) -> Callable[..., Message]:
    """Writes words to the app; its answer, which Slack must take."""

    def act(words: str, **changes: Any) -> Message:
        answer = dispatcher.answer(InteractionKind.WORDS, "words", make_request(words=words, **changes), store)
        assert isinstance(answer, Reply)
        assert check_message(answer.message.text, list(answer.message.blocks)) == []
        return answer.message

    return act


def buttons(message: Message) -> list[dict[str, Any]]:
    return [element for block in message.blocks if block["type"] == "actions" for element in block["elements"]]


@pytest.fixture
def opened(make_request: Callable[..., Request], store: Store) -> Callable[[Message], dict[str, Any]]:
    """What stands in the form behind the only button, by field."""

    def press(message: Message) -> dict[str, Any]:
        (button,) = buttons(message)
        route = button["action_id"].partition(":")[0]
        answer = dispatcher.answer(InteractionKind.BUTTON, route, make_request(value=button["value"]), store)
        assert isinstance(answer, OpenForm)
        assert check_view(answer.view) == []
        return {block["block_id"]: block["element"] for block in answer.view["blocks"] if "element" in block}

    return press


def test_words_are_offered_as_a_report_and_fill_in_its_form(write: Any, opened: Any) -> None:
    said = write("klotter igår 22:30, två meter på kuren")
    assert "Inget är sparat än" in said.text
    assert "kuren" not in said.text
    form = opened(said)
    assert form["category"]["initial_option"]["text"]["text"] == "Skadegörelse – klotter"
    assert form["time"]["initial_time"] == "22:30"
    assert "två meter på kuren" in form["text"]["initial_value"]


@pytest.mark.parametrize(
    ("language", "button", "greeted"),
    [("sv", "Rapportera", "Rapportera händelse"), ("en", "Report", "Report an incident")],
)
def test_words_are_answered_in_the_readers_language(write: Any, language: str, button: str, greeted: str) -> None:
    assert [each["text"]["text"] for each in buttons(write("klotter på muren", language=language))] == [button]
    assert buttons(write("hej", language=language))[0]["text"]["text"] == greeted


def test_what_may_not_be_stored_is_neither_said_again_nor_carried_along(write: Any, opened: Any) -> None:
    said = write(f"klotter av {NUMBER} på muren vid skolan")
    assert NUMBER not in json.dumps(said.blocks) + said.text
    assert "personnummer" in said.text
    form = opened(said)
    assert "på muren vid skolan" in form["text"]["initial_value"]
    assert NUMBER not in str(form)


def test_as_much_as_a_button_holds_is_carried_and_the_rest_told_of(write: Any, opened: Any) -> None:
    said = write("klotter " + "å" * 3_000)
    assert f"{MOST_CARRIED}"[0] in said.text
    assert "Klistra in resten" in said.text
    assert len(opened(said)["text"]["initial_value"]) > 1_900


@pytest.mark.parametrize("words", ["", "Hej!", "hjälp", "HELP", "hallå?"])
def test_a_greeting_is_answered_with_what_one_can_do(write: Any, words: str) -> None:
    said = write(words)
    assert [each["text"]["text"] for each in buttons(said)] == [
        "Rapportera händelse", "Inget att rapportera", "Mina åtgärder"
    ]  # fmt: skip
    assert "/händelse" in said.text
