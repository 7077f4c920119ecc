import pytest

from domain.privacy import find_personal_data
from domain.privacy.findings import FindingKind
from tests.domain.privacy.written_forms import CONTACT, forms


def kinds(text: str) -> list[FindingKind]:
    return [finding.kind for finding in find_personal_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "anna.exempel@example.org",
        "x+y@a-b.example.se",
        "anna＠example．org",
        "<mailto:a@example.se|skriv>",
        "(åsa@example.se).",
    ],
)
def test_an_email_address_is_found(text: str) -> None:
    assert kinds(text) == [FindingKind.EMAIL]


@pytest.mark.parametrize("text", ["@", "a@", "@anna", "vi sågs @ stationen", "a@b", "20 st @ 5 kr"])
def test_an_at_sign_alone_is_no_address(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "namn (at) exempel.se",
        "namn[at]exempel[dot]se",
        "namn snabel-a exempel punkt se",
        "namn @ exempel . se",
        "namn at exempel dot se",
        "namn＠exempel．se",
        "anna.exempel@mail.example.co.uk",
    ],
)
def test_an_address_that_is_spelled_out_is_found_to_its_end(text: str) -> None:
    (finding,) = find_personal_data(f"skriv till {text}, tack")
    assert (finding.kind, finding.start, finding.end) == (FindingKind.EMAIL, 11, 11 + len(text))


def test_every_written_form_of_an_address_is_blocked() -> None:
    assert [
        written for written, text in forms(CONTACT["email"], 1_000) if FindingKind.EMAIL not in kinds(text)
    ] == []


@pytest.mark.parametrize(
    "text",
    ["look at polisen.se", "vi sågs @ stationen. Sedan gick vi", "klotter @ skolan.", "met at the station dot"],
)
def test_a_place_after_at_is_no_address(text: str) -> None:
    assert kinds(text) == []
