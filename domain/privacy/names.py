"""Load the lists of names, and of the words around the names of people and places."""

import sys
import tomllib
import unicodedata
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path
from zlib import crc32

from domain.names import without_accents

DATA = Path(__file__).with_name("names.bin")
GIVEN, SURNAMES = "[given]", "[surnames]"
GIVEN_WORDS, OTHER_GIVEN_WORDS, SURNAME_WORDS = "[given words]", "[other given words]", "[surname words]"
_SWEDISH = "åäö"
_SINGLE = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ı": "i", "ß": "s", "æ": "a", "þ": "t", "œ": "o"})
_LISTS = Path(__file__).with_name("words.toml").read_text("utf-8")
WORDS = {key: frozenset(words.split()) for key, words in tomllib.loads(_LISTS).items()}
"""The words of each list in `words.toml`."""
_PLACE_ENDINGS = tuple(WORDS["place_endings"])


def names_a_place(word: str) -> bool:
    """Tell whether the word, in any case, is or ends in a word for a place."""
    folded = word.casefold()
    return folded in WORDS["places"] or folded.removesuffix("s").endswith(_PLACE_ENDINGS)


def name_key(name: str) -> str:
    """Make the key of a name: `dordevic` of `Đorđević`, but not `aberg` of `Åberg`, which is a name too."""
    small = name.lower()
    if small.isascii():
        return small
    letters = unicodedata.normalize("NFC", small).translate(_SINGLE)
    return "".join(letter if letter in _SWEDISH else without_accents(letter) for letter in letters)


class NameList:
    """Names by a checksum of each, four bytes a name; one in a hundred thousand other words seems to be there."""

    def __init__(self, sums: bytes) -> None:
        self._sums = array("I", sums)
        if sys.byteorder == "big":
            self._sums.byteswap()

    def __len__(self) -> int:
        return len(self._sums)

    def __contains__(self, word: str) -> bool:
        """Whether the word is one of the names, as written or without its accents."""
        wanted = crc32(name_key(word).encode())
        place = bisect_left(self._sums, wanted)
        return place < len(self._sums) and self._sums[place] == wanted


@cache
def known_names(section: str) -> NameList:
    """Return the names of a section."""
    return _sections()[section]


@cache
def _sections() -> dict[str, NameList]:
    found = {}
    with DATA.open("rb") as file:
        while line := file.readline().decode():
            if not line.startswith("#"):
                title, _, length = line.rpartition(" ")
                found[title] = NameList(file.read(4 * int(length)))
    return found
