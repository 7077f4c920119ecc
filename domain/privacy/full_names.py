"""A first name followed by a surname in free text, without taking churches and streets for people."""

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.privacy.findings import Finding, Kind
from domain.privacy.first_names import FIRST_NAMES
from domain.privacy.municipalities import MUNICIPALITIES
from domain.privacy.place_words import names_a_place

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BLANK = re.compile(r" {1,2}")
_PARTICLES = frozenset(["af", "de", "la", "van", "von"])
_BEFORE_SAINTS = frozenset(["drottning", "kung", "prins", "saint", "sankt", "sankta", "st", "t"])
_SURNAMES_TOO = frozenset(["berg", "lund", "mark", "salem"])
_NO_SURNAMES = frozenset(["ab", "and", "från", "har", "hb", "i", "med", "och", "på", "som", "vid", "är"])


def find_full_names(text: str) -> Iterator[Finding]:
    """Every usual first name with a surname after it, both with capitals; `anna svensson` by its ending."""
    words = list(_WORD.finditer(text))
    for place, word in enumerate(words):
        if _is_first_name(word[0]) and (surname := _surname_after(text, words, place)):
            yield Finding(Kind.NAME, word.start(), surname.end())


def _is_first_name(word: str) -> bool:
    """Whether it is `Anna` or `Anna-Karin`, but not `Anna-skolan`."""
    name, _, rest = word.partition("-")
    return name.casefold() in FIRST_NAMES and not names_a_place(rest)


def _surname_after(text: str, words: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """The surname of the first name at place: past an initial or a particle, and not the name of a place."""
    before = words[place - 1][0].casefold() if place else ""
    last = place + 1
    if last < len(words) and (words[last][0] in _PARTICLES or len(words[last][0]) == 1):
        last += 1
    run = words[place : last + 1]
    if before in _BEFORE_SAINTS or last >= len(words) or not _side_by_side(text, run):
        return None
    after = words[last + 1 : last + 2]
    is_street = bool(after) and names_a_place(after[0][0]) and _side_by_side(text, [words[last], *after])
    return words[last] if _fits(run[0][0], run[-1][0]) and not is_street else None


def _side_by_side(text: str, run: list[re.Match[str]]) -> bool:
    """Whether only a blank or two stand between the words, or a full stop after an initial."""
    return all(
        _BLANK.fullmatch(text, one.end() + (len(one[0]) == 1 and text[one.end()] == "."), other.start())
        for one, other in pairwise(run)
    )


def _fits(first: str, surname: str) -> bool:
    """Whether the second word can be the first one's surname."""
    folded = surname.casefold()
    if first[0].islower() or surname[0].islower():
        return first[0].islower() and folded.endswith(("sson", "ssons"))
    is_place = names_a_place(surname) or folded in MUNICIPALITIES - _SURNAMES_TOO
    return len(surname) > 1 and not is_place and folded not in _NO_SURNAMES
