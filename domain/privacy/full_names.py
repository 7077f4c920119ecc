"""Find names of people in free text, of any origin, without taking churches, streets and firms for people."""

import re
from collections.abc import Iterator, Sequence

from domain.privacy.findings import Finding, FindingKind
from domain.privacy.names import (
    GIVEN,
    GIVEN_WORDS,
    OTHER_GIVEN_WORDS,
    SURNAME_WORDS,
    SURNAMES,
    WORDS,
    known_names,
    names_a_place,
)

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
_BLANK = re.compile(r" {1,2}")
_AND_COMPANY = re.compile(r" ?& ")
_TITLES = WORDS["introductions"] | WORDS["titles"]
_NO_PEOPLE = ("no_names", "before_places", "businesses")
_FOREIGN_SURNAME = re.compile(
    rf"(?:{'|'.join(WORDS['foreign_beginnings'])})\w{{3,}}|\w{{3,}}(?:{'|'.join(WORDS['foreign_endings'])})s?"
)
Words = Sequence[re.Match[str]]


def find_full_names(text: str) -> Iterator[Finding]:
    """Find given names with a surname or an initial, surnames after a title, and whoever is introduced by name."""
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        last = _last_of_name(text, words, place)
        if last is None:
            last = _last_after_title(text, words, place)
        if last is not None:
            yield Finding(FindingKind.NAME, words[place].start(), words[last].end())
        place = place + 1 if last is None else last + 1


def _last_after_title(text: str, words: Words, first: int) -> int | None:
    """Where a name after a title ends: a surname, any name after *familjen*, any two after *heter*."""
    title = words[first][0].casefold()
    last = _beside(text, words, first) if title in _TITLES else None
    if last is None or _last_of_name(text, words, last) is not None or _is_a_places(text, words, last):
        return None
    name = words[last][0]
    if not name[0].isupper() or not _can_be_name(name):
        return None
    if title in WORDS["introductions"] or (_only_surname(name) and not _is_given(name)):
        return last
    further = _beside(text, words, last) if title in WORDS["namers"] else None
    return further if further and words[further][0][0].isupper() and _can_be_name(words[further][0]) else None


def _last_of_name(text: str, words: Words, first: int) -> int | None:
    """Where the name that begins at `first` has its last word; None for no name."""
    last = _past_particles(text, words, first)
    if last is None or (first and words[first - 1][0].casefold() in WORDS["before_places"]):
        return None
    one, other = words[first][0], words[last][0]
    initial = len(one) == 1 or len(other) == 1
    dotted = text[words[first].end() : words[first].end() + 1] == "."
    if not (_by_initial(one, other, dotted=dotted) if initial else _is_name(one, other)):
        return None
    while (further := _beside(text, words, last)) and _is_name_word(words[further][0]):
        last = further
    return None if _is_a_places(text, words, last) else last


def _past_particles(text: str, words: Words, first: int) -> int | None:
    """The word after the first, past initials and particles: `Erik K. Lund`, `Carl von Exempel`."""
    last = _beside(text, words, first)
    for _ in range(2):
        word = words[last][0] if last is not None else ""
        between = word.casefold() in WORDS["particles"] or (len(word) == 1 and word.isupper())
        further = _beside(text, words, last) if last is not None and between else None
        if further is None or not words[further][0][0].isupper():
            return last
        last = further
    return last


def _beside(text: str, words: Words, place: int) -> int | None:
    """The next word, if only a blank stands between, or a full stop after an initial."""
    if place + 1 >= len(words):
        return None
    end = words[place].end()
    end += len(words[place][0]) == 1 and text[end : end + 1] == "."
    return place + 1 if _BLANK.fullmatch(text, end, words[place + 1].start()) else None


def _is_a_places(text: str, words: Words, last: int) -> bool:
    """Whether what follows makes it the name of a street, a firm or the like."""
    if _AND_COMPANY.match(text, words[last].end()):
        return True
    further = _beside(text, words, last)
    after = words[further][0] if further else ""
    return names_a_place(after) or after.casefold() in WORDS["businesses"]


def _by_initial(one: str, other: str, *, dotted: bool) -> bool:
    """`K. Andersson` and `Anna S.`; after a full stop any word with a capital is a surname, known or not."""
    if len(one) == 1:
        capitals = one.isupper() and other[0].isupper() and len(other) > 1
        return capitals and (_is_surname(other) or (dotted and _can_be_name(other)))
    known = _is_given(one) or _only_surname(one)
    return one[0].isupper() and other.isupper() and known and one.casefold() not in WORDS["words_too"]


def _is_name(one: str, other: str) -> bool:
    """Whether two words side by side are somebody's name."""
    if one.casefold() in _TITLES:
        return False
    if one[0].isupper() and other[0].isupper():
        if other.casefold() in WORDS["short_surnames"]:
            return _can_be_name(one) and one in known_names(GIVEN)
        return _can_be_name(one) and _can_be_name(other) and _fits(one, other)
    return _is_known(one, other) or _is_known(other, one)


def _fits(one: str, other: str) -> bool:
    """Whether two words with capitals are a name: one that is known is enough, unless it is an everyday word."""
    if any(word.isupper() and len(word) < 4 for word in (one, other)):
        return _is_known(one, other)
    if _is_given(one) and (one.casefold() not in WORDS["words_too"] or _is_given(other)):
        return True
    if one in known_names(OTHER_GIVEN_WORDS) or one.casefold() in WORDS["words_too"]:
        return _is_surname(other)
    return _only_surname(one) or _only_surname(other) or _looks_foreign(other)


def _is_known(one: str, other: str) -> bool:
    """A given name and a surname that are nothing else: enough also in small letters."""
    if (
        min(len(one), len(other)) < 3
        or one in WORDS["particles"]
        or not (_can_be_name(one) and _can_be_name(other))
    ):
        return False
    if one in known_names(GIVEN):
        return _only_surname(other) or (len(other) > 4 and _in_section(other, SURNAME_WORDS))
    if one in known_names(GIVEN_WORDS) and one.casefold() not in WORDS["words_too"]:
        return _only_surname(other)
    return one in known_names(GIVEN_WORDS) and other.casefold().endswith(("sson", "ssons"))


def _can_be_name(word: str) -> bool:
    folded = word.casefold()
    if len(word) < 2 or any(folded in WORDS[key] for key in _NO_PEOPLE):
        return False
    if folded in WORDS["municipalities"]:
        return folded in WORDS["municipality_surnames"]
    is_surname = any(word in known_names(section) for section in (SURNAMES, SURNAME_WORDS))
    return not names_a_place(word) or (folded not in WORDS["places"] and is_surname)


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and _can_be_name(word) and (_is_surname(word) or _is_given(word))


def _is_given(word: str) -> bool:
    """`Anna` or `Ing-Marie`, but not `Anna-skolan`."""
    parts = word.split("-")
    known = any(part in known_names(section) for part in parts for section in (GIVEN, GIVEN_WORDS))
    return known and not any(map(names_a_place, parts))


def _is_surname(word: str) -> bool:
    return _only_surname(word) or _in_section(word, SURNAME_WORDS) or _looks_foreign(word)


def _only_surname(word: str) -> bool:
    """A surname that is no everyday word and no place: of a double name, one of both."""
    return word.casefold() not in WORDS["places"] and _in_section(word, SURNAMES)


def _in_section(word: str, section: str) -> bool:
    names = known_names(section)
    return any(part in names or _without_genitive(part) in names for part in word.split("-") if len(part) > 1)


def _without_genitive(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sS" else word


def _looks_foreign(word: str) -> bool:
    """A surname that is made as surnames of other languages are: `Ghebremedhin`, `Bajrić`."""
    return bool(_FOREIGN_SURNAME.fullmatch(word.casefold()))
