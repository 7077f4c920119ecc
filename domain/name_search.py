"""Search known names by the letters typed so far, and find the name that another spelling may stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.names import fold
from domain.spelling import LEAST_FOR_ONE, begins_misspelt, edit_distance, mistakes_allowed

_WORD = re.compile(r"[^\W_]+")
_EXACT, _BEGINS, _WORDS, _WORDS_BESIDE, _HOLDS, _MISSPELT, _NOT = range(7)


def search_names(typed: str, names: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
    """Search names: the positions of those that fit, the best first; all of them where nothing was typed.

    First the name itself, then what begins so, then names whose words begin so in any order, with what stands
    `beside` them (`stationen skän` in the area Skänninge), then what holds the letters, then misspelt words. Case,
    accents and marks do not matter.
    """
    wanted = words_in(typed)
    if not wanted:
        return list(range(len(names)))
    around = [frozenset(words_in(name)) for name in beside] if beside else [frozenset[str]()] * len(names)
    known = [(words_in(name), more) for name, more in zip(names, around, strict=True)]
    every = {word for own, more in known for word in (*own, *more)}
    begun = [{each for each in every if each.startswith(word)} for word in wanted]
    misspelt = [{each for each in every if begins_misspelt(word, each)} for word in wanted]
    query = _Query(" ".join(wanted), begun, [a | b for a, b in zip(begun, misspelt, strict=True)])
    ranked = [(query.rank(own, more), position) for position, (own, more) in enumerate(known)]
    return [position for rank, position in sorted(ranked) if rank < _NOT]


@lru_cache(maxsize=32_768)
def words_in(name: str) -> tuple[str, ...]:
    """List the words of a name as they are compared: folded, without marks."""
    return tuple(_WORD.findall(fold(name)))


@dataclass(frozen=True)
class _Query:
    """The letters typed, and for each word of them the known words that begin so, without and with mistakes."""

    letters: str
    begun: list[set[str]]
    misspelt: list[set[str]]

    def rank(self, own: tuple[str, ...], more: frozenset[str]) -> int:
        """Return how far a name of these words, with these beside it, is from what was typed."""
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
        return _NOT if any(words.isdisjoint(around) for words in self.misspelt) else _MISSPELT


def resembling(typed: str, names: Sequence[str], beside: str = "") -> int | None:
    """Find the position of the one name that another spelling may stand for; None for none or several.

    Every word of the one has its like in the other: misspelt, or as much of its beginning. What stands `beside`
    the names may be said with them.
    """
    known_beside = words_in(beside)
    wanted = [
        word
        for word in words_in(typed)
        if len(word) < 3 or not any(each.startswith(word) for each in known_beside)
    ]
    alike = [position for position, name in enumerate(names) if wanted and _alike(wanted, words_in(name))]
    return alike[0] if len(alike) == 1 else None


def _alike(wanted: Sequence[str], known: Sequence[str]) -> bool:
    """Whether the words go together in pairs, in their order."""
    return len(wanted) == len(known) and all(map(_same_word, wanted, known))


def _same_word(word: str, known: str) -> bool:
    if word == known:
        return True
    if any(sign.isdigit() for sign in word + known):
        return False
    shorter, longer = sorted((word, known), key=len)
    inflected = len(shorter) >= LEAST_FOR_ONE and longer.startswith(shorter) and len(longer) - len(shorter) <= 3
    most = mistakes_allowed(shorter)
    return inflected or (most > 0 and edit_distance(word, known, most) <= most)
