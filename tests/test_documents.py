"""What the documents say against what there is: settings, commands, make targets."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from bot.cli.app import app
from bot.settings import Settings, load_settings
from commands.registry import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIELDS = {field.name.upper(): field for field in fields(Settings)}
ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \| (?P<meaning>.+?) \| (?P<default>.+?) \|$", re.MULTILINE)
UNSAID = ("–", "workspace admins")


def default_of(name: str) -> str:
    """A setting's default as one writes it."""
    default = FIELDS[name].default
    return "" if default in ("", ()) else str(default)


def blocks_of_example() -> Iterator[tuple[str, str, str]]:
    """Each setting of .env.example: the comment above it, its name and its value."""
    comment: list[str] = []
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comment.append(line)
        elif line:
            name, _, value = line.partition("=")
            yield "\n".join(comment), name, value
        if not line.startswith("#"):
            comment = []


def test_the_example_lists_every_setting_with_its_default_and_a_comment() -> None:
    listed = list(blocks_of_example())
    assert [name for _, name, _ in listed] == list(FIELDS)
    assert {name: value for _, name, value in listed} == {name: default_of(name) for name in FIELDS}
    assert [name for comment, name, _ in listed if len(comment) < 10] == []


def test_the_example_can_be_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FIELDS:
        monkeypatch.delenv(name, raising=False)
    assert load_settings(ROOT / ".env.example") == Settings()


def test_the_readme_lists_every_setting_with_its_default() -> None:
    rows = {row["name"]: row["default"].strip("`") for row in ROW.finditer(README)}
    assert list(rows) == list(FIELDS)
    said = {name: "" if default in UNSAID else default for name, default in rows.items()}
    assert said == {name: default_of(name) for name in FIELDS}


def cli_commands() -> set[str]:
    """Every command of the command line, with its group."""
    found = {str(each.name or getattr(each.callback, "__name__", "")) for each in app.registered_commands}
    for group in app.registered_groups:
        assert group.typer_instance is not None
        found |= {f"{group.name} {each.name}" for each in group.typer_instance.registered_commands}
    return found


def test_the_readme_names_every_command_of_the_command_line_and_no_other() -> None:
    known = cli_commands()
    assert {name for name in known if f"trygg {name}" not in README} == set()
    second = "incidents|partners|places|problems|verify|person"
    named = re.findall(rf"(?:`|bin/)trygg ([a-z-]+(?: (?:{second}))?)", README)
    assert set(named) - known == set()


def test_every_command_in_the_documents_can_be_pasted_after_make_setup() -> None:
    documents = [ROOT / "README.md", ROOT / "docs" / "sandbox.md", ROOT / "docs" / "sandbox-rules.md"]
    bare = re.compile(r"(?:^|`)(?:[A-Z_]+=\S+ )?(?:trygg|python -m sandbox)\b[^`\n]*", re.MULTILINE)
    assert {file.name: bare.findall(file.read_text(encoding="utf-8")) for file in documents} == {
        file.name: [] for file in documents
    }


def test_the_documents_name_every_make_target_and_no_other() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    targets = set(phony[1].split())
    documents = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", documents, re.MULTILINE)) == targets


def test_the_readme_names_every_slash_command_in_both_languages_and_no_other() -> None:
    names = {command.name(language) for command in COMMANDS for language in ("sv", "en")}
    written = set(re.findall(r"`(/[a-z]+)\b(?!/)", README)) - {"/healthz", "/readyz", "/metrics"}
    assert written == names


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_word_after_a_command_in_the_readme_is_one(language: str) -> None:
    subs = [sub for command in COMMANDS for sub in command.subs]
    known = {word.partition(" ")[0] for sub in subs for each in ("sv", "en") for word in sub.words(each)}
    names = "|".join(re.escape(command.name(language)) for command in COMMANDS if command.free is None)
    said = re.findall(rf"`(?:{names}) ([a-zåäö]+)", README)
    assert set(said) - known - {"help", "hjälp"} == set()
