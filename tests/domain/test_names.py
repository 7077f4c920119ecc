import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import fold, read_unit, tidy, unit_title


def test_names_are_compared_without_case_accents_and_blanks() -> None:
    assert fold("  SKÄNNINGE\tStation ") == fold("skanninge station") == "skanninge station"


@pytest.mark.parametrize(
    ("typed", "partner", "unit"),
    [
        ("Bostadsbolaget Eken – Fastighet", "Bostadsbolaget Eken", "Fastighet"),
        ("Bostadsbolaget Eken - Fastighet", "Bostadsbolaget Eken", "Fastighet"),
        (" Polisen  —  Öst - Natt ", "Polisen", "Öst - Natt"),
        ("Nattvandrarna", "Nattvandrarna", "Nattvandrarna"),
        ("Väst-Bo", "Väst-Bo", "Väst-Bo"),
        ("Polisen – ", "Polisen –", "Polisen –"),
        ("Kommunen: Gata, park", "Kommunen", "Gata park"),
        ("Stiftelsen A;B", "Stiftelsen A B", "Stiftelsen A B"),
        ("Kl:ass – 7:an", "Kl ass", "7 an"),
        (";", "–", "–"),
    ],
)
def test_a_unit_is_read_as_people_type_it(typed: str, partner: str, unit: str) -> None:
    assert read_unit(typed) == (partner, unit)


@given(
    st.from_regex(r"\w[\w ]{0,20}\w", fullmatch=True).map(tidy), st.from_regex(r"\w[\w ]{0,20}\w", fullmatch=True)
)
def test_a_title_reads_back(partner: str, unit: str) -> None:
    assert read_unit(unit_title(partner, tidy(unit))) == (partner, tidy(unit))
