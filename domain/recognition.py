"""Find known names in what people type: whole words, the longest first, whatever the case and most accents."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from domain.names import fold, short_names
from domain.remaining_text import SMALL_WORDS, hide

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_GAP = re.compile(r"[^\w\n]{1,3}")
SHORTEST_WITHOUT_ACCENTS = 5
_JOINING = SMALL_WORDS | {"och", "and", "för", "for", "om", "under", "from", "från"}
Meaning = TypeVar("Meaning")
Meaning_co = TypeVar("Meaning_co", covariant=True)


@dataclass(frozen=True)
class Word:
    """One word of a text: as typed but for case, without accents, and where it stands."""

    exact: str
    folded: str
    start: int
    end: int

    def matches(self, known: "Word") -> bool:
        """Tell whether it is the known word; short ones need their accents, as `ran` is not `rån`."""
        long_enough = len(known.folded) >= SHORTEST_WITHOUT_ACCENTS
        return self.exact == known.exact or (long_enough and self.folded == known.folded)


@dataclass(frozen=True)
class Hit(Generic[Meaning_co]):
    """Where a known name stands in the text, of how many words, and what it can mean."""

    start: int
    end: int
    words: int
    meanings: tuple[Meaning_co, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Its start and end."""
        return self.start, self.end

    def overlaps(self, other: "Hit[object]") -> bool:
        """Tell whether both claim some of the same letters."""
        return self.start < other.end and other.start < self.end


AnyHit = TypeVar("AnyHit", bound=Hit[Any])


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [
        Word(unicodedata.normalize("NFC", found[0]).casefold(), fold(found[0]), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


class Phrasebook(Generic[Meaning]):
    """Known names and their meanings; a name of digits and signs alone is no name to look for."""

    def __init__(self, names: Iterable[tuple[str, Meaning]]) -> None:
        self._known: dict[tuple[str, ...], list[tuple[list[Word], Meaning]]] = defaultdict(list)
        for name, meaning in names:
            words = words_of(name)
            if any(word.folded.isalpha() for word in words):
                self._known[tuple(word.folded for word in words)].append((words, meaning))
        self._longest = max(map(len, self._known), default=0)

    def hits(self, text: str) -> list[Hit[Meaning]]:
        """Find every place where a known name stands, overlapping ones too, the longest name first."""
        words = words_of(text)
        return longest_first(hit for first in range(len(words)) for hit in self._hits_at(text, words[first:]))

    def _hits_at(self, text: str, words: list[Word]) -> Iterator[Hit[Meaning]]:
        for count in range(1, min(self._longest, len(words)) + 1):
            run = words[:count]
            if count > 1 and not _GAP.fullmatch(text, run[-2].end, run[-1].start):
                return
            known = self._known.get(tuple(word.folded for word in run), ())
            meanings = tuple(meaning for name, meaning in known if all(map(Word.matches, run, name)))
            if meanings:
                yield Hit(run[0].start, run[-1].end, count, meanings)


def name_book(meant: Mapping[str, Meaning]) -> Phrasebook[Meaning]:
    """Return what names mean, by the names and by what else each of them alone can be called."""
    further = ((short, meant[name]) for short, name in short_names(meant).items())
    return Phrasebook([*meant.items(), *further])


def longest_first(hits: Iterable[AnyHit]) -> list[AnyHit]:
    """Return the hits of most words first, then of most letters, then as they stand in the text."""
    return sorted(hits, key=lambda hit: (-hit.words, hit.start - hit.end, hit.start))


def claim(hits: Iterable[AnyHit]) -> list[AnyHit]:
    """Return the hits that do not overlap one that comes before them, in the order given."""
    claimed: list[AnyHit] = []
    for hit in hits:
        if not any(hit.overlaps(other) for other in claimed):
            claimed.append(hit)
    return claimed


def claim_known(text: str, hits: Iterable[Hit[Meaning]]) -> tuple[list[Meaning], str]:
    """Return what the hits mean that `claim` leaves, and those words of the text that name nothing known."""
    found = claim(hits)
    rest = hide(text, [hit.span for hit in found])
    unknown = [rest[word.start : word.end] for word in words_of(rest) if word.exact not in _JOINING]
    return [hit.meanings[0] for hit in found], " ".join(unknown)
