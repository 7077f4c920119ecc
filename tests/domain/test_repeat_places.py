"""Places where it happened again are found whatever weekday a week begins on."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.pictures import RepeatedPlace
from domain.repeat_places import SEVEN_DAYS, PlacedIncident, find_repeated_places

END = datetime(2026, 11, 23, tzinfo=UTC)
START = END - SEVEN_DAYS
INCIDENTS = st.lists(
    st.builds(
        PlacedIncident,
        st.sampled_from(["", "Torget", "Stationen"]),
        st.sampled_from(["Centrum", "Lundby"]),
        st.sampled_from(["damage", "threat"]),
        st.integers(1, 28 * 24).map(lambda hours: END - timedelta(hours=hours)),
        st.none(),
    ),
    max_size=12,
)


def happened(*days_before_the_end: float, place: str = "Torget", group: str = "damage") -> list[PlacedIncident]:
    """Incidents in Centrum so many days before the end of the period."""
    return [PlacedIncident(place, "Centrum", group, END - timedelta(days=days)) for days in days_before_the_end]


def test_what_straddles_a_sunday_is_found() -> None:
    assert find_repeated_places(happened(6, 8), START) == (RepeatedPlace("Torget", "Centrum", 1, None, 2, 2),)
    assert find_repeated_places(happened(1, 9), START) == ()
    assert find_repeated_places(happened(1, 8), START) == ()  # the same hour a week later


def test_three_in_four_weeks_are_found_too() -> None:
    assert find_repeated_places(happened(1, 12, 25), START) == (RepeatedPlace("Torget", "Centrum", 1, None, 1, 3),)


def test_what_has_ended_before_the_period_is_not_told_again() -> None:
    assert find_repeated_places(happened(8, 9, 10), START) == ()


def test_what_resembles_it_nearby_is_counted() -> None:
    near = [*happened(3, place="Stationen"), *happened(4, place="")]
    other = [*happened(3, place="Kiosken", group="threat"), *happened(20, place="Kiosken")]
    found = find_repeated_places([*happened(2, 5), *near, *other], START)
    assert found == (RepeatedPlace("Torget", "Centrum", 2, None, 2, 2, near=2),)


@given(INCIDENTS, st.randoms(use_true_random=False))
def test_the_order_changes_nothing(incidents: list[PlacedIncident], draw: random.Random) -> None:
    shuffled = draw.sample(incidents, len(incidents))
    assert find_repeated_places(shuffled, START) == find_repeated_places(incidents, START)


@given(INCIDENTS)
def test_what_is_told_of_a_place_is_there(incidents: list[PlacedIncident]) -> None:
    for found in find_repeated_places(incidents, START):
        there = [each for each in incidents if (each.place, each.area) == (found.place, found.area)]
        assert found.number == sum(each.at >= START for each in there) > 0
        assert found.in_seven_days <= found.in_four_weeks == len(there)
