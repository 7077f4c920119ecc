"""Every term of the glossary lives where it says, and its Swedish word is one that people read."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 (fills the metadata)
from storage.tables.columns import IdentifiedRow, TableRow

ROOT = Path(__file__).parents[1]
ROWS = re.findall(
    r"^\| (?!term|Swedish|---)(.+) \| `([\w.]+)` \|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE
)
TERMS = {row.split(" | ")[0]: where for row, where in ROWS}
SWEDISH = [term for row, _ in ROWS if row.count(" | ") == 2 for term in row.split(" | ")[0].split(", ")]
TEXTS = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "commands/texts/sv").glob("*.ftl"))).lower()


def test_no_term_has_two_meanings() -> None:
    assert len(TERMS) == len(ROWS) > 40


@pytest.mark.parametrize("where", sorted({where for where in TERMS.values() if where.startswith("table.")}))
def test_the_table_is_there(where: str) -> None:
    assert where.removeprefix("table.") in SQLModel.metadata.tables


@pytest.mark.parametrize("where", sorted({where for where in TERMS.values() if not where.startswith("table.")}))
def test_the_name_is_there(where: str) -> None:
    module, _, name = where.rpartition(".")
    assert hasattr(import_module(module), name)


def test_every_table_has_a_term() -> None:
    named = {where.removeprefix("table.") for where in TERMS.values()}
    rows = {
        f"storage.tables.{each.__name__}": each.__tablename__
        for each in (*TableRow.__subclasses__(), *IdentifiedRow.__subclasses__())
        if each is not IdentifiedRow
    }
    assert set(rows.values()) - named - {rows[where] for where in TERMS.values() if where in rows} == set()


@pytest.mark.parametrize("word", SWEDISH)
def test_the_swedish_word_is_in_the_texts(word: str) -> None:
    assert re.sub(r"a$|a upp$", "", word) in TEXTS
