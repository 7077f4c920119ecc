"""Normalize typed text for patterns (NFKC or NFKD, one dash, one blank), keeping where each character stood.

Also what patterns are made and searched with.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

_SPELLINGS = {"\t": " ", "\N{MINUS SIGN}": "-", "\N{HYPHEN BULLET}": "-"}


class _Table(dict[int, str]):
    """A table for `str.translate` that works out each character the first time it is met.

    Digits of any script become 0–9, dashes `-`, blanks a space; marks and invisible characters go away. No
    character becomes more than one, so a text that keeps its length keeps every position.
    """

    def __init__(self, form: Literal["NFKC", "NFKD"]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain_character(unicodedata.normalize(self._form, chr(code))[0])
        return plain


def _plain_character(character: str) -> str:
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Pd":
            return "-"
        case "Zs":
            return " "
        case "Mn" | "Me" | "Cf":
            return ""
    return _SPELLINGS.get(character, character)


_KEEPING_ACCENTS = _Table("NFKC")
_WITHOUT_ACCENTS = _Table("NFKD")


@dataclass(frozen=True)
class NormalizedText:
    """Normalized text and the position in the typed text of each of its characters, and of its end."""

    text: str
    origins: Sequence[int]

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the typed text the characters from start to end (not included) stand."""
        return self.origins[start], self.origins[end]


def normalize(typed: str) -> NormalizedText:
    """Normalize the text, keeping accents and case."""
    return _translate(typed, _KEEPING_ACCENTS)


def normalize_and_fold(typed: str) -> NormalizedText:
    """Normalize the text in lower case and without accents: å and ä become a, ö becomes o."""
    plain = _translate(typed, _WITHOUT_ACCENTS)
    return NormalizedText(plain.text.lower(), plain.origins)


def _translate(typed: str, table: _Table) -> NormalizedText:
    text = typed.translate(table)
    if len(text) == len(typed):
        return NormalizedText(text, range(len(typed) + 1))
    kept = [position for position, character in enumerate(typed) if table[ord(character)]]
    return NormalizedText(text, [*kept, len(typed)])


def one_of(words: Iterable[str]) -> str:
    """Write a pattern of any of the words, the longest first; a blank in them stands for any blanks."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def single_blanks(words: str) -> str:
    """Write the words as they stand in a table, with one blank between them."""
    return " ".join(words.split())


def search_before(pattern: re.Pattern[str], text: str, end: int, within: int) -> re.Match[str] | None:
    """Search so many characters before a position, where the text ends for the pattern."""
    return pattern.search(text, max(0, end - within), end)
