"""What the documents name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FOLDERS = {file.parent.name for file in ROOT.glob("*/__init__.py")}
PATH = re.compile(rf"`((?:{'|'.join(sorted(FOLDERS | {'docs'}))})/[\w./-]*)`")
FILE = re.compile(r"`([\w-]+\.(?:py|ftl|toml))`")
FILES = {file.name for folder in (*FOLDERS, "tests") for file in (ROOT / folder).rglob("*.*")} | {"pyproject.toml"}
BOLT_EXAMPLES = {
    "events_app.py",
    "lazy_modals_app.py",
    "message_events.py",
    "modals_app.py",
    "modals_app_typed.py",
    "socket_mode_async.py",
}
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MODULES = sorted(set(re.findall(r"`\.venv/bin/python -m ((?:tests|storage|sandbox)[\w.]*)", CONTRIBUTING)))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_files_it_names_are_there(document: Path) -> None:
    named = set(PATH.findall(document.read_text(encoding="utf-8")))
    assert {path for path in named if not (ROOT / path).exists()} == set()
    assert set(FILE.findall(document.read_text(encoding="utf-8"))) - FILES - BOLT_EXAMPLES == set()


@pytest.mark.parametrize("module", MODULES)
def test_the_command_is_there(module: str) -> None:
    place = ROOT / module.replace(".", "/")
    assert place.with_suffix(".py").exists() or (place / "__main__.py").exists()


def test_every_folder_of_the_product_is_explained() -> None:
    assert {f"{folder}/" for folder in FOLDERS} - set(PATH.findall(CONTRIBUTING)) == set()
