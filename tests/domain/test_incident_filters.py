import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.incident_filters import Chosen, IncidentFilter, pin_week, read_filter
from domain.prefill import NamedArea, NamedPlace
from domain.records import read_record, write_record
from domain.times_of_week import TimesOfWeek
from domain.weeks import Week

TODAY = date(2026, 11, 20)
AREAS = (
    NamedArea(1, "Centrum"),
    NamedArea(2, "Skänninge"),
    NamedArea(3, "Mantorp"),
    NamedArea(4, "Mjölby – Lundby"),
)


@pytest.mark.parametrize(
    ("words", "areas", "categories", "week", "unknown"),
    [
        ("", (), (), None, ""),
        ("centrum och skanninge", (2, 1), (), None, ""),
        ("klotter i Mantorp v 47", (3,), ("damage.graffiti",), Week(2026, 47), ""),
        ("2026-W47 skadegörelse", (), ("damage",), Week(2026, 47), ""),
        ("vecka 50", (), (), Week(2025, 50), ""),
        ("v.46 2026", (), (), Week(2026, 46), ""),
        ("förra veckan", (), (), Week(2026, 46), ""),
        ("this week, Centrum", (1,), (), Week(2026, 47), ""),
        ("stöld, bråk", (), ("theft", "violence"), None, ""),
        ("klotter lundby v 47", (4,), ("damage.graffiti",), Week(2026, 47), ""),
        ("v 60", (), (), None, "v 60"),
        ("Atlantis klotter", (), ("damage.graffiti",), None, "Atlantis"),
    ],
)
def test_free_words_are_a_filter(
    words: str, areas: tuple[int, ...], categories: tuple[str, ...], week: Week | None, unknown: str
) -> None:
    assert read_filter(words, AREAS, TODAY) == (IncidentFilter(areas, categories, week), unknown)


PLACES = (NamedPlace(7, "Stationen", 1), NamedPlace(8, "stationen", 2), NamedPlace(9, "Kvällsudden", 3))
EVENING = ((18, 24),)
HIGH, LOW = Chosen("severity", "high"), Chosen("severity", "low")
CHOICES = (("mycket allvarliga", HIGH), ("lindriga", LOW), ("inte anmälda", Chosen("police_report", "no")))


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("klotter vid Stationen", {"categories": ("damage.graffiti",), "places": (7, 8)}),
        ("mycket allvarliga", {"choices": (HIGH,)}),
        ("lindriga och mycket allvarliga i Centrum", {"choices": (HIGH, LOW), "areas": (1,)}),
        ("inte anmälda, skadegörelse", {"choices": (CHOICES[2][1],), "categories": ("damage",)}),
        ("mina parter", {"own": True}),
        ("my partner v 47", {"own": True, "week": Week(2026, 47)}),
        ("fredag kväll", {"times": TimesOfWeek((5,), EVENING)}),
        ("fredagskvällen", {"times": TimesOfWeek((5,), EVENING)}),
        ("Friday and Saturday evenings", {"times": TimesOfWeek((5, 6), EVENING)}),
        ("v 47 kl 18–24", {"week": Week(2026, 47), "times": TimesOfWeek((), EVENING)}),
        ("helger 22-02", {"times": TimesOfWeek((6, 7), ((22, 2),))}),
        ("Kvällsudden kväll", {"places": (9,), "times": TimesOfWeek((), EVENING)}),
    ],
)
def test_a_filter_tells_place_gravity_whose_and_when(words: str, filters: dict[str, Any]) -> None:
    assert read_filter(words, AREAS, TODAY, places=PLACES, choices=CHOICES) == (IncidentFilter(**filters), "")


def test_what_is_not_understood_is_returned_beside_the_rest() -> None:
    wanted, unknown = read_filter("lindriga kl 18:30 Atlantis", AREAS, TODAY, choices=CHOICES)
    assert (wanted.choices, unknown) == ((LOW,), "18 30 Atlantis")


def test_a_filter_is_kept_as_a_record() -> None:
    wanted, _ = read_filter("fredag kväll Stationen lindriga v 47", AREAS, TODAY, places=PLACES, choices=CHOICES)
    assert read_record(json.loads(json.dumps(write_record(wanted))), IncidentFilter) == wanted


@pytest.mark.parametrize(
    ("words", "pinned"),
    [
        ("klotter förra veckan, Centrum", "klotter 2026-W46, Centrum"),
        ("v 47 2025 stöld", "2025-W47 stöld"),
        ("Centrum", "Centrum"),
        ("v 60", "v 60"),
    ],
)
def test_a_week_is_pinned_where_it_stands(words: str, pinned: str) -> None:
    assert pin_week(words, TODAY) == pinned


@given(
    st.lists(
        st.sampled_from(
            (
                "förra veckan",
                "this week",
                "v 50",
                "v.46 2026",
                "Centrum",
                "lundby",
                "stöld",
                "bråk",
                "och",
                "i",
                ",",
            )
        )
    ).map(" ".join)
)
def test_pinned_words_ask_for_the_same_on_any_day(words: str) -> None:
    wanted, unknown = read_filter(words, AREAS, TODAY)
    pinned, later = pin_week(words, TODAY), date(2027, 3, 1)
    assert unknown or (read_filter(pinned, AREAS, later), pin_week(pinned, later)) == ((wanted, ""), pinned)


@given(st.text(max_size=200))
def test_any_words_can_be_read(words: str) -> None:
    _, unknown = read_filter(words, AREAS, TODAY)
    assert len(unknown) <= len(words)
