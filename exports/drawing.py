"""Draw documents as PDF and single charts as PNG with typst, which is loaded when something is drawn.

People's words reach the template as JSON, never as its source. The one font is shipped beside it; no other is
looked for, and nothing is fetched.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import category

from exports.documents import Chart, Document

if TYPE_CHECKING:
    from typst import Fonts

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
FONTS = FOLDER / "fonts"
FAMILY = "Source Sans 3"
MISSING = "□"
"""Stands where the font has no such character, as for an emoji."""
PIXELS_PER_INCH = 216.0
BREAK_HERE = "\\g<0>\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(r"[^\s\"\\]{24}(?=[^\s\"\\])")
"""The beginning of a word that a column may be too narrow for, in JSON; after it, the word may break."""


class DrawingFailed(Exception):
    """Nothing was drawn; `why` is a short code for the log, without anybody's words."""

    def __init__(self, why: str, told: str) -> None:
        super().__init__(told)
        self.why = why


def draw_pdf(document: Document) -> bytes:
    """Draw a document as a tagged PDF (PDF/UA-1) of A4 pages; raises DrawingFailed."""
    return _draw("document.typ", document.facts(), made_at=document.made_at, pdf_standards=["ua-1"])


def draw_png(chart: Chart, language: str) -> bytes:
    """Draw one chart as a picture, dark on light whatever is around it; raises DrawingFailed.

    Its `alt` is not in the file: whoever posts the picture posts the words with it.
    """
    facts = {"language": language, "part": chart.facts()}
    return _draw("picture.typ", facts, format="png", ppi=PIXELS_PER_INCH)


def _draw(template: str, facts: Mapping[str, Any], *, made_at: datetime | None = None, **kind: Any) -> bytes:
    import typst  # noqa: PLC0415 (84 MB that a bot needs only now and then)

    try:
        drawn = typst.compile(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            font_paths=_fonts(FONTS),
            ignore_system_fonts=True,
            sys_inputs={"facts": _LONG_WORD.sub(BREAK_HERE, _drawable(json.dumps(facts, ensure_ascii=False)))},
            timestamp=int(made_at.timestamp()) if made_at else None,
            **kind,
        )
    except typst.TypstError as error:
        raise DrawingFailed("typst_failed", error.message) from None
    return drawn if isinstance(drawn, bytes) else drawn[0]


def _drawable(words: str) -> str:
    """Put a sign in the place of each character that the font lacks: PDF/UA-1 takes no page with one."""
    missing = set(words) - characters_of(FONTS)
    return words.translate({ord(each): "" if category(each) == "Cf" else MISSING for each in missing})


@cache
def characters_of(folder: Path) -> frozenset[str]:
    """Return the characters that all the fonts in a folder have; none where there is no font."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (as above)

    known: list[set[int]] = []
    for file in folder.glob("*.ttf"):
        with TTFont(file, lazy=True) as font:
            known.append(set(font.getBestCmap()))
    return frozenset(map(chr, set.intersection(*known) if known else ()))


@cache
def _fonts(folder: Path) -> "Fonts":
    """Load the shipped font; raises DrawingFailed where it is missing, as typst would draw empty boxes."""
    import typst  # noqa: PLC0415 (as above)

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    if FAMILY not in fonts.families():
        raise DrawingFailed("font_missing", f"the font {FAMILY} is missing")
    return fonts
