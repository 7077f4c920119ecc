"""The page's own words are there in both languages, alike."""

import re
from string import Formatter

import pytest

from sandbox.page.texts import TEXTS, Language, count_of, say


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_take_the_same_facts(key: str) -> None:
    swedish, english = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in TEXTS[key])
    assert swedish == english


@pytest.mark.parametrize("key", TEXTS)
def test_no_text_holds_a_name_of_the_code(key: str) -> None:
    assert not any(re.search(r"[a-z][A-Z]|[a-z]_[a-z]", re.sub(r"\{\w+\}", "", text)) for text in TEXTS[key])


def test_counting() -> None:
    assert [count_of("sv", "replies", count) for count in (1, 3)] == ["1 svar", "3 svar"]
    assert [count_of("en", "replies", count) for count in (1, 3)] == ["1 reply", "3 replies"]
    assert say("sv", "write_to", place="#allmänt") == "Meddelande till #allmänt"


@pytest.mark.parametrize(
    "key", ["write_reply", "write", "choose", "choose_many", "choose_person", "choose_channel"]
)
def test_a_prompt_is_a_word_without_dots_as_in_the_forms_themselves(key: str) -> None:
    assert not any(words.endswith("…") for words in TEXTS[key])


@pytest.mark.parametrize(
    ("key", "language", "words"),
    [
        ("tab_faults", "sv", "Felsimulering och tid"),
        ("order_fault", "sv", "Simulera fel"),
        ("calm", "sv", "Ta bort alla fel"),
        ("to_tomorrow", "en", "Skip to tomorrow"),
    ],
)
def test_faults_and_time_are_called_what_a_developer_calls_them(key: str, language: Language, words: str) -> None:
    assert say(language, key) == words


@pytest.mark.parametrize("key", ["wrong_kind", "too_many", "too_large", "not_sent", "only_forward", "no_figure"])
def test_a_refusal_says_what_to_do_instead(key: str) -> None:
    assert re.search(r"\b(Välj|Försök|Skriv)\b", TEXTS[key][0])
    assert re.search(r"\b(Choose|Try|Write)\b", TEXTS[key][1])
