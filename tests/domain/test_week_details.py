"""When things happened and where series gather is told by the hour of the week, and only of what most share."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.week_details import Gathering, Occurrence, PartOfDay, TimeCount, describe_week

FRIDAY_EVENING, MIDNIGHT, MONDAY = 4 * 24 + 22, 5 * 24, 9
"""Hours of the week."""


def occurred(
    number: int, hour: int | None = FRIDAY_EVENING, place: str = "Stationen", area: str = "Skänninge"
) -> Occurrence:
    return Occurrence(area, "damage.graffiti", place, "high", "yes", hour, number)


def test_days_and_parts_of_them_are_told_most_first() -> None:
    details = describe_week([occurred(4), occurred(2, MIDNIGHT), occurred(1, MONDAY), occurred(3, None)])
    assert details.times == (
        TimeCount(5, PartOfDay.EVENING, 4),
        TimeCount(6, PartOfDay.NIGHT, 2),
        TimeCount(1, PartOfDay.MORNING, 1),
    )
    assert details.uncertain == 3
    assert (details.severe("high"), details.severe("low"), details.reported("yes")) == (10, 0, 10)


@pytest.mark.parametrize(
    ("rows", "gathering"),
    [
        ([occurred(4), occurred(3, MONDAY, "")], ("Stationen", 5, PartOfDay.EVENING)),
        ([occurred(2), occurred(2, MONDAY, "Torget")], ("", None, None)),  # as many elsewhere
        ([occurred(2), occurred(2, MONDAY), occurred(1, MIDNIGHT)], ("Stationen", None, None)),
        ([occurred(4, place="")], ("", 5, PartOfDay.EVENING)),
        ([occurred(2)], ("", None, None)),  # too few to gather
        ([occurred(3, None, "")], ("", None, None)),
    ],
)
def test_a_series_gathers_where_at_least_half_of_it_happened(
    rows: list[Occurrence], gathering: tuple[str, int | None, PartOfDay | None]
) -> None:
    found = describe_week(rows).gathering("Skänninge", "damage")
    assert found == Gathering("Skänninge", "damage", *gathering)


OCCURRENCES = st.lists(
    st.builds(
        Occurrence,
        st.sampled_from(["A", "B"]),
        st.sampled_from(["damage.graffiti", "threat"]),
        st.sampled_from(["", "P", "Q"]),
        st.sampled_from([None, "low", "high"]),
        st.sampled_from(["yes", "no", "unknown"]),
        st.sampled_from([None, FRIDAY_EVENING, MIDNIGHT, MONDAY]),
        st.integers(1, 5),
    )
)


@given(OCCURRENCES, st.randoms())
def test_every_incident_is_counted_once_in_any_order(rows: list[Occurrence], chance: random.Random) -> None:
    details, total = describe_week(rows), sum(row.number for row in rows)
    assert sum(each.number for each in details.times) + details.uncertain == total
    assert sum(each.number for each in details.police_reports) == total
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert describe_week(shuffled) == details
