import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.privacy import find_personal_data
from domain.privacy.findings import FindingKind

letters = st.from_regex(r"[XYZ][A-HJ-PR-UW-Z]{2}", fullmatch=True)
figures = st.from_regex(r"[0-9]{2}[0-9A-NP-Z]", fullmatch=True)


def found(text: str) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in find_personal_data(text)]


@given(letters, figures, st.sampled_from(["", " ", "-", "\N{NO-BREAK SPACE}"]))
def test_a_registration_plate_is_found(three: str, rest: str, join: str) -> None:
    plate = f"{three}{join}{rest}"
    assert found(f"en vit bil, {plate}, stod där") == [(FindingKind.PLATE, plate)]


@pytest.mark.parametrize("plate", ["ABC 123", "ABC123", "abc123", "Abc12d", "XYZ-98A", "xyz-98a", "abc 123"])
def test_plates_in_their_usual_spellings_are_found(plate: str) -> None:
    assert found(f"bil {plate}.") == [(FindingKind.PLATE, plate)]


@pytest.mark.parametrize(
    "text",
    [
        "DUB 100",
        "E4",
        "väg 32",
        "för 100 kr",
        "BUSS 530",
        "IQV 123",
        "ÅÄÖ 123",
        "ABC 12O",
        "rum123",
        "ABC 1234",
        "SOS 112",
        "K123456-26",
        "https://example.org/abc123",
        "en svart BMW 320",
        "AXIS P3265",
        "Volvo V70 och HP 402",
        "lag 123",
    ],
)
def test_other_letters_and_figures_are_no_plates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["<@U012ABC>", "<@W012ABC>", "<@U012ABC|anna>"])
def test_a_mention_is_found(text: str) -> None:
    assert found(f"fråga {text} om det") == [(FindingKind.MENTION, text)]


@pytest.mark.parametrize("text", ["<#C012ABC>", "<!here>", "@here", "<@>"])
def test_channels_and_groups_are_no_persons(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["lgh 1203", "Lgh. 1203", "lgh1203", "LÄGENHET 1203", "lägenheten nr 3", "apartment 12B", "lgh nr: 1101"],
)
def test_an_apartment_is_found(text: str) -> None:
    assert found(f"hos {text}, hög musik") == [(FindingKind.APARTMENT, text)]


@pytest.mark.parametrize(
    "text", ["3 tr", "2 tr upp", "5/1203", "12B/1101", "Storgatan 12 B", "Karl Johans gata 4b"]
)
def test_a_floor_an_apartment_of_a_house_and_an_entrance_are_found(text: str) -> None:
    assert found(f"hög musik, {text}, igår") == [(FindingKind.APARTMENT, text)]


@pytest.mark.parametrize(
    "text",
    ["Storgatan 12", "väg 32 B", "20/11 19.30", "KS 231/2026", "3 träd", "hus 4, trapp 2, plan 5", "A4/1203"],
)
def test_a_house_alone_and_other_fractions_are_allowed(text: str) -> None:
    assert found(text) == []


def test_a_chosen_plate_is_found_after_its_name() -> None:
    assert found("Bilen har regnr BOSSE1") == [(FindingKind.PLATE, "BOSSE1")]


@pytest.mark.parametrize("text", ["12 lägenheter", "lägenhet", "lgh kl 22", "lägenheter 12 st"])
def test_apartments_without_a_number_are_allowed(text: str) -> None:
    assert found(text) == []
