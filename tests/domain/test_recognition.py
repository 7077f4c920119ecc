from hypothesis import given
from hypothesis import strategies as st

from domain.recognition import Phrasebook, claim, words_of

BOOK = Phrasebook(
    [("rån", "robbery"), ("Skänninge", "town"), ("hög musik", "music"), ("musik", "any music"), ("12", "digits")]
)


def found(text: str) -> list[str]:
    return [hit.meanings[0] for hit in claim(BOOK.hits(text))]


def test_whole_words_are_found_whatever_the_case() -> None:
    assert found("RÅN i skänninge") == ["town", "robbery"]
    assert found("ränta, rånare, Skänninges") == []


def test_long_words_are_found_without_accents_and_short_ones_are_not() -> None:
    assert found("Skanninge") == ["town"]
    assert found("they ran home") == []
    assert found("ra\u030an") == ["robbery"]


def test_the_longest_name_is_claimed_first() -> None:
    assert found("musik och hög musik") == ["music", "any music"]
    assert found("hög-musik") == ["music"]
    assert found("hög\nmusik") == ["any music"]


def test_digits_alone_are_no_name() -> None:
    assert found("klockan 12") == []


def test_one_name_may_name_several_things() -> None:
    book = Phrasebook([("Stationen", 1), ("stationen", 2)])
    assert [hit.meanings for hit in book.hits("vid stationen")] == [(1, 2)]


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for hit in BOOK.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
    assert all(text[word.start : word.end] for word in words_of(text))


@given(st.lists(st.sampled_from(["rån", "hög musik", "musik", "Skänninge", "och", "vid"]), max_size=12))
def test_claims_never_overlap_and_leave_no_known_name(parts: list[str]) -> None:
    text = " ".join(parts)
    claimed = claim(BOOK.hits(text))
    assert not any(a.overlaps(b) for n, a in enumerate(claimed) for b in claimed[n + 1 :])
    for hit in claimed:
        text = text[: hit.start] + ";" * (hit.end - hit.start) + text[hit.end :]
    assert BOOK.hits(text) == []
