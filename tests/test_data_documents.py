"""What the documents on personal data and security say against the tables and tests that there are."""

import re
from pathlib import Path

from sqlmodel import SQLModel

import storage.tables  # noqa: F401 (fills the metadata)

ROOT = Path(__file__).parent.parent
FIRST_CELL = re.compile(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", re.MULTILINE)


def test_the_privacy_document_tells_of_every_table_and_no_other() -> None:
    cells = FIRST_CELL.findall((ROOT / "docs" / "privacy.sv.md").read_text(encoding="utf-8"))
    told = [name for cell in cells for name in re.findall(r"`([a-z_]+)`", cell)]
    assert sorted(told) == sorted(SQLModel.metadata.tables)


def test_every_test_that_the_security_document_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", (ROOT / "docs" / "security.md").read_text(encoding="utf-8"))
    assert named != []
    assert [each for each in named if not (ROOT / each).exists()] == []
