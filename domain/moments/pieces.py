"""Define the pieces that a moment is told in, and what the patterns that find them share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from dateutil.relativedelta import relativedelta

from domain.moments.words import MONTH_NUMBERS, PARTS, DayPeriod
from domain.normalized_text import one_of, search_before

Date = date


@dataclass(frozen=True)
class Piece:
    """Where something was recognized in the plain text: from start to end, not included."""

    start: int
    end: int

    def gap_to(self, other: "Piece") -> int:
        """Return how many characters stand between the two."""
        return max(other.start - self.end, self.start - other.end, 0)

    def overlaps(self, other: "Piece") -> bool:
        """Tell whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Day(Piece):
    """A date.

    `part` is the part of the day its words hold; `back` the days to step back when it would lie ahead; `calendar`
    that it was given by number; `today` that it was told as seen from today (tonight, and not Friday night);
    `weekday` that only the day of the week was named; `until` that the night before it is meant; `doubtful` that
    the words can mean another date too; `last` the last date, when two days in a row were named.
    """

    date: date
    part: DayPeriod | None = None
    back: int = 0
    calendar: bool = False
    today: bool = False
    weekday: bool = False
    until: bool = False
    doubtful: bool = False
    last: Date | None = None


@dataclass(frozen=True)
class ClockTime(Piece):
    """A time of day in minutes; `exact` when it cannot be twelve hours later, `stretch` when it is the start
    of one, whose end lies within the piece, `bare` when only figures beside a day say so."""

    minutes: int
    exact: bool = False
    rough: bool = False
    stretch: bool = False
    bare: bool = False


@dataclass(frozen=True)
class NamedPeriod(Piece):
    """A part of the day standing by itself; `definite` when it says which: `på kvällen`."""

    part: DayPeriod
    definite: bool


@dataclass(frozen=True)
class Ago(Piece):
    """So long before now; `rough` for `a while ago`, `now` for `just now`, which any day or time outweighs."""

    delta: relativedelta
    rough: bool = False
    now: bool = False


@dataclass(frozen=True)
class Unresolved(Piece):
    """What looks like a day, or a time of day when `clock`, and cannot be read as one."""

    clock: bool = False


MONTH = one_of(MONTH_NUMBERS)
PART = one_of(PARTS)
ORDINAL = r"(?::?de|:?[ae]|st|nd|rd|th)"
"""What makes a number an ordinal: `20:e`, `1st`."""
HOUR = r"(?:[01]?\d|2[0-4])"
KL = r"(?:kl\.?\s*|klockan\s+)?"
BETWEEN = r"\b(?:mellan|between|fran|from)\s+"
SINCE = "till|tills|until|since|sedan|sen|before|fore|innan|efter|after|by"
"""What makes a time the bound of something rather than when it happened."""
COUNTED = (
    r"\s+(?:st|stycken|pers|people|kids|youths|boys|girls|men|women|cars|times|man|barn|ar|aring|aringar|kvinnor"
    r"|personer|tjejer|mopeder|elever|flaskor|vuxna|minuter|fonster|kr|kronor|\w{3,}(?:ar|or))\b"
)
"""What follows a number of things."""
SHARE = re.compile(r"[\s,]*(?:av|of)\b")
MOST_FOUND = 12  # of a pattern in a text; whoever names more times is not telling when it happened
MEASURE = re.compile(r"\s?(?:kr|kronor|sek|m|meter|metres|km|cm|kg|l|liter|procent|grader|tusen|miljoner)\b|:-")
PRICE = re.compile(r"\s?(?:kr|kronor|sek)\b|:-")
_LABEL = re.compile(
    r"(?:\b(?:d?nr|no|number|nummer|rum|room|sal|linje|line|buss|bus|tag|train|vag|road|lgh|kap|kapitel|version|punkt|kod"
    r"|code|paragraf|paragrafen|brb|rb|matchen|slutade|slutresultat|slutresultatet|resultat|resultatet|stallning|stallningen"
    r"|vann|vinst|seger|forlorade|forlust|leder|ledde|won|lost|score|stadsaga|skap|hus|port|bil|klass|spar|objekt|kvarteret"
    r"|kv|fastighet|fastigheten|arende|diarienummer|anmalan|enhet|avfart|psalm|larm|avsnitt|sida|page|section|chapter|skala|scale|artikel|article|jfr|jamfor|cf)\b\.?"
    r"|(?:gatan|gata|vagen|vag|grand|torg|torget|stigen)|§|#)\s*$"
)
_PAIR = re.compile(r"[a-z]{2,}\s?-\s?[a-z]{2,}\s+$")
_HIDDEN = re.compile(r";\s*$")
_ESTATE = re.compile(
    r"\b(?:fastighet|fastigheten|fastigheterna|tomt|tomten|stadsaga|kvarteret)\s+[\w;]+(?:\s+[\w;]+)?\s*$"
)


def first_found(text: str, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Find the first dozen places where each pattern matches, so that no text takes long."""
    return chain.from_iterable(islice(pattern.finditer(text), MOST_FOUND) for pattern in patterns)


def follows_label(text: str, start: int) -> bool:
    """Tell whether the figures at start are named as something else: `nr 12:50`, `Storgatan 14/2`."""
    return bool(search_before(_LABEL, text, start, 24) or search_before(_ESTATE, text, start, 60))


def follows_pair(text: str, start: int) -> bool:
    """Tell whether two names joined by a dash stand before start, as teams before a result."""
    return bool(search_before(_PAIR, text, start, 40))


def follows_name(text: str, start: int) -> bool:
    """Tell whether `3:15` belongs to what stands before it: a place that has been recognized, or two teams."""
    return bool(search_before(_HIDDEN, text, start, 10)) or follows_pair(text, start)


def unresolved(text: str, *patterns: re.Pattern[str]) -> Iterator[Unresolved]:
    """Find every place where one of the patterns matches, as a time that cannot be read."""
    return (Unresolved(*found.span()) for found in first_found(text, *patterns))
