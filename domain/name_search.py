"""Which of many known names fit the letters that someone has typed, the likeliest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.names import fold

LEAST_FOR_A_SLIP = 4
LEAST_FOR_TWO = 9
_WORD = re.compile(r"[^\W_]+")
_EXACT, _BEGINS, _WORDS, _WORDS_BESIDE, _HOLDS, _SLIP, _NOT = range(7)


def search_names(typed: str, names: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
    """The positions of the names that fit, the best first; all of them where nothing was typed.

    First the name itself, then what begins so, then names whose words begin so in any order, with what stands
    `beside` them (`stationen skän` in the area Skänninge), then what holds the letters, then words with a slip: a
    letter too many or too few, another one, or two that changed places. Case, accents and marks do not matter.
    """
    wanted = words_in(typed)
    if not wanted:
        return list(range(len(names)))
    around = [frozenset(words_in(name)) for name in beside] if beside else [frozenset[str]()] * len(names)
    known = [(words_in(name), more) for name, more in zip(names, around, strict=True)]
    every = {word for own, more in known for word in (*own, *more)}
    fitting = _Fitting(
        " ".join(wanted),
        [{each for each in every if each.startswith(word)} for word in wanted],
        [{each for each in every if each.startswith(word) or _slipped(word, each)} for word in wanted],
    )
    ranked = [(fitting.rank(own, more), position) for position, (own, more) in enumerate(known)]
    return [position for rank, position in sorted(each for each in ranked if each[0] < _NOT)]


def resembling(typed: str, names: Sequence[str], beside: str = "") -> int | None:
    """The position of the one name that another spelling may stand for; None where there is none, or several.

    Every word of the one has its like in the other: a slip, or as much of its beginning. What stands `beside` the
    names may be said with them.
    """
    known_beside = words_in(beside)
    wanted = [word for word in words_in(typed) if not any(begins_so(word, each) for each in known_beside)]
    alike = [position for position, name in enumerate(names) if wanted and _alike(wanted, words_in(name))]
    return alike[0] if len(alike) == 1 else None


@lru_cache(maxsize=8_192)
def words_in(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(_WORD.findall(fold(name)))


def begins_so(word: str, known: str) -> bool:
    """Whether a word of at least three letters is the beginning of the known one."""
    return len(word) >= 3 and known.startswith(word)


@dataclass(frozen=True)
class _Fitting:
    """The letters typed, and for each word of them the known words that begin so, without and with a slip."""

    letters: str
    begun: list[set[str]]
    slipped: list[set[str]]

    def rank(self, own: tuple[str, ...], more: frozenset[str]) -> int:
        """How far a name of these words, with these beside it, is from what was typed."""
        whole = " ".join(own)
        if whole.startswith(self.letters):
            return _EXACT if len(whole) == len(self.letters) else _BEGINS
        if not any(words.isdisjoint(own) for words in self.begun):
            return _WORDS
        around = (*own, *more)
        if not any(words.isdisjoint(around) for words in self.begun):
            return _WORDS_BESIDE
        if self.letters in whole:
            return _HOLDS
        return _NOT if any(words.isdisjoint(around) for words in self.slipped) else _SLIP


def _slipped(word: str, known: str) -> bool:
    """Whether the word is the beginning of the known one but for a slip; figures must be the same."""
    most = _slips_in(word)
    if not most or len(known) < len(word) - most:
        return False
    ends = range(max(1, len(word) - most), min(len(known), len(word) + most) + 1)
    return any(_distance(word, known[:end], most) <= most for end in ends)


def _slips_in(word: str) -> int:
    if len(word) < LEAST_FOR_A_SLIP or any(sign.isdigit() for sign in word):
        return 0
    return 2 if len(word) >= LEAST_FOR_TWO else 1


def _distance(word: str, other: str, most: int) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (start-up time)

    return OSA.distance(word, other, score_cutoff=most)


def _alike(wanted: Sequence[str], known: Sequence[str]) -> bool:
    """Whether the words go together in pairs, in their order."""
    return len(wanted) == len(known) and all(map(_same_word, wanted, known))


def _same_word(word: str, known: str) -> bool:
    if word == known:
        return True
    shorter, longer = sorted((word, known), key=len)
    inflected = len(shorter) >= LEAST_FOR_A_SLIP and longer.startswith(shorter) and len(longer) - len(shorter) <= 3
    figures = any(sign.isdigit() for sign in word + known)
    most = _slips_in(shorter)
    return not figures and (inflected or (most > 0 and _distance(word, known, most) <= most))
