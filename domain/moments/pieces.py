"""The pieces that a moment is told in: a day, a time of day, a part of the day, so long ago."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dateutil.relativedelta import relativedelta

from domain.moments.words import Part


@dataclass(frozen=True)
class Piece:
    """Where something was recognised in the plain text: from start to end, not included."""

    start: int
    end: int

    def gap_to(self, other: "Piece") -> int:
        """How many characters stand between the two."""
        return max(other.start - self.end, self.start - other.end, 0)

    def overlaps(self, other: "Piece") -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Day(Piece):
    """A date.

    `part` is the part of the day its words hold; `back` the days to step back when it would lie ahead; `calendar`
    that it was given by number; `today` that it was told as seen from today (tonight, and not Friday night).
    """

    date: date
    part: Part | None = None
    back: int = 0
    calendar: bool = False
    today: bool = False


@dataclass(frozen=True)
class Clock(Piece):
    """A time of day in minutes; `exact` when it cannot be twelve hours later, `stretch` when it is the start
    of one, whose end lies within the piece."""

    minutes: int
    exact: bool = False
    rough: bool = False
    stretch: bool = False


@dataclass(frozen=True)
class PartOfDay(Piece):
    """A part of the day standing by itself; `definite` when it says which: `på kvällen`."""

    part: Part
    definite: bool


@dataclass(frozen=True)
class Ago(Piece):
    """So long before now; `rough` for `a while ago`."""

    delta: relativedelta
    rough: bool = False


MOST_FOUND = 12  # of a pattern in a text; whoever names more times is not telling when it happened
_LABEL = re.compile(
    r"(?:\b(?:d?nr|no|number|nummer|rum|room|sal|linje|line|buss|bus|tag|train|vag|road|lgh|kap|version|v|punkt|kod)\b\.?"
    r"|(?:gatan|gata|vagen|vag|grand|torg|torget|stigen)|§|#)\s*$"
)


def first_found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The first dozen places where the pattern matches, so that no text takes long."""
    return islice(pattern.finditer(text), MOST_FOUND)


def follows_label(text: str, start: int) -> bool:
    """Whether the figures at start are named as something else: `nr 12:50`, `Storgatan 14/2`."""
    return bool(_LABEL.search(text, max(0, start - 20), start))


def one_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; a blank in them stands for any blanks."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def single_blanks(words: str) -> str:
    """The words as they stand in a table."""
    return " ".join(words.split())
