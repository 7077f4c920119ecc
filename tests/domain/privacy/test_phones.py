import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.privacy import find_personal_data
from domain.privacy.findings import FindingKind
from tests.domain.privacy.written_forms import CONTACT, forms

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


def kinds(text: str) -> list[FindingKind]:
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
    assert kinds(f"Ring {number} ikväll kl 22:30, 3 personer") == [FindingKind.PHONE]


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
    "number",
    [
        "(070) 123 45 67",
        "(070)1234567",
        "070-123\n45 67",
        "070-123\r\n45 67",
        "0142.850.00",
        "0142-85.00.00",
        "013.20.60.00",
        "08.123.456.78",
        "+1-212-555-0123",
        "+1 (212) 555-0123",
        "+44.20.7946.0958",
        "0044 20 7946 0958",
        "00358-40-1234567",
        "+46 (70) 123 45 67",
        "+47 22 12 34 56 12 personer",
    ],
)
def test_a_number_in_another_spelling_is_found(number: str) -> None:
    assert kinds(f"Ring {number}") == [FindingKind.PHONE]


@pytest.mark.parametrize("kind", ["mobile", "landline", "foreign"])
def test_every_written_form_of_a_phone_number_is_blocked(kind: str) -> None:
    missed = [
        written
        for written, text in forms(CONTACT[kind], 1_000)
        if not any(finding.level == "block" for finding in find_personal_data(text))
    ]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    ["kl 08.30-16.00", "08.11.2026", "200 500 000 kr", "2026-11-20T22:30:00+01:00", "2+1 500 000", "002 3456789"],
)
def test_times_and_sums_are_no_phone_numbers(text: str) -> None:
    assert kinds(text) == []


def test_numbers_close_together_are_each_found() -> None:
    assert kinds("070-123 45 67 0142-850 00 +1 212 555 0123 " * 3) == [FindingKind.PHONE] * 9
