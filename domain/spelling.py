"""Measure spelling mistakes: a letter too many or too few, another one, or two that changed places."""

LEAST_FOR_ONE = 4
LEAST_FOR_TWO = 9
ALIKE = 75
"""How alike, of 100, a word is to the beginning of another that it resembles."""


def edit_distance(word: str, other: str, most: int) -> int:
    """Count the mistakes between the words (optimal string alignment); `most + 1` where there are more."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (start-up time)

    return OSA.distance(word, other, score_cutoff=most)


def mistakes_allowed(word: str) -> int:
    """How many mistakes a word of that length may hold; none where it has figures, which must be the same."""
    if len(word) < LEAST_FOR_ONE or any(sign.isdigit() for sign in word):
        return 0
    return 2 if len(word) >= LEAST_FOR_TWO else 1


def begins_misspelt(word: str, known: str) -> bool:
    """Whether the word is the beginning of the known one but for the mistakes that it may hold."""
    most = mistakes_allowed(word)
    if not most or len(known) < len(word) - most:
        return False
    ends = range(max(1, len(word) - most), min(len(known), len(word) + most) + 1)
    return any(edit_distance(word, known[:end], most) <= most for end in ends)


def resembles_beginning(word: str, known: str) -> bool:
    """Whether the word begins as the known one does and goes on much alike: more lenient, for short lists."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 (start-up time)

    same_first = len(word) >= LEAST_FOR_ONE and known[0] == word[0]
    return same_first and ratio(word, known[: len(word) + 1]) >= ALIKE
