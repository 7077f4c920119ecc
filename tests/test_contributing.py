"""What CONTRIBUTING names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", TEXT)))
MODULES = sorted(set(re.findall(r"`python -m ([\w.]+)", TEXT)))


@pytest.mark.parametrize("path", PATHS)
def test_the_file_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("module", MODULES)
def test_the_command_is_there(module: str) -> None:
    assert (ROOT / f"{module.replace('.', '/')}.py").exists()


def test_every_folder_of_the_product_is_explained() -> None:
    folders = {f"{file.parent.name}/" for file in ROOT.glob("*/__init__.py")}
    assert folders - set(PATHS) == set()
