import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.privacy import find_personal_data
from domain.privacy.findings import FindingKind

names = st.sampled_from(["Anna", "Erik", "Fatima", "Zlatan", "Päivi", "Berivan", "Abdirahman", "Ing-Marie"])
surnames = st.sampled_from(["Svensson", "Exempelsdotter", "Lund", "Åberg-Test", "SVENSSON", "Exempelström"])


def found(text: str) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in find_personal_data(text)]


@given(names, surnames, st.sampled_from(["{}, som sprang", "{}", "såg {} där", "({})"]))
def test_a_first_name_and_a_surname_are_found(first: str, surname: str, sentence: str) -> None:
    name = f"{first} {surname}"
    assert found(sentence.format(name)) == [(FindingKind.NAME, name)]


@pytest.mark.parametrize(
    "name",
    [
        "Anna-Karin Exempel",
        "Erik K. Lund",
        "Carl von Exempel",
        "anna svensson",
        "ANNA EXEMPEL",
        "Erik  Svensson",
        "K. Andersson",
        "Anna S.",
        "Svensson Anna",
        "Ann-Christin von Essen-Lund",
        "Osama bin Khalil",
        "mohammed hassan",
        "Päivi Korhonen",
        "Paivi Korhonen",
        "Đorđe Đorđević",
        "Dorde Dordevic",
        "Xyzu Ghebremedhin",
        "Per Svenssons",
    ],
)
def test_names_in_other_shapes_are_found(name: str) -> None:
    assert found(f"såg {name} igår") == [(FindingKind.NAME, name.rstrip("."))]


@pytest.mark.parametrize(
    "text",
    ["familjen Xyzu", "herr Qvw", "rektor Lindqvist", "hos Andersson", "heter Xyzu Qvwo", "misstänkt Gashi"],
)
def test_whoever_is_introduced_is_found_whatever_the_name(text: str) -> None:
    assert found(f"det var {text} igår") == [(FindingKind.NAME, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Maria kyrka",
        "Maria Kyrka",
        "Karl Johans gata",
        "Karl Johans Gata 4",
        "Hans Michelsensgatan 4",
        "Anna Lindhs plats",
        "Anna-skolan",
        "Sankt Lars Park",
        "S:t Lars Park",
        "Drottning Kristina Vasa",
        "Erik Mjölby",
        "Anna",
        "hon heter Anna. Polisen kom",
        "Anna och Erik",
        "Anna\nErik",
        "per buss",
        "Mjölby Lundby",
        "Lars Montin AB",
        "Eva & Adam frisör",
        "Erik Dahlbergsgatans garage",
        "Svenssons Begravningsbyrå",
        "Hotell Erik Dahlberg",
        "Restaurang Lilla Maria",
        "Burger King",
        "Rektorn på Vifolkaskolan",
        "Mercedes C220",
        "a delivery van blocks the exit",
        "anna var här",
    ],
)
def test_places_and_lone_names_are_allowed(text: str) -> None:
    assert found(text) == []
