from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from domain.privacy import FindingKind, Level, find_personal_data

instants = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
times = st.sampled_from(
    [
        "%Y-%m-%d %H:%M",
        "%H:%M",
        "kl %H.%M",
        "%Y-%m-%dT%H:%M:%S",
        "%-d/%-m",
        "%d/%m/%Y",
        "%Y-%m-%d",
        "v%V",
        "%Y-W%V",
        "kl %H%M",
    ]
)
figures = st.integers(1, 9_999_999)
case_numbers = st.one_of(
    st.builds("5000-K{}-{:02}".format, figures, st.integers(0, 99)),
    st.builds("dnr {}-{:05}".format, st.integers(1990, 2039), st.integers(1, 99_999)),
    st.builds("KS {}/{:04}".format, st.integers(1990, 2039), st.integers(1, 9999)),
    st.builds("A{:03}.{:03}/{}".format, st.integers(0, 999), st.integers(0, 999), st.integers(1990, 2039)),
    st.builds("#{}".format, figures),
    st.builds("SFS {}:{}".format, st.integers(1900, 2039), st.integers(1, 2000)),
)
everyday = st.sampled_from(
    [
        "väg 32",
        "E4",
        "DUB 100",
        "buss 530",
        "Storgatan 14",
        "3 ungdomar",
        "18-åring",
        "1 500 kr",
        "20 %",
        "Mantorp",
        "12-14 personer",
    ]
)
PIECES = [
    "850709-9805",
    "ABC 123",
    "Anna",
    "Exempel",
    "070-174 06 05",
    "lgh 1203",
    "<@U012>",
    "a@example.org",
    "Lundby 4:112",
    "\u0301",
    "–",
    "\n",
]


@given(instants, times)
def test_dates_and_times_are_never_personal_data(instant: datetime, form: str) -> None:
    assert find_personal_data(f"Klotter {instant:{form}} vid stationen") == ()


@given(case_numbers)
@example("A005.002/1990")
def test_case_numbers_are_never_personal_data(number: str) -> None:
    assert find_personal_data(f"Polisanmält, {number}.") == ()


@given(st.lists(everyday))
def test_everyday_words_are_never_personal_data(words: list[str]) -> None:
    assert find_personal_data(", ".join(words)) == ()


@given(
    st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_findings_of_any_text_stand_in_order_within_it_and_apart(text: str) -> None:
    edges = [edge for finding in find_personal_data(text) for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(finding.start < finding.end for finding in find_personal_data(text))


@given(st.lists(everyday), st.lists(everyday))
def test_what_stands_around_does_not_hide_what_is_found(before: list[str], after: list[str]) -> None:
    text = ". ".join([*before, "Han har 850709-9805", *after])
    assert [finding.kind for finding in find_personal_data(text)] == [FindingKind.PERSONAL_NUMBER]


def test_every_kind_is_told_with_its_place_and_what_follows() -> None:
    text = (
        "850709-9805, 570574-9959, 000101-T220, 070-174 06 05, a@example.org, 850709-9804, <@U012>, ABC 123, "
        "lgh 1203, Lundby 4:112, Anna Exempel"
    )
    findings = find_personal_data(text)
    assert [finding.kind for finding in findings] == list(FindingKind)
    assert [text[finding.start : finding.end] for finding in findings] == text.split(", ")
    assert [finding.level for finding in findings] == [Level.BLOCK] * 5 + [Level.WARN] * 6


def test_a_long_text_of_nothing_but_findings_is_read_to_its_end() -> None:
    text = "850709-9805 " * 250
    assert len(find_personal_data(text)) == 250
