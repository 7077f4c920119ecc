"""Load the words around names: titles, what is no name, municipalities, and words for places and businesses."""

import tomllib
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")
WORDS = {key: frozenset(words.split()) for key, words in tomllib.loads(_FILE.read_text("utf-8")).items()}
"""The words of each list in `words.toml`."""
_PLACE_ENDINGS = tuple(WORDS["place_endings"])


def names_a_place(word: str) -> bool:
    """Tell whether the word, in any case, is or ends in a word for a place."""
    folded = word.casefold()
    return folded in WORDS["places"] or folded.removesuffix("s").endswith(_PLACE_ENDINGS)
