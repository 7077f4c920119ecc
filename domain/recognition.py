"""Finds known names in what people type: whole words, the longest first, whatever the case and most accents."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.names import fold

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_GAP = re.compile(r"[^\w\n]{1,3}")
SHORTEST_WITHOUT_ACCENTS = 5
Thing = TypeVar("Thing")
Named_co = TypeVar("Named_co", covariant=True)


@dataclass(frozen=True)
class Word:
    """One word of a text: as typed but for case, without accents, and where it stands."""

    exact: str
    folded: str
    start: int
    end: int

    def matches(self, known: "Word") -> bool:
        """Whether it is the known word; short ones need their accents, as `ran` is not `rån`."""
        long_enough = len(known.folded) >= SHORTEST_WITHOUT_ACCENTS
        return self.exact == known.exact or (long_enough and self.folded == known.folded)


@dataclass(frozen=True)
class Hit(Generic[Named_co]):
    """Where a known name stands in the text, of how many words, and what it names."""

    start: int
    end: int
    words: int
    things: tuple[Named_co, ...]

    def overlaps(self, other: "Hit[object]") -> bool:
        """Whether both claim some of the same letters."""
        return self.start < other.end and other.start < self.end


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    return [
        Word(unicodedata.normalize("NFC", found[0]).casefold(), fold(found[0]), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


class Phrasebook(Generic[Thing]):
    """Known names and what they name; a name of digits and signs alone is no name to look for."""

    def __init__(self, names: Iterable[tuple[str, Thing]]) -> None:
        self._known: dict[tuple[str, ...], list[tuple[list[Word], Thing]]] = defaultdict(list)
        for name, thing in names:
            words = words_of(name)
            if any(word.folded.isalpha() for word in words):
                self._known[tuple(word.folded for word in words)].append((words, thing))
        self._longest = max(map(len, self._known), default=0)

    def hits(self, text: str) -> list[Hit[Thing]]:
        """Every place where a known name stands, overlapping ones too, the longest name first."""
        words = words_of(text)
        return longest_first(hit for first in range(len(words)) for hit in self._hits_at(text, words[first:]))

    def _hits_at(self, text: str, words: list[Word]) -> Iterator[Hit[Thing]]:
        for count in range(1, min(self._longest, len(words)) + 1):
            run = words[:count]
            if count > 1 and not _GAP.fullmatch(text, run[-2].end, run[-1].start):
                return
            known = self._known.get(tuple(word.folded for word in run), ())
            things = tuple(thing for name, thing in known if all(map(Word.matches, run, name)))
            if things:
                yield Hit(run[0].start, run[-1].end, count, things)


def longest_first(hits: Iterable[Hit[Thing]]) -> list[Hit[Thing]]:
    """The hits of most words first, then of most letters, then as they stand in the text."""
    return sorted(hits, key=lambda hit: (-hit.words, hit.start - hit.end, hit.start))


def claim(hits: Iterable[Hit[Thing]]) -> list[Hit[Thing]]:
    """The hits that do not overlap one that comes before them, in the order given."""
    claimed: list[Hit[Thing]] = []
    for hit in hits:
        if not any(hit.overlaps(other) for other in claimed):
            claimed.append(hit)
    return claimed
