"""Search the categories by the letters typed so far."""

from collections.abc import Sequence
from functools import lru_cache

from domain.categories import Category
from domain.names import fold
from domain.own_categories import DEFAULT, Categories
from domain.recognition import words_of
from domain.spelling import resembles_beginning


def search_categories(typed: str, language: str, categories: Categories = DEFAULT) -> list[Category]:
    """Search those in use, the best first: by name in 'sv' or 'en', by what else they are called, misspelt.

    Case and accents do not matter, and the beginning of a word is enough. All of them where nothing was typed.
    """
    wanted, offered = [word.folded for word in words_of(typed)], categories.offered
    if not wanted:
        return list(offered)
    ranked = [(_rank(wanted, each, language), place) for place, each in enumerate(offered)]
    fitting = sorted((rank, place) for rank, place in ranked if rank is not None)
    return [offered[place] for _, place in fitting]


def _rank(wanted: Sequence[str], category: Category, language: str) -> int | None:
    """How far the words are from the category: 0 its name begins so; None when one of them does not fit at all."""
    label, other = (category.name(each) for each in (("en", "sv") if language == "en" else ("sv", "en")))
    if fold(label).startswith(" ".join(wanted)):
        return 0
    called = category.synonyms + category.words
    known = [_words(label), _words(*called), _words(category.cues), _words(other, *category.formerly)]
    ranks = [rank for word in wanted if (rank := _rank_of_word(word, known)) is not None]
    return max(ranks) if len(ranks) == len(wanted) else None


def _rank_of_word(word: str, known: Sequence[Sequence[str]]) -> int | None:
    for rank, names in enumerate(known, start=1):
        if any(name.startswith(word) for name in names):
            return rank
    return len(known) + 1 if any(resembles_beginning(word, name) for names in known for name in names) else None


@lru_cache(1_000)
def _words(*names: str) -> list[str]:
    return [word.folded for name in names for word in words_of(name)]
