import pytest

from domain.spelling import (
    begins_misspelt,
    edit_distance,
    looks_like,
    mistakes_allowed,
    mixes_scripts,
    resembles_beginning,
)


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


KNOWN = ("Skolan", "Polisen", "Mjölby kommun", "SJ", "Bostadsbolaget Eken")


@pytest.mark.parametrize("name", ["Роlisen", "Polisеn", "Πolisen", "Skоlan", "Mjölby kοmmun"])
def test_letters_of_several_scripts_in_one_name_are_noticed(name: str) -> None:
    assert mixes_scripts(name)


@pytest.mark.parametrize("name", ["Polisen", "Школа", "Αθήνα", "Ökna-Ål 2", "東京タワー", ""])
def test_names_of_one_script_mix_none(name: str) -> None:
    assert not mixes_scripts(name)


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Роlisen", "Polisen"),
        ("РОLISEN", "Polisen"),
        ("Poliser", "Polisen"),
        ("Pollisen", "Polisen"),
        ("P0lisen", "Polisen"),
        ("Po1isen", "Polisen"),
        ("Plo isen", "Polisen"),
        ("Mjölby Komrnun", "Mjölby kommun"),
        ("Mjölby-kommun", "Mjölby kommun"),
        ("Bostadsbolget Ekon", "Bostadsbolaget Eken"),
        ("5J", "SJ"),
    ],
)
def test_what_could_be_taken_for_a_known_name_is_noticed(name: str, like: str) -> None:
    assert looks_like(name, KNOWN) == like


@pytest.mark.parametrize(
    "name", ["polisen", "POLISEN", "Skogen", "Nattvandrarna", "SD", "Linköpings kommun", "Mo"]
)
def test_the_same_name_and_other_names_are_not(name: str) -> None:
    assert looks_like(name, KNOWN) is None
