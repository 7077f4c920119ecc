"""What a report can be filled with from one typed line: category, area, place and time; the rest describes it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from string import punctuation
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.categories import CATEGORIES, DEFAULT_CATEGORIES, GROUP_NAMES, Category
from domain.moments import Moment, find_moment
from domain.names import fold
from domain.recognition import Hit, Phrasebook, longest_first

Span = tuple[int, int]
HIDDEN = ";"
SMALL_WORDS = frozenset({"i", "på", "vid", "kl", "kl.", "klockan", "in", "at", "on", "by", "the", "near", "nära"})
_MARKS = punctuation + "–—…”“’"
_AFTER = re.compile(r"^[\s,;:.!–—-]+")
_BEFORE = re.compile(r"[\s,;:–—-]+$")


@dataclass(frozen=True)
class KnownArea:
    """An area by its row id."""

    id: int
    name: str


@dataclass(frozen=True)
class KnownPlace:
    """A place by its row id, in an area by its."""

    id: int
    name: str
    area: int


Known = Category | KnownArea | KnownPlace
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Prefill:
    """What was recognised, and the words that remain."""

    category: str | None
    area: int | None
    place: int | None
    moment: Moment | None
    text: str


def _category_names() -> Iterator[tuple[str, Category]]:
    for category in DEFAULT_CATEGORIES:
        for name in (category.sv, category.en, *category.words, *category.signs):
            yield name, category
    for group, names in GROUP_NAMES.items():
        for name in names:
            yield name, CATEGORIES[group]


CATEGORY_BOOK = Phrasebook(_category_names())
SIGNS = frozenset(fold(sign) for category in DEFAULT_CATEGORIES for sign in category.signs)


def prefill(
    words: str, now: datetime, zone: ZoneInfo, areas: Iterable[KnownArea], places: Iterable[KnownPlace]
) -> Prefill:
    """Recognise what stands in the words, in any order; `now` is aware.

    Of several of a kind the longest counts, and the others stay in the text, as do words that tell of a category
    without naming it (`eldat`). A place gives its area; one whose
    name is known in several areas, or in another than the one that was named, stays in the text.
    """
    hits: list[Hit[Known]] = [
        *CATEGORY_BOOK.hits(words),
        *Phrasebook((area.name, area) for area in areas).hits(words),
        *Phrasebook((place.name, place) for place in places).hits(words),
    ]
    chosen = _one_of_a_kind(longest_first(hits))
    category, area = _only(Category, chosen), _only(KnownArea, chosen)
    place = _place_in(area, chosen)
    told = [hit for hit in chosen if place or not isinstance(hit.things[0], KnownPlace)]
    spans = [(hit.start, hit.end) for hit in told if fold(words[hit.start : hit.end]) not in SIGNS]
    moment = find_moment(hide(words, spans), now, zone)
    return Prefill(
        category=category.key if category else None,
        area=area.id if area else place.area if place else None,
        place=place.id if place else None,
        moment=moment,
        text=_remaining(words, sorted([*spans, *(moment.spans if moment else ())])),
    )


def hide(words: str, spans: Iterable[Span]) -> str:
    """The words with these spans made into marks of the same length."""
    for start, end in spans:
        words = words[:start] + HIDDEN * (end - start) + words[end:]
    return words


def _one_of_a_kind(hits: Iterable[Hit[Known]]) -> list[Hit[Known]]:
    chosen: list[Hit[Known]] = []
    for hit in hits:
        kinds = {type(other.things[0]) for other in chosen}
        if type(hit.things[0]) not in kinds and not any(hit.overlaps(other) for other in chosen):
            chosen.append(hit)
    return chosen


def _only(kind: type[Thing], chosen: Sequence[Hit[Known]]) -> Thing | None:
    return next((thing for hit in chosen for thing in hit.things if isinstance(thing, kind)), None)


def _place_in(area: KnownArea | None, chosen: Sequence[Hit[Known]]) -> KnownPlace | None:
    places = [thing for hit in chosen for thing in hit.things if isinstance(thing, KnownPlace)]
    fitting = [place for place in places if area is None or place.area == area.id]
    return fitting[0] if len(fitting) == 1 else None


def _remaining(words: str, spans: Sequence[Span]) -> str:
    """The words outside the spans, without the small words and marks that led to them."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(words)]
    pieces = [words[start:end] for start, end in zip(starts, ends, strict=True)]
    last = len(pieces) - 1
    trimmed = (_trim(piece, follows=n > 0, leads=n < last) for n, piece in enumerate(pieces))
    return " ".join(piece for piece in trimmed if piece)


def _trim(piece: str, *, follows: bool, leads: bool) -> str:
    """A piece that follows or leads to something recognised, without what then has no meaning."""
    if follows:
        piece = _AFTER.sub("", piece)
    if leads or (follows and all(word.casefold() in SMALL_WORDS for word in piece.split())):
        piece = _without_small_end(piece)
    return piece.strip() if piece.strip(_MARKS + " \n") or not (follows or leads) else ""


def _without_small_end(piece: str) -> str:
    piece = _BEFORE.sub("", piece)
    while (cut := piece.split()) and cut[-1].casefold() in SMALL_WORDS:
        piece = _BEFORE.sub("", piece[: -len(cut[-1])])
    return piece
