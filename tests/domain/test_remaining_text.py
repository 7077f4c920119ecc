import pytest

from domain.remaining_text import hide, text_without


def test_hidden_words_keep_their_length() -> None:
    assert hide("abc def", [(0, 3)]) == ";;; def"


@pytest.mark.parametrize(
    ("words", "taken", "left"),
    [
        ("Mantorp: två rutor krossade", ["Mantorp"], "två rutor krossade"),
        ("två rutor krossade i Mantorp", ["Mantorp"], "två rutor krossade"),
        ("två rutor krossade vid Torget i Mantorp", ["Mantorp", "Torget"], "två rutor krossade"),
        ("Någon såg Mantorp brinna", ["Mantorp"], "Någon såg Mantorp brinna"),
        ("Rutor krossade, Mantorp, i natt", ["Mantorp"], "Rutor krossade i natt"),
        ("i Mantorp", ["Mantorp"], ""),
        ("orört", [], "orört"),
    ],
)
def test_what_is_recognised_goes_where_no_sentence_is_torn(words: str, taken: list[str], left: str) -> None:
    spans = [(words.index(each), words.index(each) + len(each)) for each in taken]
    assert text_without(words, spans) == left
