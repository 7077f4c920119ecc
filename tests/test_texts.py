"""The texts in both languages against each other, and against the code that speaks them."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

import bot
import commands
import domain
import services
from commands.reader import LANGUAGES
from commands.registry import COMMANDS, MESSAGES

TEXTS = Path(commands.__file__).parent / "texts"
CODE = [Path(package.__file__).parent for package in (bot, commands, domain, services)]
KEY = re.compile(r"[a-z]+(-[a-z0-9]+)+")
SPOKEN_BY = {"say", "rich", "Refusal"}
ENGLISH = re.compile(
    r"\b(the|and|you|your|with|please|click|this|that|from|not|are|has|have|was|week|report|reports|"
    r"area|areas|choose|write|open|close|save|cancel|help|show|shows|error|failed|submit|button|field)\b",
    re.IGNORECASE,
)
QUOTED = {
    "sv": re.compile(r"[^”]*(”[^”]+”[^”]*)*"),
    "en": re.compile(r"[^“”]*(“[^“”]+”[^“”]*)*"),
}
COMMAND_IN_TEXT = re.compile(r"`[^`]*`|/[a-z]+")


class _Placeholders(Visitor):
    def __init__(self) -> None:
        self.found: Counter[str] = Counter()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 (the library's name)
        self.found[node.id.name] += 1


@cache
def resource(file: Path) -> fluent.Resource:
    return FluentParser().parse(file.read_text(encoding="utf-8"))


def files(language: str) -> list[Path]:
    return sorted((TEXTS / language).glob("*.ftl"))


def messages(language: str) -> Iterator[fluent.Message]:
    for file in files(language):
        for entry in resource(file).body:
            if isinstance(entry, fluent.Message):
                yield entry


def keys(language: str) -> set[str]:
    return {message.id.name for message in messages(language)}


def placeholders(message: fluent.Message) -> set[str]:
    visitor = _Placeholders()
    visitor.visit(message)
    return set(visitor.found)


def words(message: fluent.Message) -> str:
    """What the message says, without its placeholders."""
    found: list[str] = []

    class Words(Visitor):
        def visit_TextElement(self, node: fluent.TextElement) -> None:  # noqa: N802 (the library's name)
            found.append(node.value)

    Words().visit(message)
    return "·".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_can_be_read(language: str) -> None:
    for file in files(language):
        junk = [entry.content for entry in resource(file).body if isinstance(entry, fluent.Junk)]
        assert junk == [], file
        assert isinstance(resource(file).body[0], fluent.ResourceComment), f"{file} does not say what it is about"


def test_both_languages_have_the_same_files_and_keys() -> None:
    swedish, english = LANGUAGES
    assert [file.name for file in files(swedish)] == [file.name for file in files(english)]
    for one, other in zip(files(swedish), files(english), strict=True):
        names = [
            [entry.id.name for entry in resource(file).body if isinstance(entry, fluent.Message)]
            for file in (one, other)
        ]
        assert sorted(names[0]) == sorted(names[1]), one.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_there_twice(language: str) -> None:
    counted = Counter(message.id.name for message in messages(language))
    assert [key for key, count in counted.items() if count > 1] == []


def test_both_languages_have_the_same_placeholders() -> None:
    swedish, english = (
        {each.id.name: placeholders(each) for each in messages(language)} for language in LANGUAGES
    )
    assert {key: found for key, found in swedish.items() if found != english[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_signs_are_those_of_print(language: str) -> None:
    said = {message.id.name: words(message) for message in messages(language)}
    wrong = re.compile(r"\t|\"|\.\.\.| {2}|\w'\w" + ("|[“‘]" if language == "sv" else ""))
    assert {key: found for key, each in said.items() if (found := wrong.findall(each))} == {}
    assert {key for key, each in said.items() if not QUOTED[language].fullmatch(each)} == set()


def test_no_english_is_left_in_swedish() -> None:
    found = {
        message.id.name: ENGLISH.findall(COMMAND_IN_TEXT.sub("", words(message))) for message in messages("sv")
    }
    assert {key: each for key, each in found.items() if each} == {}


def test_what_is_said_in_english_is_not_swedish() -> None:
    letters = re.compile("[åäöÅÄÖ]")
    found = [each.id.name for each in messages("en") if letters.search(COMMAND_IN_TEXT.sub("", words(each)))]
    assert found == []


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    return [
        (file, ast.parse(file.read_text(encoding="utf-8"))) for folder in CODE for file in folder.rglob("*.py")
    ]


def literals() -> Iterator[str]:
    """Every string in the code that is written out."""
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def explanations() -> set[str]:
    """The keys that `help` is made of."""
    found = {f"help-{command.en}" for command in COMMANDS}
    found |= {f"help-{command.en}-{sub.en}" for command in COMMANDS for sub in command.subs}
    return found | {
        f"help-{command.en}-{part}" for command in COMMANDS if command.free for part in ("free", "word")
    }


def labels() -> set[str]:
    """The keys that name each kind of message but the notice about the others."""
    return {f"delivery-what-{kind.replace('_', '-')}" for kind in MESSAGES if kind != "dead_letter"}


def test_every_text_is_said_somewhere() -> None:
    assert keys("sv") - set(literals()) - explanations() - labels() == set()


def test_every_explanation_is_there() -> None:
    assert (explanations() | labels()) - keys("sv") == set()


def spoken() -> Iterator[tuple[str, str]]:
    """Every key that is said by its name, and where."""
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                first = node.args[0]
                if name in SPOKEN_BY and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{file.name}:{node.lineno}", first.value


def test_nothing_is_said_that_has_no_text() -> None:
    known = keys("sv")
    assert [(where, key) for where, key in spoken() if key not in known] == []


def test_whatever_looks_like_a_key_is_one() -> None:
    topics = {key.partition("-")[0] for key in keys("sv")}
    looks = {each for each in literals() if KEY.fullmatch(each) and each.partition("-")[0] in topics}
    assert looks - keys("sv") - {"follow-up"} == set()
