"""Load the default categories of incidents, with the words by which people call them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAST = 9


@dataclass(frozen=True)
class Category:
    """A kind of incident; `words` name it, `cues` only tell of it, `former` is a name that it had.

    `categories.toml` explains the cues and which categories come first or last where several are told of.
    """

    key: str
    sv: str
    en: str
    words: tuple[str, ...] = ()
    former: str = ""
    cues: str = ""
    precedence: int = LAST
    weak: bool = False

    @property
    def group(self) -> str:
        """The key of the heading that it is counted under: its own when it has none."""
        return self.key.partition(".")[0]


def _category(words: str = "", **facts: Any) -> Category:
    return Category(words=tuple(words.split(", ")) if words else (), **facts)


_DATA = tomllib.loads(Path(__file__).with_name("categories.toml").read_text("utf-8"))
DEFAULT_CATEGORIES = tuple(_category(**each) for each in _DATA["category"])
CATEGORIES = {category.key: category for category in DEFAULT_CATEGORIES}
OTHER_MEANINGS: str = _DATA["other_meanings"]
"""Cues of phrases in which a word of a category means something else."""
GROUP_NAMES: dict[str, tuple[str, str]] = {
    each.key: (each.sv.partition(" – ")[0], each.en.partition(" – ")[0])
    for each in DEFAULT_CATEGORIES
    if each.key == each.group
}
"""The headings that kinds are counted under, in Swedish and English, by key."""


def category_name(key: str, language: str) -> str:
    """Give the category's whole name in 'sv' or 'en'; raises KeyError for an unknown key."""
    category = CATEGORIES[key]
    return category.en if language == "en" else category.sv


def group_name(key: str, language: str) -> str:
    """Give the name of the heading that category `key` is counted under."""
    swedish, english = GROUP_NAMES[CATEGORIES[key].group]
    return english if language == "en" else swedish
