"""What Slack cannot draw stands in the picture's thread as a picture, with words that say what it shows."""

from dataclasses import replace
from pathlib import Path

import pytest

from commands.situation.parts import part_message
from commands.vocabulary.blocks import Message
from domain.pictures import PicturePart, SituationalPicture
from domain.week_details import PartOfDay, TimeCount, WeekDetails
from exports import drawing
from tests.commands.situation.described_weeks import DESCRIBED, READERS

TIMES = (
    TimeCount(5, PartOfDay.EVENING, 8),
    TimeCount(6, PartOfDay.NIGHT, 4),
    TimeCount(1, PartOfDay.MORNING, 2),
    TimeCount(2, PartOfDay.MORNING, 1),
    TimeCount(3, PartOfDay.MORNING, 1),
)


def picture(number: int = 5) -> SituationalPicture:
    return replace(DESCRIBED["one_rise"], details=WeekDetails(times=TIMES[:number]))


def heat(number: int = 5, language: str = "sv") -> Message | None:
    return part_message(PicturePart.HEAT, picture(number), READERS[language])


def test_the_times_of_the_week_are_a_picture_that_says_its_finding() -> None:
    message = heat()
    assert message is not None
    assert message.file is not None
    assert message.file.content.startswith(b"\x89PNG")
    assert message.file.name == "lägesbild-2026-W47-tider.png"
    told = "Flest händelser: fredag kväll 8; natten mot lördag 4; måndag förmiddag 2; tisdag förmiddag 1."
    assert message.file.alt == told
    assert message.text == f"När det hände, vecka 47. {told}"


def test_and_in_english() -> None:
    message = heat(language="en")
    assert message is not None
    assert message.text.startswith("When it happened, week 47. Most incidents: Friday evening 8;")


def test_few_times_are_told_by_the_table_alone() -> None:
    assert heat(4) is None
    assert part_message(PicturePart.HEAT, DESCRIBED["normal"], READERS["sv"]) is None


def test_where_nothing_can_be_drawn_the_words_stand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drawing, "FONTS", tmp_path)
    message = heat()
    assert message is not None
    assert (message.file, message.undrawn) == (None, "font_missing")
    assert message.text.startswith("När det hände, vecka 47. Flest händelser: fredag kväll 8;")
    assert message.blocks
