"""Words that resemble a sub-command: the question, and what each of its buttons leads to."""

from typing import Any

import pytest

from commands.response import OpenForm, Reply
from domain.refusals import Refusal
from tests.commands.conversation import Conversation, report


def pressable(message: Any) -> dict[str, tuple[str, str]]:
    """The route and the value of each button by its label."""
    row = next(block for block in message.blocks if block["type"] == "actions")
    return {each["text"]["text"]: (each["action_id"].partition(":")[0], each["value"]) for each in row["elements"]}


def test_another_word_for_correct_is_asked_about_and_done(conversation: Conversation) -> None:
    number = report(conversation, text="Ruta krossad")
    question = conversation.reply(f"ändra {number}")
    assert question.text == f"Menade du `/handelse rätta {number}`?"
    opened = conversation.press(*pressable(question)[f"Rätta {number}"])
    assert isinstance(opened, OpenForm)
    assert opened.view["callback_id"] == "incident.correct"


def test_what_was_typed_can_be_reported_all_the_same(conversation: Conversation) -> None:
    question = conversation.reply("radera 141")
    opened = conversation.press(*pressable(question)["Rapportera som text"])
    assert isinstance(opened, OpenForm)
    text = next(block for block in opened.view["blocks"] if block.get("block_id") == "text")
    assert text["element"]["initial_value"] == "radera 141"


def test_nothing_in_english_is_asked_about(conversation: Conversation) -> None:
    question = conversation.by("U1", "en").reply("nothing")
    assert question.text == "Did you mean `/incident none`?"


@pytest.mark.parametrize("words", ["visa nr {}", "visa #{}", "visa {}.", "show no {}", "visa händelse {}"])
def test_a_number_is_read_however_it_is_written(conversation: Conversation, words: str) -> None:
    number = report(conversation)
    answer = conversation.type(words.format(number))
    assert isinstance(answer, Reply)
    assert f"#{number}" in answer.message.text


def test_a_word_that_needs_a_number_says_so(conversation: Conversation) -> None:
    question = conversation.reply("ändra")
    with pytest.raises(Refusal, match="number-missing"):
        conversation.press(*pressable(question)["Rätta"])


@pytest.mark.parametrize(
    "words",
    [
        "hjälp en man är nedslagen på torget",
        "help a man is lying on the square",
        "hjälp slagsmål pågår",
        "visa upp sig naken vid stationen",
        "show window smashed at ICA",
        "correct spelling sprayed on the wall",
    ],
)
def test_a_sentence_that_begins_with_a_word_of_ours_is_a_report(conversation: Conversation, words: str) -> None:
    opened = conversation.type(words)
    assert isinstance(opened, OpenForm)
    text = next(block for block in opened.view["blocks"] if block.get("block_id") == "text")
    assert text["element"]["initial_value"] in words


@pytest.mark.parametrize("words", ["visa", "rätta den", "rätta 141 till klotter", "visa händelse tolv"])
def test_a_word_that_takes_a_number_asks_for_it_where_no_sentence_follows(
    conversation: Conversation, words: str
) -> None:
    with pytest.raises(Refusal, match="number-missing"):
        conversation.type(words)


@pytest.mark.parametrize("words", ["hjälp", "help", "hjälp rätta"])
def test_help_alone_or_about_a_word_is_help(conversation: Conversation, words: str) -> None:
    assert isinstance(conversation.type(words), Reply)
