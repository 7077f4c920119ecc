"""Texts that a caretaker reads on a phone: no words of former versions, no bare placeholders, no dead ends."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import ast as fluent

from bot.installations.manifest import build_manifest
from commands.examples import Examples
from commands.reader import LANGUAGES, Reader
from commands.registry import COMMANDS
from commands.routes import command_lines, usages_of
from tests.test_texts import COMMAND_IN_TEXT, messages, trees

ZONE = ZoneInfo("Europe/Stockholm")
MOST_WORDS = 20
MOST_SIGNS = 125
"""A sentence of more words or signs is two; names and figures that are put into it count as one sign."""

FORMER = {
    "sv": (
        r"samverkansparter har hört av sig|hör hemma|höra till|hör till|känner jag inte igen|lagt dig som|"
        r"lägg in\b|lägger in\b|lade in\b|inlagd|lämna(?:r|de)? (?:över|åtgärd)|flytta|stor tagg|"
        r"strikt|säger sig|vänd dig till|öppna åtgärder|att svara på här|det här väntar|det här har hänt|"
        r"inga fler än|återtas|har trygg fel|täckning|snitt \d|publicera(?!s \(öppen)|"
        r"namngivna parter|nästa uppföljning"
    ),
    "en": (
        r"(?-i:\bWrite\b)|mean of|heard from|insecurity|damage|holds? (?:a|an|that)\b|"
        r"past (?:its|their|the) date|turn to|where do you belong|i do not know|to come\*|big tag|named partners|"
        r"next follow-up|\bmoved?\b"
    ),
}
INSTRUCTIONS = {
    "sv": (
        r"\b(välj|skriv|skriva|prova|ändra|byt|ta bort|kopiera|försök|be|fråga|se|korta|utse|rapportera|lägg|"
        r"skjut upp|öppna|börja om|områdena är|du kan se)\b"
    ),
    "en": (
        r"\b(choose|type|try|change|remove|copy|ask|see|shorten|appoint|report|add|postpone|open|"
        r"begin again|the areas are|you can see|write)\b"
    ),
}
ENGLISH = re.compile(
    r"\b(due|overdue|deadline|owner|unit|done|next|back|more|follow-?up|postpone|progress|reminder|digest|dashboard|"
    r"feedback|template|default|update|list|add|hand|week|none|mine|incident|action|situation|partner|member|"
    r"okay|sorry|type|try|change)\b",
    re.IGNORECASE,
)
LABELS = {
    ("action", "report"): "action-button-report",
    ("action", "done"): "action-button-done",
    ("action", "postpone"): "action-button-postpone",
    ("action", "hand"): "action-button-hand",
    ("action", "show"): "button-show",
    ("incident", "show"): "button-show",
    ("incident", "correct"): "incident-correct",
    ("incident", "withdraw"): "incident-withdraw",
    ("trygg", "more"): "help-button-more",
}


def ways(pattern: fluent.Pattern) -> Iterator[str]:
    """Every way in which a text can be said, a placeholder being one sign."""
    parts = [list(_ways_of(element)) for element in pattern.elements]
    yield from ("".join(chosen) for chosen in product(*parts))


def _ways_of(element: fluent.TextElement | fluent.Placeable) -> Iterator[str]:
    if isinstance(element, fluent.TextElement):
        yield element.value
    elif isinstance(element.expression, fluent.SelectExpression):
        for variant in element.expression.variants:
            yield from ways(variant.value)
    else:
        yield "·"


def said(language: str) -> Iterator[tuple[str, str]]:
    """Every key with each way in which its text can be said."""
    for message in messages(language):
        if message.value is not None:
            yield from ((message.id.name, way) for way in ways(message.value))


def plain(text: str) -> str:
    """The text without what is to be typed."""
    return COMMAND_IN_TEXT.sub("", text)


@cache
def refusals() -> set[str]:
    """The keys that something is refused with."""
    found = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refusal", "refuse"):
                keys = (each.value for each in node.args if isinstance(each, ast.Constant))
                found |= {key for key in keys if isinstance(key, str)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_former_versions_do_not_come_back(language: str) -> None:
    former = re.compile(FORMER[language], re.IGNORECASE)
    assert {key: former.findall(plain(text)) for key, text in said(language) if former.search(plain(text))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_says_what_to_do_instead(language: str) -> None:
    telling = re.compile(INSTRUCTIONS[language], re.IGNORECASE)
    texts = [(key, text) for key, text in said(language) if key in refusals()]
    assert len({key for key, _ in texts}) > 50
    assert {key: text for key, text in texts if not telling.search(text)} == {}


def test_no_english_word_is_left_in_a_swedish_text() -> None:
    assert {key: ENGLISH.findall(plain(text)) for key, text in said("sv") if ENGLISH.search(plain(text))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_too_long_for_a_phone(language: str) -> None:
    sentences = [
        (key, sentence)
        for key, text in said(language)
        for line in text.splitlines()
        for sentence in re.split(r"(?<=[.?!])\s+", line)
    ]
    long = {key: each for key, each in sentences if len(each.split()) > MOST_WORDS or len(each) > MOST_SIGNS}
    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_usage_is_shown_by_examples_and_not_by_letters(language: str) -> None:
    reader, examples = Reader(language, ZONE), Examples()
    shown = [line for command in COMMANDS for line in command_lines(command, reader, examples)]
    shown += [usage for command in COMMANDS for usage in usages_of(command, language, examples)]
    shown += [each["usage_hint"] for each in build_manifest(reader)["features"]["slash_commands"]]
    assert [line for line in shown if re.search(r"\b[A-Z]\b|`[^`]*\btext\b|[\[<]", line)] == []
    assert [key for key, text in said(language) if re.search(r"\b[NX]\b", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_and_the_word_that_one_types_are_the_same(language: str) -> None:
    reader = Reader(language, ZONE)
    words = {(command.en, sub.en): sub.words(language)[0] for command in COMMANDS for sub in command.subs}
    labels = {which: reader.say(key).lower() for which, key in LABELS.items()}
    assert {words[which]: label for which, label in labels.items() if not label.startswith(words[which])} == {}
