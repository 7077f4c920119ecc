"""Find cues in a text: words, beginnings and endings of words, alone, in a row or near each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic

from domain.recognition import SHORTEST_WITHOUT_ACCENTS, Hit, Meaning, Word, words_of

NEAR = 7
"""Within how many words two that belong together stand; where they do, the first tells where."""
_GAP = re.compile(r"[^\w\n.!?;]{1,3}")
_CLAUSE_END = re.compile(r"[\n!?;]|[.,:](?=\s)|\s[–—-]\s")


@dataclass(frozen=True)
class WordPattern:
    """One word of a cue, or the `prefix` or `suffix` that a longer one has."""

    word: Word
    prefix: bool
    suffix: bool

    @property
    def key(self) -> str:
        """The pattern as it is written, without accents: `klottr*`."""
        return f"{'*' * self.suffix}{self.word.folded}{'*' * self.prefix}"

    def fits(self, typed: Word) -> bool:
        """Tell whether the typed word matches; without its accents only where it is long enough."""
        return self._fits(typed.exact, self.word.exact) or (
            len(self.word.folded) >= SHORTEST_WITHOUT_ACCENTS and self._fits(typed.folded, self.word.folded)
        )

    def _fits(self, typed: str, known: str) -> bool:
        if self.prefix:
            return typed.startswith(known)
        return typed.endswith(known) and len(typed) > len(known) + 1 if self.suffix else typed == known


Alternatives = tuple[WordPattern, ...]


@dataclass(frozen=True)
class Cue(Generic[Meaning]):
    """What to look for, word by word, and its meaning; `apart` when the last word may stand further away."""

    words: tuple[Alternatives, ...]
    apart: bool
    meaning: Meaning


class CueIndex(Generic[Meaning]):
    """Cues with their meanings, written as `categories.toml` explains, looked up by their first word."""

    def __init__(self, cues: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first_word: dict[str, list[Cue[Meaning]]] = defaultdict(list)
        for written, meaning in cues:
            for cue in _read_cues(written, meaning):
                for pattern in cue.words[0]:
                    self._by_first_word[pattern.key].append(cue)
        self._lengths = sorted({len(key) - 1 for key in self._by_first_word if "*" in key}, reverse=True)

    def hits(self, text: str) -> list[Hit[Meaning]]:
        """Find every place where a cue stands, overlapping ones too, as they stand in the text."""
        words = words_of(text)
        return [hit for place in range(len(words)) for hit in self._hits_at(text, words, place)]

    def _hits_at(self, text: str, words: Sequence[Word], place: int) -> Iterator[Hit[Meaning]]:
        for cue in self._candidates(words[place].folded):
            if not _fits(cue.words[0], words[place]):
                continue
            last = _last_apart(cue, text, words, place) if cue.apart else _last_in_a_row(cue, text, words, place)
            if last is not None:
                end = words[place if cue.apart else last].end
                yield Hit(words[place].start, end, len(cue.words), (cue.meaning,))

    def _candidates(self, word: str) -> Iterator[Cue[Meaning]]:
        lengths = [length for length in self._lengths if length <= len(word)]
        for key in (word, *(f"{word[:n]}*" for n in lengths), *(f"*{word[-n:]}" for n in lengths)):
            yield from self._by_first_word.get(key, ())


def _fits(alternatives: Alternatives, word: Word) -> bool:
    return any(pattern.fits(word) for pattern in alternatives)


def _last_in_a_row(cue: Cue[Meaning], text: str, words: Sequence[Word], place: int) -> int | None:
    """Where the last of words that follow each other stands."""
    last = place + len(cue.words) - 1
    if last >= len(words):
        return None
    for step, alternatives in enumerate(cue.words[1:], start=place + 1):
        gap = _GAP.fullmatch(text, words[step - 1].end, words[step].start)
        if not gap or not _fits(alternatives, words[step]):
            return None
    return last


def _last_apart(cue: Cue[Meaning], text: str, words: Sequence[Word], place: int) -> int | None:
    """Where the other word stands, before or after, in the same clause."""
    for step in (1, -1):
        for other in range(place + step, place + step * (NEAR + 1), step):
            if not 0 <= other < len(words):
                break
            first, last = sorted((other - step, other))
            if _CLAUSE_END.search(text, words[first].end, words[last].start):
                break
            if _fits(cue.words[1], words[other]):
                return other
    return None


def _read_cues(written: str, meaning: Meaning) -> Iterator[Cue[Meaning]]:
    for cue in filter(None, (" ".join(each.split()) for each in written.split(","))):
        near, _, far = cue.partition(" ~ ")
        words = [near, far] if far else near.split()
        yield Cue(tuple(tuple(map(_read_pattern, word.split("|"))) for word in words), bool(far), meaning)


def _read_pattern(written: str) -> WordPattern:
    written = written.strip()
    (word,) = words_of(written.strip("*").replace("-", ""))
    return WordPattern(word, prefix=written.endswith("*"), suffix=written.startswith("*"))
