"""Read which incidents a list is asked for: areas, categories and a week, in free words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.categories import CATEGORIES, Category
from domain.category_matches import find_categories
from domain.prefill import NamedArea, area_book
from domain.recognition import Hit, Phrasebook, claim, longest_first, words_of
from domain.refusals import Refusal
from domain.remaining_text import SMALL_WORDS, Span, hide
from domain.weeks import RELATIVE_WEEKS, WEEK_WORD, Week

MOST_DIGITS = 9
_WEEK = re.compile(
    rf"(?<!\w)(?:\d{{4}}\s*[-/]?\s*)?{WEEK_WORD}\.?\s*\d{{1,2}}(?!\w)(?:\s*[,/-]?\s*\d{{4}}(?!\w))?",
    re.IGNORECASE,
)
_RELATIVE_WEEKS = Phrasebook(RELATIVE_WEEKS.items())
_JOINING = SMALL_WORDS | {"och", "and", "i", "för", "for", "om", "under", "from", "från"}


@dataclass(frozen=True)
class IncidentFilter:
    """Areas by row id and categories by key, none meaning all; a heading's key stands for all its kinds."""

    areas: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    week: Week | None = None

    def every_category(self) -> frozenset[str]:
        """Return the keys of all kinds meant; none meaning all."""
        return frozenset(
            each.key for each in CATEGORIES.values() for key in self.categories if key in (each.key, each.group)
        )

    def written(self) -> str:
        """Write it as short text, for a button to carry: '2026-W47|1,2|damage,theft.robbery'."""
        return "|".join((str(self.week or ""), ",".join(map(str, self.areas)), ",".join(self.categories)))


def restore_filter(written: str) -> IncidentFilter:
    """Read what `written` wrote; raises Refusal for anything else."""
    try:
        week, areas, categories = written.split("|")
        return IncidentFilter(
            tuple(_row_id(area) for area in areas.split(",") if area),
            tuple(key for key in categories.split(",") if key in CATEGORIES),
            Week.parse(week, date.min) if week else None,
        )
    except ValueError:
        raise Refusal("unreadable") from None


def _row_id(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError
    return int(digits)


def read_filter(words: str, areas: Iterable[NamedArea], today: date) -> tuple[IncidentFilter, str]:
    """Read the filter that free words ask for, and return those of the words that name nothing known."""
    week, spans = _find_week(words, today)
    words = hide(words, spans)
    hits: list[Hit[NamedArea | Category]] = [*area_book(areas).hits(words), *find_categories(words).hits]
    found = claim(longest_first(hits))
    rest = hide(words, [hit.span for hit in found])
    unknown = [word for word in words_of(rest) if word.exact not in _JOINING]
    meanings = [hit.meanings[0] for hit in found]
    wanted = IncidentFilter(
        tuple(dict.fromkeys(each.id for each in meanings if isinstance(each, NamedArea))),
        tuple(dict.fromkeys(each.key for each in meanings if isinstance(each, Category))),
        week,
    )
    return wanted, " ".join(rest[word.start : word.end] for word in unknown)


def _find_week(words: str, today: date) -> tuple[Week | None, list[Span]]:
    """The first week named, and where."""
    for hit in _RELATIVE_WEEKS.hits(words):
        return Week.of(today).previous(hit.meanings[0]), [hit.span]
    for found in _WEEK.finditer(words):
        try:
            return Week.parse(found[0], today), [found.span()]
        except ValueError:
            continue
    return None, []
