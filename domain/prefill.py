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
from domain.names import fold, short_names
from domain.recognition import Hit, Phrasebook, longest_first

Span = tuple[int, int]
HIDDEN = ";"
SMALL_WORDS = frozenset({"i", "på", "vid", "kl", "kl.", "klockan", "in", "at", "on", "by", "the", "near", "nära"})
_RANGE_STARTS = re.compile(r"\b(?:mellan|between|från|from)\s+$", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(r"\s+(?:och|and|till|to)\s", re.IGNORECASE)
_RANGE_GOES_BEFORE = re.compile(
    r"\b(?:mellan|between|från|from)\s+(?:[^\s,;.!?]+\s+){1,4}?(?:och|and|till|to)\s+$", re.IGNORECASE
)
_LEADING_WORD = re.compile(r"(?<!\S)[\w.]+$")
_CLAUSE_ENDS = re.compile(r"(?:\n|[,;:.!?…]|(?<=\s)[–—-])$")
_CLAUSE_STARTS = re.compile(r"[^\S\n]*(?:\n|[,;:.!?…]+(?!\w)|[–—-](?=\s))")
_JOINTS = " \t\n,;:.!?…–—-"
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
    without naming it (`eldat`), and all that stands in the middle of a sentence. A place gives its area; one whose
    name is known in several areas, or in another than the one that was named, stays in the text.
    """
    hits: list[Hit[Known]] = [
        *CATEGORY_BOOK.hits(words),
        *Phrasebook((place.name, place) for place in places).hits(words),
        *area_book(areas).hits(words),
    ]
    chosen = _one_of_a_kind(sorted(longest_first(hits), key=lambda hit: (-hit.words, _vagueness(words, hit))))
    category, area = _only(Category, chosen), _only(KnownArea, chosen)
    place = _place_in(area, chosen)
    told = [hit for hit in chosen if place or not isinstance(hit.things[0], KnownPlace)]
    spans = [(hit.start, hit.end) for hit in told if not _vagueness(words, hit)]
    moment = _find_moment(hide(words, spans), now, zone)
    return Prefill(
        category=category.key if category else None,
        area=area.id if area else place.area if place else None,
        place=place.id if place else None,
        moment=moment,
        text=_remaining(words, _at_edges(words, sorted([*spans, *(moment.spans if moment else ())]))),
    )


def area_book(areas: Iterable[KnownArea]) -> Phrasebook[KnownArea]:
    """The areas by their names and by what else each of them alone can be called."""
    by_name = {area.name: area for area in areas}
    further = ((short, by_name[name]) for short, name in short_names(by_name).items())
    return Phrasebook([*by_name.items(), *further])


def hide(words: str, spans: Iterable[Span]) -> str:
    """The words with these spans made into marks of the same length."""
    for start, end in spans:
        words = words[:start] + HIDDEN * (end - start) + words[end:]
    return words


def _vagueness(words: str, hit: Hit[Known]) -> int:
    """0 for a name, 1 for a sign of a category, 2 for one that tells who was there rather than what they did."""
    category = hit.things[0]
    if not isinstance(category, Category) or fold(words[hit.start : hit.end]) not in SIGNS:
        return 0
    return 2 if category.key == "gathering" else 1


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


def _find_moment(words: str, now: datetime, zone: ZoneInfo) -> Moment | None:
    """The moment that the words tell; none when it only begins or ends a stretch of days."""
    moment = find_moment(words, now, zone)
    return None if moment and any(_bounds_a_stretch(words, span) for span in moment.spans) else moment


def _bounds_a_stretch(words: str, span: Span) -> bool:
    before, after = words[: span[0]], words[span[1] :]
    begins = _RANGE_STARTS.search(before) and _RANGE_GOES_ON.match(after)
    return bool(begins or _RANGE_GOES_BEFORE.search(before))


def _at_edges(words: str, spans: Sequence[Span]) -> list[Span]:
    """Those of the sorted spans that can be taken out and leave no torn sentence.

    Side by side, small words aside, they make a run. A run goes when the text begins or ends with it, or when it
    is a clause by itself.
    """
    runs: list[list[Span]] = []
    for span in spans:
        if runs and not _before_small_words(words[runs[-1][-1][1] : span[0]]).strip(_JOINTS):
            runs[-1].append(span)
        else:
            runs.append([span])
    return [span for run in runs if _is_at_edge(words, run[0][0], run[-1][1]) for span in run]


def _is_at_edge(words: str, start: int, end: int) -> bool:
    before, after = _before_small_words(words[:start]), words[end:]
    if not before.strip(_MARKS + " \n") or not after.strip(_MARKS + " \n"):
        return True
    return bool(_CLAUSE_ENDS.search(before) and _CLAUSE_STARTS.match(after))


def _before_small_words(piece: str) -> str:
    """The piece without the blanks and small words that it ends with."""
    piece = piece.rstrip(" \t")
    while (word := _LEADING_WORD.search(piece)) and word[0].casefold() in SMALL_WORDS:
        piece = piece[: word.start()].rstrip(" \t")
    return piece


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
