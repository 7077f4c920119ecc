import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.privacy import find_personal_data
from domain.privacy.findings import Kind

seven = st.integers(0, 9_999_999).map("{:07}".format)
GROUPINGS = [
    "{}-{}{}{}",
    "{}-{} {} {}",
    "{} {} {} {}",
    "{}{}{}{}",
    "{} - {} {} {}",
    "{}/{}.{}.{}",
    "{}–{}\N{NO-BREAK SPACE}{} {}",
    "{}-{}-{}-{}",
]


def kinds(text: str) -> list[Kind]:
    return [finding.kind for finding in find_personal_data(text)]


@pytest.mark.parametrize(
    "number",
    [
        "0701740605",
        "070-174 06 05",
        "0701-74 06 05",
        "0730 - 12 34 56",
        "+46701740605",
        "+46 (0)70-174 06 05",
        "0046 70 174 06 05",
        "46701740605",
        "+46 142 850 00",
        "0142-850 00",
        "0142-85000",
        "0142 85 00 00",
        "(0142) 850 00",
        "0142/85000",
        "014285000",
        "013-20 60 00",
        "08-123 456 78",
        "08 123 45 67",
        "0812345678",
        "090-785 50 00",
        "+47 22 12 34 56",
        "+4522123456",
    ],
)
def test_a_phone_number_is_found(number: str) -> None:
    assert kinds(f"Ring {number} ikväll kl 22:30, 3 personer") == [Kind.PHONE]


@given(st.sampled_from(["070", "072", "073", "076", "079"]), seven, st.sampled_from(GROUPINGS))
def test_a_mobile_number_is_found_however_it_is_grouped(prefix: str, rest: str, grouping: str) -> None:
    number = grouping.format(prefix, rest[:3], rest[3:5], rest[5:])
    text = f"ring {number}, tack"
    (finding,) = find_personal_data(text)
    assert finding.level == "block"
    assert text[finding.start : finding.end] == number


@pytest.mark.parametrize(
    "text",
    [
        "112",
        "114 14",
        "1177",
        "077-114 14 00",
        "020-22 40 00",
        "kl 08-16",
        "0730-1600 20 personer",
        "0800-1600",
        "0910-1200",
        "08-11-2026",
        "08 11 2026",
        "dnr 0142123456",
        "595 30 Mjölby",
        "bankgiro 123-4567",
        "58.3260, 15.1310",
        "5+3 2026-11-20",
        "0500-K123456-26",
        "A070.000/1990",
    ],
)
def test_other_figures_are_no_phone_numbers(text: str) -> None:
    assert kinds(text) == []


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
    assert kinds(text) == [Kind.EMAIL]


@pytest.mark.parametrize("text", ["@", "a@", "@anna", "vi sågs @ stationen", "a@b", "20 st @ 5 kr"])
def test_an_at_sign_alone_is_no_address(text: str) -> None:
    assert kinds(text) == []
