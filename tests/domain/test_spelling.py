import pytest

from domain.spelling import begins_misspelt, edit_distance, mistakes_allowed, resembles_beginning


@pytest.mark.parametrize(
    ("word", "other", "mistakes"),
    [("torget", "torget", 0), ("torgt", "torget", 1), ("tograt", "torget", 2), ("torgett", "torget", 1)],
)
def test_mistakes_are_counted(word: str, other: str, mistakes: int) -> None:
    assert edit_distance(word, other, most=2) == mistakes


def test_more_than_the_most_are_not_counted() -> None:
    assert edit_distance("torget", "kyrkan", most=1) == 2


@pytest.mark.parametrize(("word", "most"), [("ica", 0), ("torg", 1), ("biblioteket", 2), ("gata 12", 0)])
def test_longer_words_may_hold_more_mistakes(word: str, most: int) -> None:
    assert mistakes_allowed(word) == most


def test_the_beginning_of_a_word_may_be_misspelt() -> None:
    assert begins_misspelt("bibil", "biblioteket")
    assert not begins_misspelt("kyrka", "biblioteket")


def test_a_word_resembles_one_that_begins_with_its_letter() -> None:
    assert resembles_beginning("grafitti", "graffiti")
    assert not resembles_beginning("krafitti", "graffiti")
