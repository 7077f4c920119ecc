"""Finds signs in a text: words, beginnings and endings of words, alone, in a row or near each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.recognition import SHORTEST_WITHOUT_ACCENTS, Hit, Word, words_of

NEAR = 7
"""Within how many words two that belong together stand; where they do, the first tells where."""
_GAP = re.compile(r"[^\w\n.!?;]{1,3}")
_CLAUSE_END = re.compile(r"[\n!?;]|[.,:](?=\s)|\s[–—-]\s")
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class WordShape:
    """One word of a sign; `opens` when more letters may follow, `closes` when others may stand before it."""

    word: Word
    opens: bool
    closes: bool

    def fits(self, typed: Word) -> bool:
        """Whether the typed word has this shape; without its accents only where it is long enough."""
        return self._fits(typed.exact, self.word.exact) or (
            len(self.word.folded) >= SHORTEST_WITHOUT_ACCENTS and self._fits(typed.folded, self.word.folded)
        )

    def _fits(self, typed: str, known: str) -> bool:
        if self.opens:
            return typed.startswith(known)
        return typed.endswith(known) and len(typed) > len(known) + 1 if self.closes else typed == known


Slot = tuple[WordShape, ...]


@dataclass(frozen=True)
class Sign(Generic[Thing]):
    """What to look for, word by word, and what it tells of; `apart` when the last may stand further away."""

    slots: tuple[Slot, ...]
    apart: bool
    thing: Thing


class SignBook(Generic[Thing]):
    """Signs, each with what it tells of, written as in `category_signs`."""

    def __init__(self, signs: Iterable[tuple[str, Thing]]) -> None:
        self._exact: dict[str, list[Sign[Thing]]] = defaultdict(list)
        self._beginnings: dict[str, list[Sign[Thing]]] = defaultdict(list)
        self._endings: dict[str, list[Sign[Thing]]] = defaultdict(list)
        for written, thing in signs:
            for sign in _read_signs(written, thing):
                self._file(sign)
        self._lengths = sorted({len(each) for each in self._beginnings}, reverse=True)
        self._tails = sorted({len(each) for each in self._endings}, reverse=True)

    def _file(self, sign: Sign[Thing]) -> None:
        for shape in sign.slots[0]:
            shelf = self._beginnings if shape.opens else self._endings if shape.closes else self._exact
            shelf[shape.word.folded].append(sign)

    def hits(self, text: str) -> list[Hit[Thing]]:
        """Every place where a sign stands, overlapping ones too, as they stand in the text."""
        words = words_of(text)
        return [hit for place in range(len(words)) for hit in self._hits_at(text, words, place)]

    def _hits_at(self, text: str, words: Sequence[Word], place: int) -> Iterator[Hit[Thing]]:
        for sign in self._candidates(words[place].folded):
            if not _fits(sign.slots[0], words[place]):
                continue
            last = _apart(sign, text, words, place) if sign.apart else _in_a_row(sign, text, words, place)
            if last is not None:
                end = words[place if sign.apart else last].end
                yield Hit(words[place].start, end, len(sign.slots), (sign.thing,))

    def _candidates(self, word: str) -> Iterator[Sign[Thing]]:
        yield from self._exact.get(word, ())
        for length in self._lengths:
            yield from self._beginnings.get(word[:length], ()) if length <= len(word) else ()
        for length in self._tails:
            yield from self._endings.get(word[-length:], ()) if length <= len(word) else ()


def _fits(slot: Slot, word: Word) -> bool:
    return any(shape.fits(word) for shape in slot)


def _in_a_row(sign: Sign[Thing], text: str, words: Sequence[Word], place: int) -> int | None:
    last = place + len(sign.slots) - 1
    if last >= len(words):
        return None
    for step, slot in enumerate(sign.slots[1:], start=place + 1):
        if not _GAP.fullmatch(text, words[step - 1].end, words[step].start) or not _fits(slot, words[step]):
            return None
    return last


def _apart(sign: Sign[Thing], text: str, words: Sequence[Word], place: int) -> int | None:
    """Where the other word stands, before or after, in the same clause."""
    for step in (1, -1):
        for other in range(place + step, place + step * (NEAR + 1), step):
            if not 0 <= other < len(words) or _clause_ends(text, words[other - step], words[other]):
                break
            if _fits(sign.slots[1], words[other]):
                return other
    return None


def _clause_ends(text: str, one: Word, other: Word) -> bool:
    first, last = (one, other) if one.start < other.start else (other, one)
    return bool(_CLAUSE_END.search(text, first.end, last.start))


def _read_signs(written: str, thing: Thing) -> Iterator[Sign[Thing]]:
    for sign in filter(None, (" ".join(each.split()) for each in written.split(","))):
        near, _, far = sign.partition(" ~ ")
        words = [near, far] if far else near.split()
        yield Sign(tuple(_read_slot(word) for word in words), bool(far), thing)


def _read_slot(written: str) -> Slot:
    return tuple(_read_shape(each.strip()) for each in written.split("|"))


def _read_shape(written: str) -> WordShape:
    (word,) = words_of(written.strip("*").replace("-", ""))
    return WordShape(word, written.endswith("*"), written.startswith("*"))
