"""Find names that look like others: letters of several scripts, letters that pass for others, a mistake or two."""

import unicodedata
from collections.abc import Iterable

from domain.names import fold
from domain.spelling import edit_distance

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


def mixes_scripts(name: str) -> bool:
    """Whether letters of several scripts that pass for one another stand in the name."""
    scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in name if sign.isalpha()}
    return len(scripts & SCRIPTS) > 1


def looks_like(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one could be taken for without being it; None where there is none."""
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
