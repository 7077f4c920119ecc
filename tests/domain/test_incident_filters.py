from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.incident_filters import IncidentFilter, pin_week, read_filter
from domain.prefill import NamedArea
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
