"""`/trygg` alone: five lines for one's role, and the rest behind a button or a word."""

import json
from datetime import date

import pytest

from commands.registry import COMMANDS
from commands.response import Reply
from domain.actions import NewAction
from services.actions import add_action
from storage.store import Store
from tests.commands.conversation import Conversation
from tests.conftest import NOW, keep_areas


def lines(conversation: Conversation, words: str = "") -> list[str]:
    answer = conversation.type(words)
    assert isinstance(answer, Reply)
    return [line for block in answer.message.blocks if block["type"] == "section" for line in _text(block)]


def _text(block: dict[str, dict[str, str]]) -> list[str]:
    return block["text"]["text"].splitlines()


def own(store: Store, owner: str) -> None:
    facts = NewAction(title="Lampor", owner=owner, start=date(2026, 11, 20), deadline=date(2026, 12, 10))
    add_action(store, facts, by="UBOSS", now=NOW)


@pytest.mark.parametrize(
    ("user", "owner", "of_the_role"),
    [
        ("UBOSS", "UBOSS", "trygg läge"),
        ("U1", "U1", "rapportera 1"),
        ("U1", "U2", "inget"),
    ],
)
def test_five_lines_for_ones_role(
    coordinator: Conversation, store: Store, user: str, owner: str, of_the_role: str
) -> None:
    own(store, owner)
    said = lines(coordinator.by(user))
    assert len(said) == 5
    assert sum(of_the_role in line for line in said) == 1


@pytest.mark.parametrize(("language", "word"), [("sv", "mer"), ("en", "more")])
def test_the_rest_is_behind_a_button_and_a_word(coordinator: Conversation, language: str, word: str) -> None:
    conversation = coordinator.by("U1", language)
    short = conversation.type("")
    assert isinstance(short, Reply)
    assert f"/trygg {word}" in short.message.text
    assert "help.more" in json.dumps(short.message.blocks)
    whole = conversation.press("help.more", "")
    assert isinstance(whole, Reply)
    assert whole.replace
    for command in COMMANDS:
        for sub in command.subs:
            assert sub.words(language)[0] in json.dumps(whole.message.blocks, ensure_ascii=False)
    assert lines(conversation, word) == [line for block in whole.message.blocks[1:] for line in _text(block)]


def test_the_area_in_an_example_is_one_that_there_is(coordinator: Conversation, store: Store) -> None:
    keep_areas(store, ["Mjölby – Centrum", "Sya"])
    assert "`/handelse klotter Sya igår 22:30`" in lines(coordinator.by("U1"))[0]
