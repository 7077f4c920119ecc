"""However much there is to say, a text is said."""

from dataclasses import replace

import pytest

from commands.reader import LONGEST_FACT, Reader
from commands.situation.picture import Showing, picture_message
from domain.pictures import Coverage, SituationalPicture
from domain.week_counts import WeekCounts
from domain.weeks import Week
from sandbox.rules import check_message
from tests.conftest import NOW, STOCKHOLM

MANY = tuple(f"{number:03} <&> Bostadsrättsföreningen Påhittet nr {number}" for number in range(150))
PICTURE = SituationalPicture(
    week=Week(2026, 46), taken_at=NOW, is_open=False, counts=WeekCounts(), coverage=Coverage(silent=MANY)
)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_picture_of_very_many_partners_comes_all_the_same(language: str) -> None:
    for picture in (PICTURE, replace(PICTURE, coverage=Coverage(MANY, MANY, MANY))):
        message = picture_message(picture, Showing.POSTED, Reader(language, STOCKHOLM))
        assert check_message(message.text, list(message.blocks)) == []


def test_a_fact_that_is_too_long_is_cut_but_never_within_an_escaped_character() -> None:
    reader = Reader("sv", STOCKHOLM)
    for length in range(LONGEST_FACT - 8, LONGEST_FACT + 8):
        said = reader.rich("situation-silent", partners="x" * (length % 5) + "&" * length)
        assert said.count("&") == said.count("&amp;")
        assert len(said) < LONGEST_FACT + 200
