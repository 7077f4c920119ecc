"""Days and hours by which a list is narrowed, and the hours of a week that they are."""

import pytest

from domain.times_of_week import ALWAYS, find_hours, times_by_name

FRIDAY = 4 * 24


@pytest.mark.parametrize(
    ("words", "hours", "rest"),
    [
        ("kl 18–24", ((18, 24),), ";" * 8),
        ("klotter 18-24", ((18, 24),), "klotter ;;;;;"),
        ("klockan 22 till 02", ((22, 2),), ";" * 18),
        ("mellan 18:00 och 20:00", ((18, 20),), ";" * 22),
        ("from 6 to 10", ((6, 10),), ";" * 12),
        ("efter kl 22", ((22, 24),), ";" * 11),
        ("before 6", ((0, 6),), ";" * 8),
        ("kl. 14", ((14, 15),), ";" * 6),
        ("kl 0-6", ((0, 6),), ";" * 6),
        ("2 och 3", (), "2 och 3"),
        ("46-47", (), "46-47"),
        ("kl 18:30", (), "kl 18:30"),
        ("2026-11-20", (), "2026-11-20"),
        ("18-18", (), "18-18"),
        ("kl 25", (), "kl 25"),
    ],
)
def test_hours_are_found_in_figures(words: str, hours: tuple[tuple[int, int], ...], rest: str) -> None:
    times, spans = find_hours(words)
    for start, end in spans:
        words = words[:start] + ";" * (end - start) + words[end:]
    assert (times.hours, words) == (hours, rest)


@pytest.mark.parametrize(
    ("name", "first", "number"),
    [
        ("fredag", FRIDAY, 24),
        ("fredagar", FRIDAY, 24),
        ("Fridays", FRIDAY, 24),
        ("fredagskväll", FRIDAY + 18, 6),
        ("fredagsnatt", FRIDAY + 22, 8),
        ("helg", 5 * 24, 48),
        ("weekdays", 0, 120),
    ],
)
def test_names_mean_hours_of_the_week(name: str, first: int, number: int) -> None:
    assert times_by_name()[name].hours_of_week() == frozenset(range(first, first + number))


def test_days_and_hours_narrow_each_other() -> None:
    evening = times_by_name()["kväll"]
    assert len(evening.hours_of_week()) == 7 * 6
    assert evening | times_by_name()["fredag"] == times_by_name()["fredagskväll"]
    assert (times_by_name()["fredag"] | times_by_name()["lördag"]).days == (5, 6)
    sunday_night = times_by_name()["söndagsnatt"].hours_of_week()
    assert {0, 5, 167} <= sunday_night
    assert not ALWAYS
    assert ALWAYS.hours_of_week() == frozenset()
