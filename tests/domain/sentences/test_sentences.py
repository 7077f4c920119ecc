from domain.category_matches import choose_category, find_categories
from tests.domain.sentences.reading import judge, read_sentences, read_words, short_key


def test_the_sentences_are_read_as_they_were_meant() -> None:
    judged = [judge(each) for each in read_sentences()]
    assert len(judged) >= 500
    assert [each.sentence.typed for each in judged if each.certain_and_wrong] == []
    otherwise = [(each.sentence.typed, each.faults) for each in judged if each.faults]
    assert len(otherwise) <= len(judged) // 100, otherwise


def test_every_word_tells_of_its_category() -> None:
    words = list(read_words())
    assert len(words) >= 200
    read = [(word, _category_of(word)) for word, _ in words]
    assert read == words


def _category_of(word: str) -> str:
    told = choose_category(find_categories(word).hits)
    return short_key(told.category.key if told else None)
