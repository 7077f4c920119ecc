"""Typed text made plain enough for patterns, without losing where each character stood."""

import unicodedata
from collections.abc import Sequence
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
class Plain:
    """Plain text and the position in the typed text of each of its characters, and of its end."""

    text: str
    origins: Sequence[int]

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the typed text the plain characters from start to end (not included) stand."""
        return self.origins[start], self.origins[end]


def make_plain(typed: str) -> Plain:
    """The text with accents and case kept."""
    return _translate(typed, _KEEPING_ACCENTS)


def make_plainest(typed: str) -> Plain:
    """The text in lower case and without accents: å and ä become a, ö becomes o."""
    plain = _translate(typed, _WITHOUT_ACCENTS)
    return Plain(plain.text.lower(), plain.origins)


def _translate(typed: str, table: _Table) -> Plain:
    text = typed.translate(table)
    if len(text) == len(typed):
        return Plain(text, range(len(typed) + 1))
    kept = [position for position, character in enumerate(typed) if table[ord(character)]]
    return Plain(text, [*kept, len(typed)])
