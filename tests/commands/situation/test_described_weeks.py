"""What is posted of five described weeks is what was read and kept."""

import pytest

from tests.commands.situation.described_weeks import DESCRIBED, GOLDEN, READERS, tell


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("name", DESCRIBED)
def test_a_described_week_is_told_as_it_was_read(name: str, language: str) -> None:
    assert tell(name, language) == (GOLDEN / f"{name}.{language}.txt").read_text(encoding="utf-8")
