from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.categories import CATEGORIES
from domain.cells import RowError
from domain.incident_rows import COLUMNS, IncidentRow, read_row, write_row
from domain.incidents import PlaceKind, PoliceReport, Severity
from domain.names import without_invisible
from domain.sharing import Sharing

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
ROW = IncidentRow(
    number=12,
    happened_at=datetime(2026, 11, 19, 21, 30, tzinfo=UTC),
    uncertain=True,
    category="damage.graffiti",
    area="Skänninge",
    place="Stationen",
    text='=Klotter på gaveln,\nca 2 m "högt"',
    severity=Severity.LOW,
    police_report=PoliceReport.YES,
    place_kind=PlaceKind.STATION,
    sharing=Sharing.AMBER,
    named_partners=("Polisen", "Bostadsbolaget Eken"),
    partner="Kommunen",
    unit="Gata och park",
    reporter="U1",
    reported_at=datetime(2026, 11, 20, 6, 0, 0, 123456, tzinfo=UTC),
    withdrawn_at=datetime(2026, 11, 20, 7, 0, tzinfo=UTC),
    withdrawn_reason="Dubblett",
)


def test_a_row_is_written_by_column() -> None:
    told = {
        "number": "12",
        "happened_at": "2026-11-19T22:30:00+01:00",
        "uncertain": "yes",
        "category": "Skadegörelse – klotter",
        "area": "Skänninge",
        "place": "Stationen",
        "text": '\'=Klotter på gaveln,\nca 2 m "högt"',
        "severity": "low",
        "police_report": "yes",
        "place_kind": "station",
        "sharing": "amber",
        "named_partners": "Polisen; Bostadsbolaget Eken",
        "partner": "Kommunen",
        "unit": "Gata och park",
        "reporter": "U1",
        "reported_at": "2026-11-20T07:00:00.123456+01:00",
        "withdrawn_at": "2026-11-20T08:00:00+01:00",
        "withdrawn_reason": "Dubblett",
    }
    assert told.items() <= write_row(ROW, "sv", STOCKHOLM).items()
    assert tuple(write_row(ROW, "en", STOCKHOLM)) == COLUMNS
    assert write_row(ROW, "en", STOCKHOLM)["category"] == "Vandalism – graffiti"


def test_names_that_categories_had_before_can_still_be_imported() -> None:
    former = {category.former: key for key, category in CATEGORIES.items() if category.former}
    assert "Threat" in former
    for name, key in former.items():
        assert read_row(LEAST | {"category": name}, STOCKHOLM, NOW).category == key


NAMES = st.sampled_from(["Kommunen", "Bostadsbolaget Eken", "=Polisen", "-Skolan", "Å Ä Ö"])
ROWS = st.builds(
    replace,
    st.just(ROW),
    number=st.none() | st.integers(1, 99_999_999),
    category=st.sampled_from(sorted(CATEGORIES)),
    text=st.text(alphabet="'=+@-\t\r\n aåB.,;\"", max_size=40).map(without_invisible),
    severity=st.none() | st.sampled_from(Severity),
    police_report=st.sampled_from(PoliceReport),
    place_kind=st.none() | st.sampled_from(PlaceKind),
    place=st.just("") | NAMES,
    partner=NAMES,
    named_partners=st.lists(NAMES, min_size=1, unique=True).map(tuple),
    reporter=st.sampled_from(["", "U1", "W2"]),
    uncertain=st.booleans(),
)


@given(ROWS, st.sampled_from(["sv", "en"]))
def test_what_is_written_can_be_read(row: IncidentRow, language: str) -> None:
    assert read_row(write_row(row, language, STOCKHOLM), STOCKHOLM, NOW) == row


LEAST = dict.fromkeys(COLUMNS, "") | {"happened_at": "2026-11-19T22:30", "category": "hot", "area": "Mantorp"}


def test_little_is_needed() -> None:
    read = read_row(LEAST, STOCKHOLM, NOW)
    assert read == IncidentRow(
        number=None,
        happened_at=datetime(2026, 11, 19, 21, 30, tzinfo=UTC),
        uncertain=False,
        category="threat",
        area="Mantorp",
        place="",
        text="",
        severity=None,
        police_report=PoliceReport.UNKNOWN,
        sharing=Sharing.GREEN,
        named_partners=(),
        partner="",
        unit="",
        reporter="",
        reported_at=NOW,
        withdrawn_at=None,
        withdrawn_reason="",
    )


@pytest.mark.parametrize("written", ["damage.graffiti", "Skadegörelse – klotter", "damage – GRAFFITI"])
def test_a_category_is_known_by_its_key_and_both_names(written: str) -> None:
    assert read_row(LEAST | {"category": written}, STOCKHOLM, NOW).category == "damage.graffiti"


@pytest.mark.parametrize("written", ["Skadegörelse - klotter", "skadegörelse—klotter", "Skadegörelse -  Klotter"])
def test_a_category_is_known_with_any_dash(written: str) -> None:
    assert read_row(LEAST | {"category": written}, STOCKHOLM, NOW).category == "damage.graffiti"


def test_a_date_alone_is_an_uncertain_time_and_not_midnight() -> None:
    row = read_row(LEAST | {"happened_at": "2026-11-19", "uncertain": "no"}, STOCKHOLM, NOW)
    assert (row.happened_at, row.uncertain) == (datetime(2026, 11, 19, 11, 0, tzinfo=UTC), True)


def test_dates_alone_may_be_of_one_day() -> None:
    days = dict.fromkeys(("reported_at", "withdrawn_at"), "2026-11-19")
    row = read_row(LEAST | {"happened_at": "2026-11-19 22:30"} | days, STOCKHOLM, NOW)
    assert row.happened_at < row.reported_at == row.withdrawn_at


def test_the_first_day_of_the_century_is_a_local_one() -> None:
    assert read_row(LEAST | {"happened_at": "2000-01-01T00:00"}, STOCKHOLM, NOW).happened_at.year == 1999


def test_no_two_categories_share_a_name() -> None:
    names = [name for each in CATEGORIES.values() for name in (each.sv, each.en)]
    for name in names:
        keys = {key for key, each in CATEGORIES.items() if name in (each.sv, each.en)}
        assert keys == {next(iter(keys))}, name


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"happened_at": ""}, "happened_at is empty"),
    ({"happened_at": "igår"}, "happened_at is no time"),
    ({"happened_at": "2026-11-21"}, "happened_at has not come yet"),
    ({"reported_at": "2026-11-21"}, "reported_at has not come yet"),
    ({"withdrawn_at": "2026-11-21"}, "withdrawn_at has not come yet"),
    ({"number": "x"}, "number is no number"),
    ({"category": "Hemligt"}, "category is not one of the known categories"),
    ({"category": ""}, "category is not one of the known categories"),
    ({"area": " "}, "area is empty"),
    ({"area": "a" * 76}, "area is longer than 75 characters"),
    ({"text": "a" * 3_001}, "text is longer than 3000 characters"),
    ({"text": "19121212-1212"}, "text holds personal data"),
    ({"place": "hos 19121212-1212"}, "place holds personal data"),
    ({"withdrawn_reason": "19121212-1212", "withdrawn_at": "2026-11-20"}, "withdrawn_reason holds personal data"),
    ({"severity": "allvarlig"}, "severity must be one of low, medium, high, or empty"),
    ({"police_report": "ja"}, "police_report must be one of yes, no, unknown, or empty"),
    ({"sharing": "grön"}, "sharing must be one of red, amber_strict, amber, green, clear, or empty"),
    ({"uncertain": "1"}, "uncertain must be one of no, yes, or empty"),
    ({"unit": "Norr"}, "unit is given without its partner"),
    ({"partner": "Kommunen: Norr"}, "partner holds “:”"),
    ({"partner": "Kommunen", "unit": "Norr, Söder"}, "unit holds “,”"),
    ({"named_partners": "Polisen", "sharing": "green"}, "named_partners is given, but sharing is not amber"),
    ({"named_partners": "19121212-1212", "sharing": "amber"}, "named_partners holds personal data"),
    ({"reporter": "Vera"}, "reporter is no Slack user id"),
    ({"named_partners": " ; ", "sharing": "amber"}, "sharing is amber, but named_partners is empty"),
    ({"happened_at": "1999-12-31T12:00"}, "happened_at is before the year 2000"),
    ({"withdrawn_at": "2026-11-19T22:29"}, "withdrawn_at is before happened_at"),
    (
        {"withdrawn_at": "2026-11-20T08:00", "reported_at": "2026-11-20T08:01"},
        "withdrawn_at is before reported_at",
    ),
    ({"withdrawn_reason": "Dubblett"}, "withdrawn_reason is given without withdrawn_at"),
]


@pytest.mark.parametrize(("changed", "why"), WRONG)
def test_a_wrong_row_is_refused_in_a_sentence_that_repeats_nothing(changed: dict[str, str], why: str) -> None:
    with pytest.raises(RowError) as caught:
        read_row(LEAST | changed, STOCKHOLM, NOW)
    assert str(caught.value).startswith(why)
    assert not any(len(each) > 6 and each in str(caught.value) for each in changed.values())
