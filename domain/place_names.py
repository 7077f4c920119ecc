"""Whether a word in a text that is an area's or a place's name is meant as that name."""

import re
from pathlib import Path

from domain.names import fold
from domain.recognition import Hit, words_of

_AT = re.compile(
    r"(?:^|[\s,;:.–—-])(?:i|på|pa|vid|in|at|near|nära|utanför|utanfor|bakom|inne på|från|from|kring)\s+$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(?:mot|towards?)\s+$", re.IGNORECASE)
_EVERYDAY = frozenset(Path(__file__).with_name("everyday_words.txt").read_text("utf-8").split())
"""Everyday words that areas and places are named after too: they are names only with a capital."""
_FOLDED = frozenset(map(fold, _EVERYDAY))
_BEGINS = re.compile(r"(?:^|[.!?\n])\s*$")
_EDGE_BEFORE = re.compile(r"(?:^|[\n,;:.!?–—(-])\s*$")
_EDGE_AFTER = re.compile(r"\s*(?:$|[\n,;:.!?–—)-])")


def is_meant(text: str, hit: Hit[object], name: str, *, strict: bool) -> bool:
    """Whether the hit is the name; an everyday word needs a capital, as does one without its accents.

    Without its accents it may also stand where a name does. Where it is not to be `strict`, an everyday word may
    follow `på` or `vid`.
    """
    if _TOWARDS.search(text[: hit.start]):
        return False
    typed = words_of(text[hit.start : hit.end])
    exact = {word.exact for word in typed} <= {word.exact for word in words_of(name)}
    everyday = len(typed) == 1 and (typed[0].exact in _EVERYDAY or (not exact and typed[0].folded in _FOLDED))
    if _has_capital(text, hit) or (exact and not everyday):
        return True
    at = bool(_AT.search(text[: hit.start]))
    if everyday:
        return exact and at and not strict
    edge = _EDGE_BEFORE.search(text[: hit.start]) or _EDGE_AFTER.match(text, hit.end)
    return at or bool(edge)


def _has_capital(text: str, hit: Hit[object]) -> bool:
    """Whether it is written as a name: with a capital that is not only that of a sentence, or of all of it."""
    if not text[hit.start].isupper() or (text.isupper() and fold(text) != fold(text[hit.start : hit.end])):
        return False
    begins = _BEGINS.search(text[: hit.start])
    return not begins or bool(_EDGE_AFTER.match(text, hit.end))
