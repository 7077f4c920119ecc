"""What is posted of five described weeks is what was read and kept."""

import pytest

from tests.commands.situation.described_weeks import DESCRIBED, GOLDEN, READERS, tell
from tests.commands.situation.golden_images import hashes, known


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("name", DESCRIBED)
def test_a_described_week_is_told_as_it_was_read(name: str, language: str) -> None:
    assert tell(name, language) == (GOLDEN / f"{name}.{language}.txt").read_text(encoding="utf-8")


def test_the_pictures_of_described_weeks_show_what_is_posted() -> None:
    assert known() == hashes(), "run python -m tests.commands.situation.golden_images, and look at them"
    assert [image for image in known() if not (GOLDEN / image).exists()] == []
