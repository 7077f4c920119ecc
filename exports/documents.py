"""Describe a document by its parts, in words that are ready to be read; `exports.drawing` makes a file of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from exports.colours import Mark

MOST_LINES = 3
"""More lines in one chart tangle."""


@dataclass(frozen=True)
class Part:
    """Anything that a document is made of, by the name that the template knows."""

    kind: ClassVar[str]

    def facts(self) -> dict[str, Any]:
        """Return what the template is told, as JSON takes it."""
        return {"kind": self.kind, **asdict(self)}


@dataclass(frozen=True)
class SectionTitle(Part):
    """A heading below the title."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True)
class Paragraph(Part):
    """A paragraph: the finding that leads, plain words, or a note in small print."""

    kind: ClassVar[str] = "paragraph"
    text: str
    tone: Literal["lead", "plain", "note"] = "plain"


@dataclass(frozen=True)
class Bullets(Part):
    """A list of lines."""

    kind: ClassVar[str] = "bullets"
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Tile:
    """A figure, what it counts, and what stands beside it in small print."""

    value: str
    label: str
    beside: str = ""


@dataclass(frozen=True)
class Tiles(Part):
    """A row of at most four figures."""

    kind: ClassVar[str] = "tiles"
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Table(Part):
    """A table of words and figures; `figures` are the positions of columns that are set to the right."""

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Chart(Part):
    """A picture of figures; `alt` says what it shows to whoever does not see it, and is never empty."""

    title: str
    alt: str

    def __post_init__(self) -> None:
        """Raise ValueError for a picture that says nothing."""
        if not self.alt.strip():
            raise ValueError("a chart needs words for those who do not see it")


@dataclass(frozen=True)
class Line:
    """A named line, one figure for each label; None where nobody knows."""

    name: str
    figures: tuple[float | None, ...]
    mark: Mark = field(default_factory=Mark)


@dataclass(frozen=True)
class LineChart(Chart):
    """One to three lines over weeks that are over, and what was expected of the first line in the last of them."""

    kind: ClassVar[str] = "lines"
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    expected: tuple[float, float] | None = None
    expected_label: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError for no line or too many, or one that lacks a figure."""
        super().__post_init__()
        if not 0 < len(self.lines) <= MOST_LINES:
            raise ValueError(f"a chart has one to {MOST_LINES} lines")
        if any(len(line.figures) != len(self.labels) for line in self.lines):
            raise ValueError("a line has one figure for each label")


@dataclass(frozen=True)
class Bar:
    """A figure beside the range that was expected, where one is known; `said` is written at its end."""

    label: str
    figure: float
    said: str
    expected: tuple[float, float] | None = None
    mark: Mark = field(default_factory=Mark)


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars under each other, with the expected range in grey behind each; `expected_label` explains the grey."""

    kind: ClassVar[str] = "bars"
    bars: tuple[Bar, ...]
    expected_label: str = ""


@dataclass(frozen=True)
class HeatMap(Chart):
    """Figures by row and column, the darker the more; the figures stand in the squares too.

    A cell of '' has no figure at all, any other text is written as it is.
    """

    kind: ClassVar[str] = "heat"
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    figures: tuple[tuple[float | None, ...], ...]
    said: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Document:
    """A document in 'sv' or 'en', made at an aware moment; `page` is the word for one, `footer` its last line."""

    title: str
    language: str
    made_at: datetime
    parts: tuple[Part, ...]
    subtitle: str = ""
    footer: str = ""
    page: str = ""

    def facts(self) -> Mapping[str, Any]:
        """Return what the template is told, as JSON takes it."""
        told = {name: getattr(self, name) for name in ("title", "language", "subtitle", "footer", "page")}
        return told | {"parts": [part.facts() for part in self.parts]}
