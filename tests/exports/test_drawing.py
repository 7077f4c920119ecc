import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports import drawing
from exports.colours import PALETTE, mark_of
from exports.documents import (
    Bar,
    BarChart,
    Bullets,
    Document,
    HeatMap,
    Line,
    LineChart,
    Paragraph,
    SectionTitle,
    Table,
    Tile,
    Tiles,
)
from exports.drawing import DrawingFailed, draw_pdf, draw_png

HOSTILE = '#panic("x") $x$ *bold* @preview/x \\ [ ] " # //'
LINES = LineChart("Twelve weeks", "It rose.", ("v. 46", "v. 47"), (Line("Centrum", (1, 7)),), (0, 2), "Expected")
BARS = BarChart("By area", "Most in Centrum.", (Bar("Centrum", 7, "7", (0, 2), mark_of(1)), Bar("Lundby", 0, "0")))
HEAT = HeatMap(
    "When", "Most on Friday.", ("Fri", "Sat"), ("AM", "PM"), ((1, 5), (None, 0)), (("1", "5"), ("–", "0"))
)
PARTS = (
    Paragraph(HOSTILE, "lead"),
    Tiles((Tile("42", "incidents", "expected 33–49"), Tile("1", "stands out"))),
    SectionTitle(HOSTILE),
    Bullets((HOSTILE,)),
    Table(("Area", "Number"), ((HOSTILE, "7"), ("&" * 80, "0")), (1,)),
    LINES,
    BARS,
    HEAT,
    Paragraph("A note.", "note"),
)


def document(*parts: object) -> Document:
    made_at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    return Document(HOSTILE, "sv", made_at, parts, "16–22 november", "Trygg", "Sida")  # type: ignore[arg-type]


def test_a_document_is_a_tagged_pdf_and_the_same_each_time() -> None:
    drawn = draw_pdf(document(*PARTS))
    assert drawn.startswith(b"%PDF")
    assert b"pdfuaid:part" in drawn
    assert drawn == draw_pdf(document(*PARTS))


def test_a_document_of_nothing_is_drawn() -> None:
    assert draw_pdf(document()).startswith(b"%PDF")


@pytest.mark.parametrize("chart", [LINES, BARS, HEAT], ids=lambda chart: chart.kind)
def test_a_chart_is_a_picture_by_itself(chart: LineChart) -> None:
    assert draw_png(chart, "en").startswith(b"\x89PNG")


def test_a_chart_without_words_is_none() -> None:
    with pytest.raises(ValueError, match="words"):
        HeatMap("When", " ", (), (), (), ())


def test_a_picture_without_alternative_text_does_not_compile() -> None:
    facts = document(HEAT).facts()
    facts["parts"][0]["alt"] = None
    with pytest.raises(DrawingFailed, match="alt text"):
        drawing._draw("document.typ", facts, pdf_standards=["ua-1"])  # noqa: SLF001 (the class would refuse it)


def test_more_than_three_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="one to 3 lines"):
        LineChart("t", "a", ("1",), (Line("x", (1,)),) * 4)
    with pytest.raises(ValueError, match="one figure for each label"):
        LineChart("t", "a", ("1",), (Line("x", (1, 2)),))


@pytest.mark.parametrize("words", ["Bra jobbat 👍🏽", "مركز", "👨‍👩‍👧 vid ☃️", "\u202eomvänt\u2060"])
def test_characters_that_the_font_lacks_do_not_keep_the_rest_from_being_drawn(words: str) -> None:
    assert draw_pdf(document(Paragraph(words))).startswith(b"%PDF")


def test_the_sign_for_what_is_missing_and_swedish_are_in_the_font() -> None:
    assert {drawing.MISSING, *"ÅÄÖåäöÉé–…·"} <= drawing.characters_of(drawing.FONTS)


def test_a_missing_font_is_told_and_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drawing, "FONTS", tmp_path)
    with pytest.raises(DrawingFailed, match="the font Source Sans 3 is missing"):
        draw_pdf(document())


def test_no_template_asks_for_a_package_or_holds_words() -> None:
    for file in drawing.TEMPLATES.glob("*.typ"):
        source = file.read_text(encoding="utf-8")
        assert "@preview" not in source
        assert "eval(" not in source


def test_the_font_comes_with_its_licence() -> None:
    licence = (drawing.FONTS / "OFL.md").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_typst_is_loaded_when_something_is_drawn() -> None:
    code = "import sys, exports.drawing, exports.documents; print('typst' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "False\n"


def test_areas_keep_their_mark_and_neighbours_differ() -> None:
    marks = [mark_of(position) for position in range(18)]
    assert len(set(marks)) == 18
    assert [mark.colour for mark in marks[:6]] == list(PALETTE)
    assert mark_of(18) == marks[0]
