from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.privacy import find_personal_data
from domain.privacy.findings import FindingKind, Level
from tests.domain.privacy.written_forms import IDENTITY, forms

births = st.dates(date(1880, 1, 1), date(2039, 12, 31))
serials = st.integers(1, 999).map("{:03}".format)
scripts = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "০১২৩৪৫৬৭৮৯"])
joins = st.sampled_from(
    [
        "",
        "-",
        "+",
        " ",
        " - ",
        "–",
        "—",
        "\N{NON-BREAKING HYPHEN}",
        "\N{NO-BREAK SPACE}",
        "-\N{ZERO WIDTH SPACE}",
        "\N{MINUS SIGN}",
    ]
)
around = st.sampled_from(
    [("", ""), ("Han (", ")"), ("pnr", "."), ("se ", ", 14 år"), ("kl 22:30 ", " väg 32"), ("12 ", "\n")]
)


def with_check_figure(nine: str) -> str:
    """Ten figures, the last of which makes them pass Luhn: an oracle written the other way round."""
    doubled = (str(int(figure) * 2) if place % 2 == 0 else figure for place, figure in enumerate(nine))
    return nine + str(-sum(int(figure) for figure in "".join(doubled)) % 10)


def kinds(text: str) -> list[FindingKind]:
    return [finding.kind for finding in find_personal_data(text)]


@pytest.mark.parametrize(
    "number",
    [
        "090527+1474",
        "821105-9954",
        "901211-9948",
        "791221+9990",
        "001209-9891",
        "090527 1474",
        "850709-9805",
    ],
)
@pytest.mark.parametrize("century", ["", "19"])
def test_the_public_test_numbers_are_found(number: str, century: str) -> None:
    assert kinds(number) == [FindingKind.PERSONAL_NUMBER]
    assert kinds(century + number.replace("-", "").replace("+", "")) == [FindingKind.PERSONAL_NUMBER]


@pytest.mark.parametrize("number", ["570574-9959", "19570574-9959", "7306749982", "197306749982"])
def test_public_coordination_numbers_are_found(number: str) -> None:
    assert kinds(number) == [FindingKind.COORDINATION_NUMBER]


@pytest.mark.parametrize("letter", "TRSUWXJKLMNP")
@pytest.mark.parametrize("start", ["000101-", "20000101-", "000101", "20000101", "000101 ", "000101–"])
def test_interim_numbers_are_found(start: str, letter: str) -> None:
    assert kinds(f"{start}{letter}220") == [FindingKind.INTERIM_NUMBER]
    assert kinds(f"{start}{letter.lower()}220") == [FindingKind.INTERIM_NUMBER]


@pytest.mark.parametrize(
    "number",
    [
        "201509160006",
        "857209-0606",
        "802005-1952",
        "8020057538",
        "802406-2302",
        "165560360793",
        "556036-0793",
        "850231-0005",
        "2026-11-20 2315",
        "20261120T231500",
        "20260120 K123",
        "8507099805123",
    ],
)
def test_what_fails_the_rules_is_no_identity_number(number: str) -> None:
    assert kinds(number) == []


@pytest.mark.parametrize(
    "number",
    ["870704-9996", "20121120-9941", "390182-9913", "121075-9984", "19850101-1234", "850101-1234", "850101+1234"],
)
def test_a_slip_in_what_is_written_as_one_is_likely(number: str) -> None:
    (finding,) = find_personal_data(f"Han har {number}.")
    assert (finding.kind, finding.level) == (FindingKind.LIKELY_PERSONAL_NUMBER, "warn")


@pytest.mark.parametrize(
    "text",
    [
        "Personnummer 19850101-1234",
        "personnumret är 850101 1234",
        "pnr: 8501011234",
        "personal identity number is 1985-01-01-1234",
        "samordningsnummer 390182-9913",
    ],
)
def test_after_its_own_name_a_slip_makes_no_difference(text: str) -> None:
    assert kinds(text) == [FindingKind.PERSONAL_NUMBER]


@pytest.mark.parametrize(
    "text", ["pnr 556036-0793", "Personnummer saknas. 2026-11-20 2315", "2026-11-20 - 2315", "2026-11-20-2027"]
)
def test_other_figures_are_neither_likely_nor_named(text: str) -> None:
    assert kinds(text) == []


@given(births, serials, st.booleans(), st.sampled_from(["", "", "-", " ", "/", "."]), joins, scripts, around)
def test_any_personal_number_in_any_spelling_is_found_and_nothing_else(
    birth: date, serial: str, whole: bool, mark: str, join: str, script: str, around: tuple[str, str]
) -> None:
    ten = with_check_figure(f"{birth:%y%m%d}{serial}")
    assume(not mark or join.strip("\N{NO-BREAK SPACE} ") or int(ten[6:8]) > 23)
    century = f"{birth.year // 100}" if whole else ""
    number = f"{century}{ten[:2]}{mark}{ten[2:4]}{mark}{ten[4:6]}{join}{ten[6:]}".translate(
        dict(zip(range(48, 58), script, strict=True))
    )
    text = f"{around[0]}{number}{around[1]}"
    (finding,) = find_personal_data(text)
    assert (finding.kind, finding.level) == (FindingKind.PERSONAL_NUMBER, "block")
    assert text[finding.start : finding.end] == number


@given(births, serials, joins)
def test_any_coordination_number_is_found(birth: date, serial: str, join: str) -> None:
    ten = with_check_figure(f"{birth:%y%m}{birth.day + 60}{serial}")
    assert kinds(f"{ten[:6]}{join}{ten[6:]}") == [FindingKind.COORDINATION_NUMBER]


@given(births, serials, st.integers(1, 9), joins)
def test_a_wrong_check_figure_is_no_identity_number(birth: date, serial: str, error: int, join: str) -> None:
    ten = with_check_figure(f"{birth:%y%m%d}{serial}")
    wrong = ten[:9] + str((int(ten[9]) + error) % 10)
    assert not {FindingKind.PERSONAL_NUMBER, FindingKind.COORDINATION_NUMBER} & set(
        kinds(f"{wrong[:6]}{join}{wrong[6:]}")
    )


@given(
    st.integers(100_000_000, 999_999_999).map(str).filter(lambda nine: nine[2] >= "2"),
    st.sampled_from(["", "-"]),
    st.sampled_from(["", "16"]),
)
def test_an_organisation_number_is_allowed(nine: str, join: str, prefix: str) -> None:
    ten = with_check_figure(nine)
    assert kinds(f"{prefix}{ten[:6]}{join}{ten[6:]}") == []


def test_a_line_break_hides_no_number() -> None:
    assert [each.kind for each in find_personal_data("Ring 850709\n9805")] == [FindingKind.PERSONAL_NUMBER]
    assert find_personal_data("2026-11-20\n2315 larm") == ()


@pytest.mark.parametrize(
    "number",
    [
        "850709,9805",
        "850709, 9805",
        "850709 (9805)",
        "850709 98 05",
        "850709--9805",
        "850709\r\n9805",
        "219112124400",
        "1985-07-09 9805",
        "1985-07-09, fyra sista 9805",
        "850709 och de fyra sista är 9805",
        "pnr 19850709 och sista siffrorna är 9805",
        "850709 fyra sista 9806",
        "850709, last four: 9805",
        "000101, T220",
        "000101 (T220)",
        "000101-T2 20",
    ],
)
def test_any_few_signs_part_an_identity_number(number: str) -> None:
    assert [finding.level for finding in find_personal_data(f"Han har {number} igen")] == [Level.BLOCK]


@pytest.mark.parametrize("kind", IDENTITY)
def test_every_written_form_of_an_identity_number_is_blocked(kind: str) -> None:
    missed = [
        written
        for written, text in forms(IDENTITY[kind], 2_000)
        if not any(finding.level is Level.BLOCK for finding in find_personal_data(text))
    ]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "20/11 22.30-23.15",
        "19/11 23:30-00:15",
        "2026-11-20 22.30",
        "2026-11-20, 1400 kr",
        "2026-11-20 22-23",
        "Bråk 2026-11-20 vid sista bussen 2315",
        "12:11:10 2026",
        "557012, 1234",
        "dnr 2026-11-20-2027",
    ],
)
def test_times_and_sums_after_a_date_are_no_identity_numbers(text: str) -> None:
    assert kinds(text) == []
