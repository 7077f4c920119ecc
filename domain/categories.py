"""Load the default categories of incidents, with the words by which people call them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAST = 9
DASH = " – "
"""Between the heading that a kind is counted under and its own name."""


@dataclass(frozen=True)
class Category:
    """A kind of incident; `words` name it, `cues` only tell of it, `former` is a name that it had in a file.

    `categories.toml` explains the cues and which categories come first or last where several are told of. Further
    words are the `synonyms` that a workspace has given it, and the names that it was called `formerly`.
    """

    key: str
    sv: str
    en: str
    words: tuple[str, ...] = ()
    former: str = ""
    cues: str = ""
    precedence: int = LAST
    weak: bool = False
    synonyms: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    retired: bool = False

    @property
    def group(self) -> str:
        """The key of the heading that it is counted under: its own when it has none."""
        return self.key.partition(".")[0]

    @property
    def is_heading(self) -> bool:
        """Whether other kinds may be counted under it."""
        return self.key == self.group

    def name(self, language: str) -> str:
        """Give its whole name in 'sv' or 'en'."""
        return self.en if language == "en" else self.sv


def heading_in(name: str) -> str:
    """Give the part of a whole name that is the heading's."""
    return name.partition(DASH)[0]


def _category(words: str = "", **facts: Any) -> Category:
    return Category(words=tuple(words.split(", ")) if words else (), **facts)


_DATA = tomllib.loads(Path(__file__).with_name("categories.toml").read_text("utf-8"))
DEFAULT_CATEGORIES = tuple(_category(**each) for each in _DATA["category"])
CATEGORIES = {category.key: category for category in DEFAULT_CATEGORIES}
OTHER_MEANINGS: str = _DATA["other_meanings"]
"""Cues of phrases in which a word of a category means something else."""
