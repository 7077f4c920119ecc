import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from domain.normalized_text import normalize, normalize_and_fold


def test_digits_dashes_and_blanks_of_every_kind_become_plain() -> None:
    typed = "٨٥０７09–９８0\N{ZERO WIDTH SPACE}5\N{NO-BREAK SPACE}\N{SOFT HYPHEN}ÅÄÖ\N{MINUS SIGN}1"
    assert normalize(typed).text == "850709-9805 ÅÄÖ-1"
    assert normalize_and_fold(typed).text == "850709-9805 aao-1"


def test_positions_lead_back_to_what_was_typed() -> None:
    typed = unicodedata.normalize("NFD", "å 1\N{ZERO WIDTH SPACE}2 ö")
    plain = normalize_and_fold(typed)
    start = plain.text.index("12")
    first, last = plain.typed_span(start, start + 2)
    assert typed[first:last] == "1\N{ZERO WIDTH SPACE}2"
    assert plain.typed_span(0, len(plain.text)) == (0, len(typed))


@given(st.text())
def test_every_plain_character_has_a_place_in_the_typed_text(typed: str) -> None:
    for plain in (normalize(typed), normalize_and_fold(typed)):
        assert len(plain.origins) == len(plain.text) + 1
        assert list(plain.origins) == sorted(set(plain.origins))
        assert plain.origins[-1] == len(typed)


@given(st.text())
def test_plain_text_stays_as_it_is(typed: str) -> None:
    once = normalize_and_fold(typed).text
    assert len(normalize_and_fold(once).text) <= len(once)
    assert normalize(typed.encode("ascii", "ignore").decode()).text.isascii()
