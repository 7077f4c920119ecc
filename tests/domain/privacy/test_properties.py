import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.privacy import find_personal_data
from domain.privacy.findings import FindingKind
from domain.privacy.names import WORDS

tracts = st.sampled_from(["Lundby", "Sörby", "Öster-Skrukeby", "BERGA"])


def found(text: str) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, text[finding.start : finding.end]) for finding in find_personal_data(text)]


@given(st.sampled_from(sorted(WORDS["municipalities"])), tracts, st.integers(1, 9), st.integers(1, 999))
def test_municipality_tract_block_and_unit_are_a_property(
    municipality: str, tract: str, block: int, unit: int
) -> None:
    designation = f"{municipality.capitalize()} {tract} {block}:{unit}"
    assert found(f"skräp vid {designation}, igen") == [(FindingKind.PROPERTY, designation)]


@pytest.mark.parametrize(
    "text",
    [
        "Lundby 4:112",
        "Lundby 1:7",
        "Lundby 55:3",
        "Lundby s:3",
        "kv. Björnen 3",
        "kvarteret Björnen 12",
        "mjölby lundby 4:112",
    ],
)
def test_a_tract_or_a_quarter_alone_is_a_property(text: str) -> None:
    assert found(f"skräp vid {text}, igen") == [(FindingKind.PROPERTY, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Klotter Mantorp 8:30",
        "Mjölby Resecentrum 8:30",
        "Mjölby Lundby 22:30",
        "kl 1:23",
        "nr 12:5",
        "SFS 1998:204",
        "lagen (2023:196)",
        "Skala 1:1000",
        "12:30",
        "kv 3",
        "BrB 8:1",
        "RF 2:6",
        "Ordningslagen 3:1",
        "HV71–LHC 3:12",
    ],
)
def test_times_and_other_ratios_are_no_properties(text: str) -> None:
    assert found(text) == []
