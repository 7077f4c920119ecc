"""Compare spellings: count mistakes (a letter too many or too few, another one, or two that changed places).

Also find names that look like others: letters of several scripts, and letters that pass for others.
"""

import unicodedata
from collections.abc import Iterable

from domain.names import fold

LEAST_FOR_ONE = 4
LEAST_FOR_TWO = 9
ALIKE = 75
"""How alike, of 100, a word is to the beginning of another that it resembles."""
SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Those whose letters can pass for one another's."""
_PASSES_FOR = str.maketrans(
    {
        # Cyrillic
        **dict(zip("абвгдеёзийкмнорстухьіјѕһԁԛԝѵ", "a6brdeeзииkmhopctyxbijshdqwv", strict=True)),
        # Greek
        **dict(zip("αβγδεζηικμνορστυχω", "abyδezniku" + "vopotuxw", strict=True)),
        # figures and signs within names
        **dict(zip("01358|!$@", "oiesbiisa", strict=True)),
        "l": "i",
        "ı": "i",
        "ß": "b",
        "ø": "o",
        "æ": "ae",
    }
)
_PAIRS = (("rn", "m"), ("vv", "w"))


def edit_distance(word: str, other: str, most: int) -> int:
    """Count the mistakes between the words (optimal string alignment); `most + 1` where there are more."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (start-up time)

    return OSA.distance(word, other, score_cutoff=most)


def mistakes_allowed(word: str) -> int:
    """Tell how many mistakes a word of that length may hold; none where it has figures, which must be the same."""
    if len(word) < LEAST_FOR_ONE or any(sign.isdigit() for sign in word):
        return 0
    return 2 if len(word) >= LEAST_FOR_TWO else 1


def begins_misspelt(word: str, known: str) -> bool:
    """Tell whether the word is the beginning of the known one but for the mistakes that it may hold."""
    most = mistakes_allowed(word)
    if not most or known.isdigit() or len(known) < len(word) - most:
        return False
    ends = range(max(1, len(word) - most), min(len(known), len(word) + most) + 1)
    return any(edit_distance(word, known[:end], most) <= most for end in ends)


def resembles_beginning(word: str, known: str) -> bool:
    """Tell whether the word begins as the known one does and goes on much alike: more lenient, for short lists."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 (start-up time)

    same_first = len(word) >= LEAST_FOR_ONE and known[0] == word[0]
    return same_first and ratio(word, known[: len(word) + 1]) >= ALIKE


def mixes_scripts(name: str) -> bool:
    """Tell whether letters of several scripts that pass for one another stand in the name."""
    scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in name if sign.isalpha()}
    return len(scripts & SCRIPTS) > 1


def looks_like(name: str, known: Iterable[str]) -> str | None:
    """Find the known name that this one could be taken for without being it; None where there is none."""
    shape = _shape(name)
    for other in known:
        if fold(other) == fold(name):
            continue
        most = min(len(shape) // 4, len(_shape(other)) // 4, 2)
        if edit_distance(shape, _shape(other), most) <= most:
            return other
    return None


def _shape(name: str) -> str:
    """What the name looks like at a glance."""
    shape = fold(name).translate(_PASSES_FOR)
    for pair, passed_for in _PAIRS:
        shape = shape.replace(pair, passed_for)
    return "".join(sign for sign in shape if sign.isalnum())
