import pytest

from domain.typed_input import read_typed_number


@pytest.mark.parametrize(
    "words", ["1", "#1", "nr 1", "nr. 1", "1.", "no 1", "Nr #1", "händelse 1", "incident no. 1"]
)
def test_a_number_is_read_as_people_write_it(words: str) -> None:
    assert read_typed_number(words) == "1"


@pytest.mark.parametrize("words", ["", "#", "ett", "1 2", "1.5", "-1", "1234567890", "²", "nr"])
def test_other_words_are_no_number(words: str) -> None:
    assert read_typed_number(words) == ""
