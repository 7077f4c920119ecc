import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import fold, is_name, read_unit, short_names, tidy, unit_title, without_invisible


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
        ("Polisen – ", "Polisen", "Polisen"),
        ("- Polisen", "Polisen", "Polisen"),
        (" – Polisen – Öst –", "Polisen", "Öst"),
        ("Polisen - - Öst", "Polisen", "Öst"),
        ("-Väst-Bo-", "Väst-Bo", "Väst-Bo"),
        (": Öst", "Öst", "Öst"),
        ("Kommunen: Gata, park", "Kommunen", "Gata park"),
        ("Stiftelsen A;B", "Stiftelsen A B", "Stiftelsen A B"),
        ("Kl:ass – 7:an", "Kl ass", "7 an"),
        (";", "", ""),
        ("- – —", "", ""),
    ],
)
def test_a_unit_is_read_as_people_type_it(typed: str, partner: str, unit: str) -> None:
    assert read_unit(typed) == (partner, unit)


@given(
    st.from_regex(r"\w[\w ]{0,20}\w", fullmatch=True).map(tidy), st.from_regex(r"\w[\w ]{0,20}\w", fullmatch=True)
)
def test_a_title_reads_back(partner: str, unit: str) -> None:
    assert read_unit(unit_title(partner, tidy(unit))) == (partner, tidy(unit))


def test_a_name_can_be_called_by_what_stands_after_its_dash_and_without_brackets() -> None:
    short = short_names(["Mjölby – Lundby", "Polisen (exempel)", "Väst-Bo"])
    assert short["lundby"] == short["mjolby lundby"] == short["mjolby - lundby"] == "Mjölby – Lundby"
    assert short["polisen"] == "Polisen (exempel)"
    assert set(short.values()) == {"Mjölby – Lundby", "Polisen (exempel)"}


def test_what_is_another_name_or_could_be_several_stands_for_none() -> None:
    short = short_names(["Mjölby – Centrum", "Centrum", "Mjölby – Norr", "Boxholm – Norr", "Eken (a)", "Eken (b)"])
    assert not {"centrum", "norr", "eken", "mjolby"} & short.keys()


@given(st.lists(st.text(max_size=30)))
def test_further_names_are_never_known_ones(names: list[str]) -> None:
    short = short_names(names)
    assert not short.keys() & {fold(name) for name in names}
    assert set(short.values()) <= set(names)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\u202eTorget\u202c", "Torget"),
        ("Tor\u200bget\ufeff", "Torget"),
        ("\u200b \u2067\u200f", ""),
        ("\u3164", ""),
        ("Tor\u200dget", "Torget"),
        (
            "Familjen \U0001f468\u200d\U0001f469\u200d\U0001f467",
            "Familjen \U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
        ("Röda torget", "Röda torget"),
    ],
)
def test_what_cannot_be_seen_is_not_in_a_name(typed: str, shown: str) -> None:
    assert tidy(typed) == shown


@pytest.mark.parametrize(
    ("typed", "named"), [("7", True), ("ö", True), ("...", False), ("🙂", False), ("", False)]
)
def test_a_name_has_a_letter_or_a_digit(typed: str, named: bool) -> None:
    assert is_name(typed) == named


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("ab\x08\x7f", "ab"),
        ("a\x9bb\x80", "ab"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("a\x85b\x0bc\x0cd\re", "a\nb\nc\nd\ne"),
        ("a\r\nb\n\tc", "a\r\nb\n\tc"),
        ("a\ud83db\ufffe\U0001ffff", "ab"),
        ("a\U000e0041\ufff9b", "ab"),
        ("🙂 å–ö", "🙂 å–ö"),
    ],
)
def test_control_characters_are_taken_out_of_every_text(typed: str, kept: str) -> None:
    assert without_invisible(typed) == kept


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_what_is_kept_of_any_text_is_text_to_every_database(typed: str) -> None:
    kept = without_invisible(typed)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert without_invisible(kept) == kept
