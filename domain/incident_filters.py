"""Read which incidents a list is asked for: areas, categories and a week, in free words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.categories import Category
from domain.category_matches import find_categories
from domain.own_categories import DEFAULT, Categories
from domain.prefill import NamedArea, area_book
from domain.recognition import Hit, Phrasebook, claim_known, longest_first
from domain.remaining_text import Span, hide
from domain.weeks import RELATIVE_WEEKS, WEEK_WORD, Week

_WEEK = re.compile(
    rf"(?<!\w)(?:\d{{4}}\s*[-/]?\s*)?{WEEK_WORD}\.?\s*\d{{1,2}}(?!\w)(?:\s*[,/-]?\s*\d{{4}}(?!\w))?",
    re.IGNORECASE,
)
_RELATIVE_WEEKS = Phrasebook(RELATIVE_WEEKS.items())


@dataclass(frozen=True)
class IncidentFilter:
    """Areas by row id and categories by key, none meaning all; a heading's key stands for all its kinds."""

    areas: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    week: Week | None = None


def read_filter(
    words: str, areas: Iterable[NamedArea], today: date, categories: Categories = DEFAULT
) -> tuple[IncidentFilter, str]:
    """Read the filter that free words ask for, and return those of the words that name nothing known."""
    week, spans = find_week(words, today)
    words = hide(words, spans)
    told = find_categories(words, categories, retired=True)
    hits: list[Hit[NamedArea | Category]] = [*area_book(areas).hits(words), *told.hits]
    known, unknown = claim_known(words, longest_first(hits))
    wanted = IncidentFilter(
        tuple(dict.fromkeys(each.id for each in known if isinstance(each, NamedArea))),
        tuple(dict.fromkeys(each.key for each in known if isinstance(each, Category))),
        week,
    )
    return wanted, unknown


def pin_week(words: str, today: date) -> str:
    """Write the week that the words name as '2026-W47', so that they ask for the same on any day."""
    week, spans = find_week(words, today)
    for start, end in spans:
        return f"{words[:start]}{week}{words[end:]}"
    return words


def find_week(words: str, today: date) -> tuple[Week | None, list[Span]]:
    """Find the first week that the words name, and where."""
    for hit in _RELATIVE_WEEKS.hits(words):
        return Week.of(today).previous(hit.meanings[0]), [hit.span]
    for found in _WEEK.finditer(words):
        try:
            return Week.parse(found[0], today), [found.span()]
        except ValueError:
            continue
    return None, []
